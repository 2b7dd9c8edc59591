import { type CartView, setLine, showCart, startCart, watchCart } from '@filrouge/contract/carts.ts'
import { type CustomerFile, showCustomer } from '@filrouge/contract/customers.ts'
import { type Id, isId, newId } from '@filrouge/kernel/ids.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { useAsk, useLive } from '@filrouge/ui/ask.ts'
import { rememberedStore, useStore } from '@filrouge/ui/store.ts'
import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { useMyself } from '../sessions/myself.tsx'

// Ids only: who she is is asked again, so that no name stays on a phone that is handed on.
const customerStore = rememberedStore('associate.customer', null)
const cartStore = rememberedStore('associate.cart', null)

/** The sale in hand: whom it is for, the basket, and what may be done to it. */
export interface Sale {
  customerId: Id<'customer'> | undefined
  customer: CustomerFile | undefined
  cart: CartView | undefined
  articleCount: number
  /** Makes a customer the one being served, with her open basket. */
  serve: (file: CustomerFile) => void
  /** Takes up a basket begun earlier, with whom it is for. */
  take: (basket: { cartId: string; customerId?: string | undefined }) => void
  /** Ends with this customer, or puts the anonymous basket away. */
  leave: () => void
  add: (sku: string) => Promise<void>
  setQuantity: (sku: string, quantity: number) => Promise<void>
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
  const { api } = useApp()
  const { locationId } = useMyself()
  const rememberedCustomer = useStore(customerStore)
  const rememberedCart = useStore(cartStore)
  const customerId = isId('customer', rememberedCustomer) ? rememberedCustomer : undefined
  const cartId = isId('cart', rememberedCart) ? rememberedCart : undefined
  const file = useAsk(showCustomer, customerId ? { id: customerId } : null)
  const live = useLive(watchCart, cartId ? { id: cartId } : null)
  const [kept, setKept] = useState<CartView>()
  const closed = useRef(new Set<string>())
  const cart = latestOf(cartId ?? null, kept, live)

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

  const sale = useMemo<Sale>(() => {
    const open = async () => {
      if (isInHand(cart)) return cart
      // The basket of a page loaded again, before its first live state has come.
      const known = cartId ? await api(showCart, { id: cartId }).catch(() => undefined) : undefined
      if (isInHand(known)) return known
      const opened = await api(startCart, {
        ...(customerId ? { customerId } : { id: newId('cart') }),
        channel: 'shop',
        ...(locationId ? { locationId } : {}),
      })
      cartStore.set(opened.id)
      setKept(opened)
      return opened
    }
    const setQuantity = async (sku: string, quantity: number) => {
      const { id } = await open()
      setKept(await api(setLine, { id, sku, quantity }))
    }
    return {
      customerId,
      customer: file.answer,
      cart,
      articleCount: cart?.lines.reduce((count, line) => count + line.quantity, 0) ?? 0,
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
      add: async (sku) => {
        const opened = await open()
        const had = opened.lines.find((line) => line.sku === sku)?.quantity ?? 0
        setKept(await api(setLine, { id: opened.id, sku, quantity: had + 1 }))
      },
      setQuantity,
      keep: setKept,
      finish: () => {
        if (cartId) closed.current.add(cartId)
        cartStore.set(null)
        setKept(undefined)
        file.again()
      },
    }
  }, [api, customerId, file.answer, cart, cartId, locationId])
  return <SaleContext.Provider value={sale}>{children}</SaleContext.Provider>
}

/** The sale in hand. */
export function useSale(): Sale {
  const sale = useContext(SaleContext)
  if (!sale) throw new Error('this page stands outside a sale')
  return sale
}
