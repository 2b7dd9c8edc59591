import { type CartView, setLine, showCart, startCart, watchCart } from '@filrouge/contract/carts.ts'
import { type CustomerFile, showCustomer } from '@filrouge/contract/customers.ts'
import { type Id, isId, newId } from '@filrouge/kernel/ids.ts'
import { asProblem, useApp } from '@filrouge/ui/app.ts'
import { questionOf, useAsk, useLive } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { rememberedStore, useStore } from '@filrouge/ui/store.ts'
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type BasketChange, quantityAfter, withChange } from '../offline/basket-changes.ts'
import { type Refused, useSending } from '../offline/use-sending.ts'
import { waitingChanges } from '../offline/waiting-changes.ts'
import { useMyself } from '../sessions/myself.tsx'

// Ids only: who she is is asked again, so that no name stays on a phone that is handed on.
const customerStore = rememberedStore('associate.customer', null)
const cartStore = rememberedStore('associate.cart', null)

interface Article {
  sku: string
  title: string
}

/** The sale in hand: whom it is for, the basket, and what may be done to it. */
export interface Sale {
  customerId: Id<'customer'> | undefined
  customer: CustomerFile | undefined
  cart: CartView | undefined
  /** Changes of this basket that wait for the network, and those that were refused when it came back. */
  waiting: BasketChange[]
  refused: Refused[]
  forgetRefused: () => void
  articleCount: number
  /** Makes a customer the one being served, with her open basket. */
  serve: (file: CustomerFile) => void
  /** Takes up a basket begun earlier, with whom it is for. */
  take: (basket: { cartId: string; customerId?: string | undefined }) => void
  /** Ends with this customer, or puts the anonymous basket away. */
  leave: () => void
  /** The basket in hand, begun where there is none. */
  open: () => Promise<CartView>
  add: (article: Article) => Promise<void>
  setQuantity: (article: Article, quantity: number) => Promise<void>
  /** Keeps an answer that is newer than what the live basket has said so far. */
  keep: (cart: CartView) => void
  /** After the payment: the next article begins another basket. */
  finish: () => void
}

const SaleContext = createContext<Sale | null>(null)

/** The later of two states of a basket; another basket is always the one wanted now. */
export function latestOf(id: string | null, ...seen: (CartView | undefined)[]): CartView | undefined {
  let latest: CartView | undefined
  for (const cart of seen) {
    if (cart && cart.id === id && (!latest || cart.version >= latest.version)) latest = cart
  }
  return latest
}

function isInHand(cart: CartView | null | undefined): cart is CartView {
  return cart?.status === 'open' || cart?.status === 'paying'
}

/** Holds the sale for all pages, and follows its basket wherever else it is changed. */
export function SaleProvider({ children }: { children: ComponentChildren }) {
  const { lastSeen, language } = useApp()
  const { locationId, staffId } = useMyself()
  const rememberedCustomer = useStore(customerStore)
  const rememberedCart = useStore(cartStore)
  const customerId = isId('customer', rememberedCustomer) ? rememberedCustomer : undefined
  const cartId = isId('cart', rememberedCart) ? rememberedCart : undefined
  const file = useAsk(showCustomer, customerId ? { id: customerId } : null)
  const allWaiting = useStore(waitingChanges)
  const waiting = allWaiting.filter((change) => change.cartId === cartId && change.staffId === staffId)
  // A basket begun without a network is not asked for before the server knows it.
  const known = cartId && !waiting.some(({ begins }) => begins) ? { id: cartId } : null
  const live = useLive(watchCart, known)
  const first = useAsk(showCart, known)
  const [kept, setKept] = useState<CartView>()
  const closed = useRef(new Set<string>())
  const cart = latestOf(cartId ?? null, first.answer, kept, live)
  useEffect(() => {
    // Its last state is what a page opened without a network shows.
    if (cart)
      lastSeen.set(questionOf(showCart, language.get(), { id: cart.id }), { answer: cart, at: serverNow().getTime() })
  }, [cart])
  const { refused, forgetRefused } = useSending(staffId, {
    onCart: setKept,
    onMoved: (fromId, toId) => cartStore.get() === fromId && cartStore.set(toId),
  })

  useEffect(() => {
    // A basket that became an order, or went into another, is no longer the one in hand.
    if (!cart || cart.status === 'open' || cart.status === 'paying') return
    closed.current.add(cart.id)
    cartStore.set(null)
    file.again()
  }, [cart?.id, cart?.status])
  const basketOfFile = file.answer?.basket
  useEffect(() => {
    // Her file may have been read before the basket was closed: it must not bring it back.
    if (customerId && !cartId && isInHand(basketOfFile) && !closed.current.has(basketOfFile.id)) {
      cartStore.set(basketOfFile.id)
    }
  }, [customerId, cartId, basketOfFile?.id])

  const { put, open } = usePut({ cart, cartId, customerId, locationId, staffId, keep: setKept })
  const sale = useMemo<Sale>(
    () => ({
      customerId,
      customer: file.answer,
      cart,
      waiting,
      refused,
      forgetRefused,
      articleCount:
        (cart?.lines.reduce((count, line) => count + line.quantity, cart.gifts.length) ?? 0) +
        waiting.reduce((count, { by = 0 }) => count + Math.max(0, by), 0),
      take: (basket) => {
        customerStore.set(basket.customerId ?? null)
        cartStore.set(basket.cartId)
      },
      serve: (served) => {
        if (served.id === customerStore.get()) return
        customerStore.set(served.id)
        cartStore.set(isInHand(served.basket) ? served.basket.id : null)
        setKept(served.basket ?? undefined)
      },
      leave: () => {
        customerStore.set(null)
        cartStore.set(null)
        setKept(undefined)
      },
      open,
      add: (article) => put(article, { by: 1 }),
      setQuantity: (article, quantity) => put(article, { to: quantity }),
      keep: setKept,
      finish: () => {
        if (cartId) closed.current.add(cartId)
        cartStore.set(null)
        setKept(undefined)
        file.again()
      },
    }),
    [customerId, file.answer, cart, cartId, put, allWaiting, refused],
  )
  return <SaleContext.Provider value={sale}>{children}</SaleContext.Provider>
}

interface InHand {
  cart: CartView | undefined
  cartId: Id<'cart'> | undefined
  customerId: Id<'customer'> | undefined
  locationId: string | null
  staffId: string | undefined
  keep: (cart: CartView) => void
}

/** Changes the basket: at once where the server answers; else the change waits, with the key it was or will be sent under. */
function usePut({ cart, cartId, customerId, locationId, staffId, keep }: InHand) {
  const { api, isReachable } = useApp()
  const where = locationId ? { locationId } : {}
  const open = async () => {
    if (isInHand(cart)) return cart
    // The basket of a page loaded again, before its first live state has come.
    const known = cartId ? await api(showCart, { id: cartId }).catch(unlessUnreachable) : undefined
    if (isInHand(known)) return known
    const opened = await api(startCart, {
      ...(customerId ? { customerId } : { id: newId('cart') }),
      channel: 'shop',
      ...where,
    })
    cartStore.set(opened.id)
    keep(opened)
    return opened
  }
  const hold = (change: Omit<BasketChange, 'cartId' | 'begins'>, id: string | undefined) => {
    const held = id ?? newId('cart')
    const isNew = id === undefined
    const begins = isNew ? { begins: { ...(customerId ? { customerId } : {}), ...where } } : {}
    waitingChanges.set(withChange(waitingChanges.get(), { ...change, cartId: held, ...begins }))
    if (isNew) cartStore.set(held)
  }
  const put = async (article: Article, wanted: { by: number } | { to: number }) => {
    const change = { key: crypto.randomUUID(), staffId: staffId ?? '', ...article, ...wanted, at: Date.now() }
    const waits = waitingChanges.get().some((one) => one.cartId === cartId)
    if (!navigator.onLine || !isReachable.get() || waits) return hold(change, cartId)
    let sent: { id: string; quantity: number } | undefined
    try {
      const opened = await open()
      sent = { id: opened.id, quantity: quantityAfter({ ...change, cartId: opened.id }, opened.lines) }
      const line = { id: opened.id, sku: article.sku, quantity: sent.quantity }
      keep(await api(setLine, line, { idempotencyKey: change.key }))
    } catch (error) {
      if (asProblem(error).code !== 'unreachable') throw error
      // It may have arrived all the same: it is sent again as it was, under the same key.
      hold(sent ? { ...change, sent: sent.quantity } : change, sent?.id ?? cartId)
    }
  }
  return { put, open }
}

function unlessUnreachable(error: unknown): undefined {
  if (asProblem(error).code === 'unreachable') throw error
  return undefined
}

/** The sale in hand. */
export function useSale(): Sale {
  const sale = useContext(SaleContext)
  if (!sale) throw new Error('this page stands outside a sale')
  return sale
}
