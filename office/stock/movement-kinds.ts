/** The kinds of movement that the office has words for. */
export const movementKinds = [
  'receive',
  'adjust',
  'count',
  'transfer_out',
  'transfer_in',
  'sell',
  'return',
  'found',
  'damage',
  'move',
  'supplier_promise',
] as const

/** Those that a person records here. */
export const recordedKinds = ['receive', 'count', 'adjust', 'transfer'] as const
export type RecordedKind = (typeof recordedKinds)[number]

/** A whole number as it was typed; undefined where it is none, or not one that this kind of movement takes. */
export function readQuantity(text: string, kind: RecordedKind): number | undefined {
  const typed = text.trim().replace('−', '-')
  if (!/^[+-]?\d{1,7}$/.test(typed)) return undefined
  const quantity = Number(typed)
  if (kind === 'count') return quantity >= 0 ? quantity : undefined
  if (kind === 'adjust') return quantity === 0 ? undefined : quantity
  return quantity > 0 ? quantity : undefined
}

/** What will lie there after it. */
export function onHandAfter(onHand: number, kind: RecordedKind, quantity: number): number {
  if (kind === 'count') return quantity
  return kind === 'transfer' ? onHand - quantity : onHand + quantity
}
