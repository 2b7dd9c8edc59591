import { isMishap, type mishapReasons } from '@filrouge/contract/fulfilments.ts'
import { cancelPart, type OrderView } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { sayDay } from '../dates.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { Notice } from '../shell/pieces.tsx'
import { say } from '../words.ts'

type MishapReason = (typeof mishapReasons)[number]

/** What is not as it was promised: a part that will be late, which she may give up, and what cannot be found. */
export function OrderTroubles({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language, now } = request
  const late = order.fulfilments.filter(({ isLate, status }) => isLate && ['to_pick', 'picked'].includes(status))
  const waiting = order.shortages.filter(({ status }) => status !== 'cancelled')
  const lacking = waiting.filter(({ reason }) => !isMishap(reason))
  const mishaps = waiting.filter(({ reason }) => isMishap(reason))
  return (
    <>
      {late.map((part) => (
        <Notice
          key={part.id}
          tone="plain"
          title={say(language, part.isResent ? 'order.resent' : 'order.late', {
            day: sayDay(part.promised.latest, language, now),
          })}
        >
          <p>{goodsIn(order, part.lines, request)}</p>
          <form method="post" action={link(language, `/orders/${order.id}/parts/${part.id}/cancel`)} data-once>
            <input type="hidden" name="key" value={request.query.get('key') ?? ''} />
            <button type="submit" class="button button-quiet">
              {say(language, part.isResent ? 'order.resentCancel' : 'order.lateCancel')}
            </button>
          </form>
        </Notice>
      ))}
      {mishaps.length > 0 && (
        <Notice tone="plain" title={say(language, `order.mishap.${mishaps[0]!.reason as MishapReason}`)}>
          <p>{goodsIn(order, mishaps, request)}</p>
          <p>{say(language, 'order.mishapLead')}</p>
        </Notice>
      )}
      {lacking.length > 0 && (
        <Notice tone="plain" title={say(language, 'order.lacking')}>
          <p>{goodsIn(order, lacking, request)}</p>
          <p>{say(language, 'order.lackingLead')}</p>
        </Notice>
      )}
    </>
  )
}

/** The parcels that have left, each with its number. */
export function OrderParcels({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language } = request
  const sent = order.fulfilments.filter(({ trackingNumber, carrier }) => trackingNumber && carrier !== 'transfer')
  if (sent.length === 0) return null
  return (
    <section aria-labelledby="parcels-title">
      <h2 id="parcels-title">{say(language, 'order.parcels', { count: sent.length })}</h2>
      <ul class="parcels">
        {sent.map((part) => (
          <li key={part.id}>
            <strong>{sayCode(language, `fulfilment.${part.status}`)}</strong> · {part.carrier} · {part.trackingNumber}
            <br />
            <span class="quiet">{goodsIn(order, part.lines, request)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Gives up what will be late. */
export async function cancelLatePart(request: PageRequest): Promise<PageAnswer> {
  const { id, part } = request.params
  if (!isId('order', id) || !isId('fulfilment', part)) return notThere(request)
  const key = field(request, 'key')
  try {
    await request.api(cancelPart, { id, fulfilmentId: part, ...(key ? { key } : {}) })
    return goTo(request, withQuery(`/orders/${id}`, { key }))
  } catch (error) {
    if (problemIn(error)?.status !== 409) throw error
    return goTo(request, withQuery(`/orders/${id}`, { key, refused: 'already_shipped' }))
  }
}

function goodsIn(order: OrderView, lines: readonly { sku: string; quantity: number }[], request: PageRequest): string {
  const titleOf = (sku: string) => order.lines.find((line) => line.sku === sku)?.title ?? sku
  const list = lines.map(({ sku, quantity }) => `${quantity}\u00a0×\u00a0${titleOf(sku)}`)
  return new Intl.ListFormat(request.language, { type: 'conjunction' }).format(list)
}
