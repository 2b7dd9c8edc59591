import { applyOffers } from '@filrouge/rules/apply-offers.ts'
import { basketTotals, taxedAmounts } from '@filrouge/rules/basket-totals.ts'
import { netTotals } from '@filrouge/rules/net-totals.ts'
import type { Occasion, Offer } from '@filrouge/rules/offer.ts'
import { pointsFor, tierOf } from '@filrouge/rules/points.ts'
import { keptShare, refundShare } from '@filrouge/rules/refund-share.ts'
import { fillInOrder } from '@filrouge/rules/tenders.ts'
import { vatByLine } from '@filrouge/rules/vat.ts'
import { rateIn, vatTerritoryOf } from '@filrouge/rules/vat-territory.ts'
import type { Asked, Told } from './asked.ts'

/** What a basket comes to by the rules that server and apps share: in Node, and bundled for the browser. */
export function tell(asked: Asked): Told {
  const { lines, purses, parts } = asked
  const occasion = occasionOf(asked)
  const offered = applyOffers(lines, offersOf(asked), occasion)
  const territory = vatTerritoryOf(asked.postcode)
  const basket = {
    lines: lines.map((line, place) => ({
      ...line,
      vatRate: rateIn(territory, line.vatRate),
      discountsMinor: offered.byLine[place]!,
    })),
    deliveryMinor: (occasion.delivery?.costMinor ?? 0) - offered.deliveryMinor,
    deliveryVatRate: rateIn(territory, asked.deliveryVatRate),
    currency: 'EUR' as const,
  }
  const { goods, discounts, delivery, total, vat } = basketTotals(basket)
  const taxed = taxedAmounts(basket)
  const net = netTotals(taxed.slice(0, -1), taxed.at(-1)!)
  const paidFor = lines.map((line, place) => line.unitPriceMinor * line.quantity - offered.byLine[place]!)
  const earning = lines.map(({ categories }, place) => ({ categories, totalMinor: paidFor[place]! }))
  const earned = pointsFor(asked.points, earning, tierOf(asked.points, asked.spentMinor), occasion.at)
  const { partsMinor, restMinor } = fillInOrder(total.minor, purses)
  const inParts = (amounts: readonly number[]) =>
    lines.map(({ quantity }, place) => {
      let before = 0
      return parts[place]!.map((part) => {
        const share = refundShare({ totalMinor: amounts[place]!, quantity }, before, part)
        before += part
        return share
      })
    })
  return {
    offByLine: [...offered.byLine],
    offers: Object.fromEntries(
      offered.verdicts.flatMap((one) => (one.isApplied ? [[one.offerId, one.goodsMinor + one.deliveryMinor]] : [])),
    ),
    totals: { goods: goods.minor, discounts: discounts.minor, delivery: delivery.minor, total: total.minor },
    vat: vat.map(({ ratePercent, base, amount }) => ({ ratePercent, base: base.minor, amount: amount.minor })),
    vatByLine: vatByLine(taxed),
    net: { byLine: net.byLine, goods: net.goodsMinor, delivery: net.deliveryMinor, total: net.totalMinor },
    points: earned.points,
    pointsByLine: earned.byLine,
    paid: partsMinor,
    owed: restMinor,
    refunds: inParts(paidFor),
    pointsBack: inParts(earned.byLine),
    givenBack: givenBack(asked, paidFor, delivery.minor),
  }
}

/** What is due falls with each return, the delivery's cost with the last; who paid last gets it back first. */
function givenBack({ lines, parts, purses }: Asked, paidFor: readonly number[], deliveryMinor: number) {
  const kept = lines.map(({ quantity }) => quantity)
  const due = () =>
    kept.every((units) => units === 0)
      ? 0
      : kept.reduce((sum, units, line) => {
          const { quantity } = lines[line]!
          return sum + keptShare({ totalMinor: paidFor[line]!, quantity }, units)
        }, deliveryMinor)
  let standing = fillInOrder(due(), purses)
  return Array.from({ length: Math.max(0, ...parts.map((ofLine) => ofLine.length)) }, (_, round) => {
    for (const [line, ofLine] of parts.entries()) kept[line]! -= ofLine[round] ?? 0
    const before = standing
    standing = fillInOrder(due(), purses)
    return {
      purses: before.partsMinor.map((part, at) => part - standing.partsMinor[at]!),
      money: before.restMinor - standing.restMinor,
    }
  })
}

/** The offers of a basket, their instants as the rules take them. */
export const offersOf = ({ offers }: Asked): Offer[] =>
  offers.map(({ startsAt, endsAt, ...offer }) => ({
    ...offer,
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
  }))

/** The occasion of a basket, likewise. */
export const occasionOf = ({ occasion }: Asked): Occasion => ({
  ...occasion,
  at: new Date(occasion.at),
  opened: new Set(occasion.opened),
  left: new Map(occasion.left),
})
