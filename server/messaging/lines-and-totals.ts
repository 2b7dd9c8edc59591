import { localeOf } from '@filrouge/kernel/language.ts'
import { formatMoney, money } from '@filrouge/kernel/money.ts'
import { printedSiren } from '@filrouge/kernel/siren.ts'
import { netTotals } from '@filrouge/rules/net-totals.ts'
import type { Block } from './letter.ts'
import type { OrderFacts } from './order-facts.ts'
import { say } from './say.ts'

type Row = { label: string; value: string; isTotal?: boolean }

/** The articles and the totals of an order as a letter says them; to a company for whom it is made out, without tax, then the tax, then what is paid. */
export function linesAndTotals(order: OrderFacts): Block[] {
  return order.company && order.lines.length > 0
    ? [
        { kind: 'paragraph', text: say(order.language, 'company.madeOutTo', companyWords(order.company)) },
        { kind: 'table', rows: companyRows(order) },
      ]
    : [{ kind: 'table', rows: privateRows(order) }]
}

/** An amount of an order as it is. */
export const amountInWords = ({ language, currency }: OrderFacts, minor: number): string =>
  formatMoney(money(minor, currency), language)

/** An amount with its tax, which a company is told that it has. */
export function amountWithTax(order: OrderFacts, minor: number): string {
  const amount = amountInWords(order, minor)
  return order.company ? say(order.language, 'company.gross', { amount }) : amount
}

const companyWords = ({ name, siren, vatNumber }: NonNullable<OrderFacts['company']>) => ({
  name,
  siren: printedSiren(siren),
  vatNumber: vatNumber ?? 'none',
})

const lineWords = ({ language }: OrderFacts, line: OrderFacts['lines'][number]): string =>
  say(language, 'line', { quantity: line.quantity, title: language === 'en' ? line.titleEn : line.titleFr })

const isBrought = ({ mode }: OrderFacts): boolean => mode === 'home' || mode === 'relay'

function privateRows(order: OrderFacts): Row[] {
  const { language } = order
  const amount = (minor: number) => amountInWords(order, minor)
  const rows: Row[] = order.lines.map((line) => ({ label: lineWords(order, line), value: amount(line.goodsMinor) }))
  if (order.delivery_minor > 0 || order.discounts_minor > 0)
    rows.push({ label: say(language, 'total.goods'), value: amount(order.goods_minor) })
  if (order.discounts_minor > 0)
    rows.push({ label: say(language, 'total.discounts'), value: amount(-order.discounts_minor) })
  if (order.gifts_minor > 0) rows.push({ label: say(language, 'total.gifts'), value: amount(order.gifts_minor) })
  if (isBrought(order))
    rows.push({
      label: say(language, 'total.delivery'),
      value: order.delivery_minor === 0 ? say(language, 'total.free') : amount(order.delivery_minor),
    })
  rows.push({ label: say(language, 'total.total'), value: amount(order.total_minor), isTotal: true })
  return rows
}

/** The same shares of tax as on every screen, so that the rows add up as they do there. */
function companyRows(order: OrderFacts): Row[] {
  const { language, vat } = order
  const amount = (minor: number) => amountInWords(order, minor)
  const net = netTotals(
    order.lines.map(({ totalMinor, vatRate }) => ({ totalMinor, ratePercent: vatRate })),
    { totalMinor: order.delivery_minor, ratePercent: order.delivery_vat_rate },
  )
  const rows: Row[] = order.lines.map((line, place) => ({
    label: lineWords(order, line),
    value: say(language, 'company.net', { amount: amount(net.byLine[place]!) }),
  }))
  if (order.lines.length > 1) rows.push({ label: say(language, 'company.goods'), value: amount(net.goodsMinor) })
  if (isBrought(order))
    rows.push({
      label: say(language, 'company.delivery'),
      value: order.delivery_minor === 0 ? say(language, 'total.free') : amount(net.deliveryMinor),
    })
  rows.push({ label: say(language, 'company.total'), value: amount(net.totalMinor) })
  const percent = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 })
  for (const { ratePercent, baseMinor, amountMinor } of vat)
    rows.push({
      label: say(language, 'company.vat', { rate: percent.format(ratePercent), base: amount(baseMinor) }),
      value: amount(amountMinor),
    })
  if (order.gifts_minor > 0) rows.push({ label: say(language, 'total.gifts'), value: amount(order.gifts_minor) })
  rows.push({ label: say(language, 'total.total'), value: amount(order.total_minor), isTotal: true })
  return rows
}
