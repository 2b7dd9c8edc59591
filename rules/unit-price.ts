import { halfUp } from './rounding.ts'

export const measureUnits = ['g', 'kg', 'ml', 'cl', 'l', 'mm', 'cm', 'm', 'm2', 'piece'] as const
export type MeasureUnit = (typeof measureUnits)[number]

/** How much of it one article is: 750 ml, 2.5 m, 6 pieces. */
export type Measure = { readonly quantity: number; readonly unit: MeasureUnit }

/** What a price is told for, and how many thousandths of it one of the measure's unit is. */
const perOf: Readonly<Record<MeasureUnit, readonly [per: 'kg' | 'l' | 'm' | 'm2' | 'piece', thousandths: number]>> = {
  g: ['kg', 1],
  kg: ['kg', 1000],
  ml: ['l', 1],
  cl: ['l', 10],
  l: ['l', 1000],
  mm: ['m', 1],
  cm: ['m', 10],
  m: ['m', 1000],
  m2: ['m2', 1000],
  piece: ['piece', 1000],
}

/** The price of a kilogram, a litre, a metre, a square metre or a piece. */
export type UnitPrice = { readonly amountMinor: number; readonly per: 'kg' | 'l' | 'm' | 'm2' | 'piece' }

/** What an article costs per kilogram, litre, metre or piece, half-up to the cent (arrêté du 16 novembre 1999). One of one needs no such price. */
export function unitPrice(amountMinor: number, { quantity, unit }: Measure): UnitPrice | undefined {
  const [per, thousandths] = perOf[unit]
  const thousandfold = Math.round(quantity * thousandths * 1000)
  if (!(thousandfold > 0)) throw new RangeError(`${quantity} ${unit} is not a measure`)
  if (thousandfold === 1_000_000) return undefined
  return { amountMinor: halfUp(amountMinor, 1_000_000, thousandfold), per }
}
