import type { Output } from '@filrouge/contract/endpoint.ts'
import { listOrderSlots, moveSlot, type OrderView } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { SlotGrid } from '@filrouge/ui/slots/slot-grid.tsx'
import { sayMoment } from '../dates.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { say } from '../words.ts'

export type Choices = Output<typeof listOrderSlots>

/** The slots an order may have instead of its own; null where it has none or it is too late. */
export async function choicesFor(request: PageRequest, order: OrderView): Promise<Choices | null> {
  if (!order.can.includes('move_slot')) return null
  const key = request.query.get('key') ?? undefined
  const choices = await request.api(listOrderSlots, { id: order.id, key }).catch(() => null)
  return choices && choices.items.length > 1 ? choices : null
}

/** Her appointment, and another one if she would rather: folded until she asks. */
export function Appointment({ request, order, choices }: { request: PageRequest; order: OrderView; choices: Choices }) {
  const { language, now } = request
  return (
    <details class="appointment">
      <summary class="button button-quiet">{say(language, 'appointment.move')}</summary>
      <form method="post" action={link(language, `/orders/${order.id}/slot`)} data-once class="stack">
        <input type="hidden" name="key" value={request.query.get('key') ?? ''} />
        <SlotGrid
          slots={choices.items}
          name="slot"
          chosen={choices.slotId}
          language={language}
          now={now}
          title={say(language, 'appointment.other')}
        />
        <p class="quiet">{say(language, 'appointment.until', { moment: sayMoment(choices.until, language, now) })}</p>
        <button type="submit" class="button">
          {say(language, 'appointment.take')}
        </button>
      </form>
    </details>
  )
}

const refusals = ['slot_not_to_be_had', 'slot_too_late_to_move', 'not_by_appointment'] as const
type Refusal = (typeof refusals)[number]
const isRefusal = (code: string | null | undefined): code is Refusal => refusals.includes(code as Refusal)

/** Why her appointment could not be moved, in words. */
export const refusedMove = ({ language, query }: PageRequest): string | undefined => {
  const code = query.get('refused')
  return isRefusal(code) ? sayCode(language, `refusal.${code}`) : undefined
}

/** Moves her appointment. */
export async function moveAppointment(request: PageRequest): Promise<PageAnswer> {
  const { id } = request.params
  if (!isId('order', id)) return notThere(request)
  const key = field(request, 'key')
  try {
    await request.api(moveSlot, { id, slotId: field(request, 'slot') ?? '', key })
    return goTo(request, withQuery(`/orders/${id}`, { key }))
  } catch (error) {
    const code = problemIn(error)?.code
    if (!isRefusal(code) && code !== 'invalid_input') throw error
    return goTo(request, withQuery(`/orders/${id}`, { key, refused: code }))
  }
}
