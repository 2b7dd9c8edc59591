import type { CartView } from '@filrouge/contract/carts.ts'
import type { DeliveryMode, PromiseOption } from '@filrouge/contract/promise.ts'
import { keptWay, type Way } from '@filrouge/ui/ways.ts'

/**
 * The ways a basket can be had: taken away only from the shop one stands in, each service that brings it home, the nearest shops to
 * collect from, the nearest relay points.
 */
export function deliveryChoices(options: readonly PromiseOption[], hereId: string | null): PromiseOption[] {
  const choices = options.filter(({ mode, locationId }) => mode !== 'takeaway' || locationId === hereId)
  const of = (mode: DeliveryMode, limit: number) => choices.filter((option) => option.mode === mode).slice(0, limit)
  return [...of('takeaway', 1), ...of('home', 5), ...of('collect', 5), ...of('relay', 5)]
}

/** What is chosen: what was picked, else what the basket says, else, where it says nothing, the first way there is. */
export function chosenAmong(
  choices: readonly PromiseOption[],
  picked: Way | undefined,
  cart: Pick<CartView, 'delivery'>,
): PromiseOption | undefined {
  return keptWay(choices, picked ?? cart.delivery) ?? (picked || cart.delivery ? undefined : choices[0])
}
