/** Whether a value is a quantity that can be sold, held or moved: a whole number above zero. */
export function isQuantity(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}

/** The value itself where it is a quantity; anything else is a bug and throws. */
export function quantity(value: number): number {
  if (!isQuantity(value)) throw new RangeError(`${value} is not a quantity`)
  return value
}
