import type { PromiseOption } from '@filrouge/contract/promise.ts'

/** The slot of a way that is kept: the one that was picked while it can be had, else the first; undefined where the way knows none. */
export function slotAmong(
  way: Pick<PromiseOption, 'slots'> | undefined,
  picked: string | undefined,
): string | undefined {
  return (way?.slots?.find(({ id }) => id === picked) ?? way?.slots?.[0])?.id
}
