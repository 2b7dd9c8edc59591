import type { offersOnArticle as contract } from '@filrouge/contract/carts.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { money } from '@filrouge/kernel/money.ts'
import { applyOffers } from '@filrouge/rules/apply-offers.ts'
import { indexLines } from '@filrouge/rules/choose-lines.ts'
import sql from 'sql-template-tag'
import { pointsOfBasket, sumOfPoints } from '../loyalty/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { askedFor } from '../pricing/public.ts'
import { type CartLine, type CartRow, requireOwn } from './cart.ts'
import { contentOf, readCart } from './lock-cart.ts'
import { askOffers, linesFor, looksAt, missingLittle, type Purchase, purchaseOf } from './offer-to-cart.ts'
import { priceLines } from './price-cart.ts'

/**
 * What offers do to an article beside what is in her basket: what they take off it, and those of which little is missing. Whoever has no basket
 * sees what they do to the article by itself.
 */
export async function offersOnArticle(
  tx: Tx,
  { sku, cartId, customerId: servedId }: Input<typeof contract>,
  caller: Call,
): Promise<Output<typeof contract>> {
  const call = askedFor(caller, servedId)
  const cart = await (cartId === undefined ? openCartOf(tx, call) : basketOf(tx, cartId, caller))
  const there = cart?.lines ?? []
  const isIn = there.some((line) => line.sku === sku)
  const lines = isIn ? there : [...there, { sku, quantity: 1 }]
  const purchase = cart ? purchaseOf(cart, cart.codes, call) : withoutBasket(call)
  const [priced, { running, occasion }] = await Promise.all([
    priceLines(tx, lines, purchase, call.now),
    askOffers(tx, purchase, call.now),
  ])
  if (priced.unpriced.includes(sku)) return { offers: [], hints: [] }
  const offerLines = linesFor(priced)
  const place = priced.lines.findIndex((line) => line.sku === sku)
  const { verdicts, byLine } = applyOffers(offerLines, running.rules, occasion)
  const titleOf = (offerId: string) => {
    const row = running.rows.get(offerId)!
    return call.language === 'en' ? row.titleEn : row.titleFr
  }
  const { unitPriceMinor, quantity } = priced.lines[place]!
  const isOne = quantity === 1 && byLine[place]! > 0
  const totalMinor = Math.round((unitPriceMinor * quantity - byLine[place]!) / quantity)
  const { customerId } = purchase
  const points = customerId === null ? undefined : await pointsOfBasket(tx, [{ sku, totalMinor }], customerId, call.now)
  const rules = new Map(running.rules.map((rule) => [rule.id, rule]))
  const article = indexLines([offerLines[place]!])
  return {
    offers: verdicts.flatMap((verdict) =>
      verdict.isApplied && verdict.byLine.has(place)
        ? [
            {
              code: verdict.offerId,
              title: titleOf(verdict.offerId),
              amount: money(verdict.byLine.get(place)!, priced.currency),
            },
          ]
        : [],
    ),
    ...(isOne ? { priceAfter: money(unitPriceMinor - byLine[place]!, priced.currency) } : {}),
    ...(points ? { points: sumOfPoints(points) } : {}),
    hints: verdicts
      .flatMap((verdict) => {
        if (verdict.isApplied || !missingLittle.has(verdict.why.code)) return []
        const rule = rules.get(verdict.offerId)!
        if ((rule.needsCode && !occasion.opened.has(rule.id)) || !looksAt(rule, article)) return []
        const { why } = verdict
        return [
          {
            title: titleOf(rule.id),
            why: {
              code: why.code,
              ...('missingMinor' in why ? { missing: money(why.missingMinor, priced.currency) } : {}),
              ...('missing' in why ? { missingQuantity: why.missing } : {}),
            },
          },
        ]
      })
      .slice(0, 3),
  }
}

const withoutBasket = ({ session, channel, locationId, postcode }: Call): Purchase => ({
  customerId: session?.customerId ?? null,
  channel: channel ?? 'web',
  locationId,
  delivery: null,
  codes: [],
  postcode,
})

/** A basket that the caller may use. */
async function basketOf(tx: Tx, cartId: string, call: Call) {
  const [found, content] = await Promise.all([readCart(tx, cartId), contentOf(tx, cartId)])
  return { ...requireOwn(found, call), ...content }
}

function openCartOf(
  tx: Tx,
  { session }: Call,
): Promise<(CartRow & { lines: CartLine[]; codes: string[] }) | undefined> | undefined {
  const { customerId = null, visitorId = null } = session ?? {}
  if (session?.staffId || (customerId === null && visitorId === null)) return undefined
  return tx.maybe(sql`
    select c.*, c.customer_id as linked_customer_id, array(select code from cart_coupons where cart_id = c.id order by added_at, code) as codes,
      coalesce((select json_agg(json_build_object('sku', sku, 'quantity', quantity) order by added_at, sku)
        from cart_lines where cart_id = c.id), '[]') as lines
    from carts c where c.status = 'open' and (
      case when ${customerId}::text is not null then c.customer_id = ${customerId}
        else c.visitor_id = ${visitorId} and c.customer_id is null end) limit 1`)
}
