/**
 * Fills an amount from several sources in their order, each up to its limit: how gift cards and store credit pay a basket, and, asked again with
 * less, what each of them keeps of what is due. So what comes back goes first to whoever paid last: the bank card, then the credit, then the gift
 * card; and what leaves first is paid by the gift card.
 */
export function fillInOrder(
  amountMinor: number,
  limitsMinor: readonly number[],
): { partsMinor: number[]; restMinor: number } {
  if (!Number.isSafeInteger(amountMinor) || amountMinor < 0) throw new RangeError(`${amountMinor} cannot be paid`)
  let restMinor = amountMinor
  const partsMinor = limitsMinor.map((limit) => {
    if (!Number.isSafeInteger(limit) || limit < 0) throw new RangeError(`${limit} is not a limit`)
    const part = Math.min(limit, restMinor)
    restMinor -= part
    return part
  })
  return { partsMinor, restMinor }
}
