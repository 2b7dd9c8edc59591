import type * as contract from '@filrouge/contract/carts.ts'
import type { CartLineView, CartView, OfferWhy } from '@filrouge/contract/carts.ts'
import type { Company } from '@filrouge/contract/companies.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Language, Totals } from '@filrouge/contract/shapes.ts'
import { type Currency, money } from '@filrouge/kernel/money.ts'
import sql, { raw, type Sql } from 'sql-template-tag'
import type { z } from 'zod'
import {
  type CartDelivery,
  type CartRow,
  type CouponState,
  canReach,
  canUseCart,
  type FrozenLine,
  type FrozenTotals,
  type GiftRow,
  giftsOf,
  giftView,
  isKept,
  netOfLines,
  owedMinor,
  type PricedCart,
  partOfCart,
  partView,
  payGoods,
  priceCart,
  promiseCart,
  purchaseOf,
  type Sale,
  sumOfGifts,
  toPromise,
} from '../carts/public.ts'
import { companyColumn } from '../customers/public.ts'
import { pointsOfBasket, problemOf, readPurses, sumOfPoints } from '../loyalty/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import type { UsedOffer } from '../promotions/public.ts'

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
      ...(purse.number ? { number: purse.number } : {}),
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

const freshMs = 10 * 60_000

/** A date shown a while ago is looked at again before the basket says that it can be paid; a fresh one is looked at when she pays. */
async function whyNotAsShown(tx: Tx, cart: ShownCart, priced: PricedCart, now: Date): Promise<CartView['notPayable']> {
  const { delivery } = cart
  if (!delivery?.shown || now.getTime() - Date.parse(delivery.shown.shownAt) < freshMs) return []
  const promised = await promiseCart(tx, toPromise(priced, delivery, cart, delivery.shown), now)
  if (!promised) return [{ code: 'out_of_stock' }]
  return isKept(delivery.shown, promised) ? [] : [{ code: 'promise_changed' }]
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
    return { kind, ...(number ? { number } : {}), amount, balance: amount }
  })
  const paid = { tenders, owed: money(owedMinor(frozen), currency), points: sumOfPoints(frozen.points) }
  return { lines, totals, currency, notPayable: [], coupons, offers, hints: [], ...paid }
}

function whyNotPayable(cart: ShownCart, lines: CartLineView[], unpriced: string[], now: Date): CartView['notPayable'] {
  const why: CartView['notPayable'] = []
  if (lines.length === 0 && cart.gifts.length > 0) return whyGiftsNotPayable(cart)
  if (lines.length === 0) why.push({ code: 'cart_empty' })
  for (const sku of unpriced) why.push({ code: 'not_priced', sku })
  const short = lines.filter((line) => line.availableNow < line.quantity)
  for (const { sku } of short) why.push({ code: 'out_of_stock', sku })
  const { delivery } = cart
  if (!delivery) return [...why, { code: 'delivery_missing' }]
  const needsContact = delivery.mode !== 'takeaway' || cart.staff_id === null
  if (needsContact && !canReach(delivery.contact)) why.push({ code: 'contact_missing' })
  if (!delivery.shown && short.length === 0 && lines.length > 0)
    why.push({ code: delivery.mode === 'home' ? 'not_delivered_there' : 'out_of_stock' })
  if (delivery.shown && Date.parse(delivery.shown.latest) < now.getTime()) why.push({ code: 'promise_changed' })
  return why
}

/** Gift cards alone need nobody but whom to tell of it; handed over at the counter, not even that. */
function whyGiftsNotPayable({ delivery, gifts, staff_id: staffId }: ShownCart): CartView['notPayable'] {
  const needsContact = staffId === null || gifts.some(({ recipient }) => recipient.email !== undefined)
  return needsContact && !canReach(delivery?.contact ?? {}) ? [{ code: 'contact_missing' }] : []
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

/** Lines and totals; of a company, without tax too. */
function netView(
  lines: CartLineView[],
  totals: FrozenTotals,
  currency: Currency,
  company: { vatRate: number } | undefined | null,
): Pick<CartView, 'lines' | 'totals'> {
  const shown = totalsView(totals, currency)
  if (!company) return { lines, totals: shown }
  const net = netOfLines(
    lines.map(({ total, vatRatePercent }) => ({ totalMinor: total.minor, vatRate: vatRatePercent })),
    { totalMinor: totals.deliveryMinor, vatRate: company.vatRate },
  )
  return {
    lines: lines.map((line, place) => ({ ...line, totalNet: money(net.byLine[place]!, currency) })),
    totals: { ...shown, net: netTotalsView(net, currency) },
  }
}

/** What it comes to without tax, as the contract shows it. */
export const netTotalsView = (net: ReturnType<typeof netOfLines>, currency: Currency) => ({
  goods: money(net.goodsMinor, currency),
  delivery: money(net.deliveryMinor, currency),
  total: money(net.totalMinor, currency),
})

/** A line as the basket, the order's request and the payment page show it. */
export function lineView(line: FrozenLine, currency: Currency, availableNow: number, language: Language): CartLineView {
  const isEnglish = language === 'en'
  return {
    sku: line.sku,
    title: isEnglish ? line.titleEn : line.titleFr,
    variantTitle: isEnglish ? line.optionsTitleEn : line.optionsTitleFr,
    productHandle: line.handle,
    ...(line.category === undefined ? {} : { category: line.category }),
    ...(line.image === undefined ? {} : { image: line.image }),
    quantity: line.quantity,
    unitPrice: money(line.unitPriceMinor, currency),
    ...(line.priorMinor === undefined ? {} : { priorPrice: money(line.priorMinor, currency) }),
    ...(line.ecoContributionMinor ? { ecoContribution: money(line.ecoContributionMinor, currency) } : {}),
    total: money(line.totalMinor, currency),
    vatRatePercent: line.vatRate,
    discounts: line.discounts.map((discount) => ({
      code: discount.code,
      title: isEnglish ? discount.titleEn : discount.titleFr,
      amount: money(discount.amountMinor, currency),
    })),
    availableNow,
  }
}

/** Totals as the contract shows them. */
export function totalsView(totals: FrozenTotals, currency: Currency): z.output<typeof Totals> {
  return {
    goods: money(totals.goodsMinor, currency),
    discounts: money(totals.discountsMinor, currency),
    ...(totals.giftsMinor ? { gifts: money(totals.giftsMinor, currency) } : {}),
    delivery: money(totals.deliveryMinor, currency),
    total: money(totals.totalMinor, currency),
    vat: totals.vat.map((group) => ({
      ratePercent: group.ratePercent,
      base: money(group.baseMinor, currency),
      amount: money(group.amountMinor, currency),
    })),
  }
}

function deliveryView(
  delivery: CartDelivery,
  { deliveryMinor }: FrozenTotals,
  currency: Currency,
  agreed: { earliest: string; latest: string } | undefined,
): NonNullable<CartView['delivery']> {
  const { mode, locationId, relayPointId, placeName, address, contact, shown } = delivery
  const promised = agreed ?? (shown && { earliest: shown.earliest, latest: shown.latest })
  return {
    mode,
    ...(locationId ? { locationId } : {}),
    ...(relayPointId ? { relayPointId } : {}),
    ...(placeName ? { placeName } : {}),
    ...(address ? { address } : {}),
    ...(shown?.service ? { service: shown.service } : {}),
    ...(shown?.slotId ? { slot: { id: shown.slotId, startsAt: shown.earliest, endsAt: shown.latest } } : {}),
    contact,
    cost: money(deliveryMinor, currency),
    ...(promised ? { promised } : {}),
  }
}
