import type * as contract from '@filrouge/contract/carts.ts'
import type { CartLineView, CartView, OfferWhy } from '@filrouge/contract/carts.ts'
import type { Company } from '@filrouge/contract/companies.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { raw, type Sql } from 'sql-template-tag'
import {
  type CartRow,
  type CouponState,
  canUseCart,
  type FrozenTotals,
  type GiftRow,
  giftsOf,
  giftView,
  owedMinor,
  type PricedCart,
  partOfCart,
  partView,
  payGoods,
  priceCart,
  purchaseOf,
  type Sale,
  sumOfGifts,
  toPromise,
} from '../carts/public.ts'
import { companyColumn } from '../customers/public.ts'
import { endOfCard, pointsOfBasket, problemOf, readPurses, sumOfPoints } from '../loyalty/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import type { UsedOffer } from '../promotions/public.ts'
import { deliveryView, lineView, netView } from './cart-parts.ts'
import { whyNotAsShown, whyNotPayable } from './why-not-payable.ts'

interface ShownCart extends CartRow {
  associate: string | null
  order_id: string | null
  lines: { sku: string; quantity: number }[]
  /** What can be had of them anywhere, by SKU; of an open basket only. */
  available: Record<string, number> | null
  codes: string[]
  accounts: string[]
  gifts: GiftRow[]
  company: Company | null
}

/** The basket as every screen shows it. Asks nobody's leave: whoever wrote it may see it. `sale`: of whoever concludes it in her stead. */
export async function cartView(tx: Tx, cartId: string, call: Call, sale?: Sale): Promise<CartView> {
  const cart = await readCart(tx, sql`c.id = ${cartId}`)
  return viewOf(tx, cart ?? refuse('cart_not_found'), call, sale)
}

/** A customer's own basket, or undefined where she has none. */
export async function cartViewOfCustomer(tx: Tx, customerId: string, call: Call): Promise<CartView | undefined> {
  const cart = await readCart(tx, sql`c.customer_id = ${customerId} and c.status in ('open', 'paying')`)
  return cart && viewOf(tx, cart, call)
}

/** A basket, for whoever may use it. */
export async function showCart(tx: Tx, input: Input<typeof contract.showCart>, call: Call): Promise<CartView> {
  const cart = await readCart(tx, sql`c.id = ${input.id}`)
  if (!cart || cart.status === 'merged' || !canUseCart(call.session, cart)) refuse('cart_not_found')
  return viewOf(tx, cart, call)
}

/** The caller's own basket. */
export async function showCurrentCart(
  tx: Tx,
  _input: Input<typeof contract.showCurrentCart>,
  call: Call,
): Promise<CartView> {
  const { customerId, visitorId } = call.session ?? {}
  const hers = customerId
    ? sql`c.customer_id = ${customerId} and c.status in ('open', 'paying')`
    : sql`c.visitor_id = ${visitorId ?? null} and c.customer_id is null and c.status in ('open', 'paying')`
  const cart = await readCart(tx, hers)
  return viewOf(tx, cart ?? refuse('cart_not_found'), call)
}

/** What a page that shows a basket listens to. */
export async function topicsOfCart(tx: Tx, input: Input<typeof contract.watchCart>, call: Call): Promise<string[]> {
  const cart = await readCart(tx, sql`c.id = ${input.id}`)
  if (!cart || cart.status === 'merged' || !canUseCart(call.session, cart)) refuse('cart_not_found')
  return [cart.id]
}

function readCart(tx: Tx, which: Sql): Promise<ShownCart | undefined> {
  return tx.maybe<ShownCart>(sql`
    select c.*, s.name as associate, o.id as order_id, k.linked as linked_customer_id,
      array(select code from cart_coupons where cart_id = c.id order by added_at, code) as codes,
      array(select account_id from cart_tenders where cart_id = c.id order by added_at, account_id) as accounts,
      ${giftsOf(raw('c.id'))} as gifts,
      (select ${companyColumn} from customers c where c.id = k.customer_id) as company,
      coalesce((select json_agg(json_build_object('sku', l.sku, 'quantity', l.quantity) order by l.added_at, l.sku)
        from cart_lines l where l.cart_id = c.id), '[]') as lines, (
      select json_object_agg(f.sku, f.available) from (
        select a.sku, sum(a.available)::integer as available from availability a
        where c.status = 'open' and a.sku = any(array(select sku from cart_lines where cart_id = c.id)) group by a.sku) f) as available
    from carts c
    cross join lateral (
      select l.linked, coalesce(c.customer_id, l.linked) as customer_id from (
        select (select customer_id from visitor_links where visitor_id = c.visitor_id and evidence = 'code'
          order by linked_at desc limit 1) as linked) l) k
    left join staff s on s.id = c.staff_id
    left join orders o on c.status = 'ordered' and o.cart_id = c.id
    where ${which}`)
}

async function viewOf(tx: Tx, cart: ShownCart, call: Call, sale?: Sale): Promise<CartView> {
  const { lines, totals, currency, notPayable, part, ...offered } = await (cart.frozen
    ? frozenOf(cart, call)
    : openOf(tx, cart, call, sale))
  const { delivery } = cart
  const company = cart.frozen ? cart.frozen.company : cart.company
  return {
    id: cart.id,
    status: cart.status,
    version: cart.version,
    ...(cart.customer_id ? { customerId: cart.customer_id } : {}),
    ...(company ? { company } : {}),
    channel: cart.channel,
    ...(cart.location_id ? { locationId: cart.location_id } : {}),
    ...(cart.staff_id ? { associate: { id: cart.staff_id, name: cart.associate ?? '' } } : {}),
    ...netView(lines, totals, currency, company && { vatRate: delivery?.shown?.vatRate ?? 20 }),
    gifts: cart.gifts.map((gift) => giftView(gift, currency)),
    ...(delivery ? { delivery: deliveryView(delivery, totals, currency, cart.frozen?.promised) } : {}),
    ...offered,
    payable: cart.status === 'open' && notPayable.length === 0,
    notPayable,
    ...(part && { part }),
    ...(cart.payment_id ? { paymentId: cart.payment_id } : {}),
    ...(cart.order_id ? { orderId: cart.order_id } : {}),
    updatedAt: cart.updated_at.toISOString(),
  }
}

interface Content {
  lines: CartLineView[]
  totals: FrozenTotals
  currency: Currency
  notPayable: CartView['notPayable']
  part?: CartView['part']
  coupons: CartView['coupons']
  offers: CartView['offers']
  hints: CartView['hints']
  tenders: CartView['tenders']
  owed: CartView['owed']
  storeCredit?: CartView['storeCredit']
  points: number
}

async function openOf(tx: Tx, cart: ShownCart, call: Call, sale: Sale | undefined): Promise<Content> {
  const purchase = { ...purchaseOf(cart, cart.codes, call, sale), giftsMinor: sumOfGifts(cart.gifts) }
  const priced = await priceCart(tx, cart.lines, purchase, call.now)
  const available = new Map(Object.entries(cart.available ?? {}))
  const lines = priced.lines.map((line) => lineView(line, priced.currency, available.get(line.sku) ?? 0, call.language))
  const notPayable = whyNotPayable(cart, lines, priced.unpriced, call.now)
  const hasDate =
    cart.delivery?.shown &&
    lines.length > 0 &&
    !notPayable.some(({ code }) => code === 'out_of_stock' || code === 'promise_changed')
  if (hasDate) notPayable.push(...(await whyNotAsShown(tx, cart, priced, call.now)))
  const { totals, currency } = priced
  const customerId = cart.customer_id ?? cart.linked_customer_id
  const [part, paid, points] = await Promise.all([
    partOf(tx, cart, priced, notPayable, call.now),
    tendersOf(tx, cart.accounts, customerId, priced, call.now),
    pointsOfBasket(tx, priced.lines, customerId, call.now),
  ])
  const isEnglish = call.language === 'en'
  return {
    lines,
    totals,
    currency,
    notPayable,
    ...(part && { part }),
    ...paid,
    points: sumOfPoints(points),
    coupons: priced.coupons.map((coupon) => ({
      code: coupon.code,
      title: isEnglish ? coupon.titleEn : coupon.titleFr,
      amount: money(coupon.amountMinor, currency),
      ...(coupon.why ? { why: whyView(coupon.why, currency) } : {}),
    })),
    offers: offersView(priced.offers, currency, call.language),
    hints: priced.hints.map(({ titleFr, titleEn, why }) => ({
      title: isEnglish ? titleEn : titleFr,
      why: whyView(why, currency),
    })),
  }
}

/** What gift cards and credit pay of it, and what is still owed. */
async function tendersOf(
  tx: Tx,
  accounts: readonly string[],
  customerId: string | null,
  { totals, currency }: PricedCart,
  now: Date,
): Promise<Pick<Content, 'tenders' | 'owed' | 'storeCredit'>> {
  const known = accounts.length > 0 || customerId !== null ? await readPurses(tx, accounts, customerId, currency) : []
  const purses = known.filter(({ accountId }) => accounts.includes(accountId))
  const unused = known.find(({ accountId }) => !accounts.includes(accountId))
  const { taken, owedMinor } = payGoods(purses, totals, now)
  const tenders = purses.map((purse) => {
    const amountMinor = taken.find(({ accountId }) => accountId === purse.accountId)?.amountMinor ?? 0
    const why = problemOf(purse, now)
    return {
      kind: purse.kind,
      ...(purse.number && purse.card ? { number: endOfCard(purse.number), card: purse.card } : {}),
      amount: money(amountMinor, currency),
      balance: money(purse.balanceMinor, currency),
      ...(why ? { why } : {}),
    }
  })
  const isThere = unused !== undefined && unused.balanceMinor > 0
  return {
    tenders,
    owed: money(owedMinor, currency),
    ...(isThere ? { storeCredit: money(unused.balanceMinor, currency) } : {}),
  }
}

/** What can be had of a basket that cannot be had whole as chosen; asked only then. */
async function partOf(
  tx: Tx,
  cart: ShownCart,
  priced: PricedCart,
  notPayable: CartView['notPayable'],
  now: Date,
): Promise<CartView['part']> {
  if (!cart.delivery || !notPayable.some(({ code }) => code === 'out_of_stock')) return undefined
  const part = await partOfCart(tx, toPromise(priced, cart.delivery, cart), now)
  return part && partView(part)
}

/** What is being paid, or was, shows what was agreed; its stock is held. */
async function frozenOf(cart: ShownCart, call: Call): Promise<Content> {
  const frozen = cart.frozen as NonNullable<CartRow['frozen']>
  const lines = frozen.lines.map((line) => lineView(line, frozen.currency, line.quantity, call.language))
  const offers = offersView(frozen.offers ?? [], frozen.currency, call.language)
  const coupons = (frozen.offers ?? []).flatMap(({ code }, place) =>
    code === undefined ? [] : [{ ...offers[place]!, code }],
  )
  const { totals, currency } = frozen
  const tenders = (frozen.tenders ?? []).map(({ kind, number, amountMinor }) => {
    const amount = money(amountMinor, currency)
    return { kind, ...(number ? { number: endOfCard(number) } : {}), amount, balance: amount }
  })
  const paid = { tenders, owed: money(owedMinor(frozen), currency), points: sumOfPoints(frozen.points) }
  return { lines, totals, currency, notPayable: [], coupons, offers, hints: [], ...paid }
}

/** What each offer took off, the delivery included. */
function offersView(offers: readonly UsedOffer[], currency: Currency, language: Language): CartView['offers'] {
  return offers.map(({ offerId, code, titleFr, titleEn, goodsMinor, deliveryMinor }) => ({
    code: code ?? offerId,
    title: language === 'en' ? titleEn : titleFr,
    amount: money(goodsMinor + deliveryMinor, currency),
  }))
}

function whyView(why: NonNullable<CouponState['why']>, currency: Currency): OfferWhy {
  return {
    code: why.code,
    ...('missingMinor' in why ? { missing: money(why.missingMinor, currency) } : {}),
    ...('missing' in why ? { missingQuantity: why.missing } : {}),
    ...('sku' in why ? { sku: why.sku } : {}),
  }
}
