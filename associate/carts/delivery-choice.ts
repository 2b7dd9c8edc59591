import type { CartView } from '@filrouge/contract/carts.ts'
import type { DeliveryMode, PromiseOption } from '@filrouge/contract/promise.ts'
import { whatCanBeChosen } from '../catalogue/promises-in-order.ts'

/** A way and a place, as one text a radio button can carry. */
export function choiceKey(chosen: {
  mode: DeliveryMode
  locationId?: string | undefined
  relayPointId?: string | undefined
}): string {
  const { mode } = chosen
  if (mode === 'home') return mode
  return `${mode} ${(mode === 'relay' ? chosen.relayPointId : chosen.locationId) ?? ''}`
}

/**
 * The ways a basket can be had, one per choice: taken away only from the shop one stands in, the nearest shops to collect from, home
 * once, the nearest relay points.
 */
export function deliveryChoices(options: readonly PromiseOption[], hereId: string | null): PromiseOption[] {
  const choices = whatCanBeChosen(options).filter(
    ({ mode, locationId }) => mode !== 'takeaway' || locationId === hereId,
  )
  const of = (mode: DeliveryMode, limit: number) => choices.filter((option) => option.mode === mode).slice(0, limit)
  return [...of('takeaway', 1), ...of('home', 1), ...of('collect', 5), ...of('relay', 5)]
}

/** What is chosen when the page opens: what the basket says, else the first way there is. */
export function firstChoice(cart: Pick<CartView, 'delivery'>, choices: readonly PromiseOption[]): string | undefined {
  if (cart.delivery) return choiceKey(cart.delivery)
  return choices[0] && choiceKey(choices[0])
}
