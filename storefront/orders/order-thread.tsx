import type { OrderView } from '@filrouge/contract/orders.ts'
import { LanguageContext } from '@filrouge/ui/app.ts'
import { Thread, type ThreadStep } from '@filrouge/ui/thread/thread.tsx'
import { sayDay, sayMoment, sayTime } from '../dates.ts'
import type { PageRequest } from '../page.ts'
import { say } from '../words.ts'

/** What she came to read; the rest of what happened is told smaller. */
const isMain = (code: string): boolean =>
  code !== 'fulfilment.tracked' && /^(order|promised|shipment|fulfilment|return)\./.test(code)

/** The thread of an order: solid where it happened, dashed where it is promised. */
export function OrderThread({ request, order }: { request: PageRequest; order: OrderView }) {
  const { language, now } = request
  const steps = order.timeline.map(
    (entry): ThreadStep => ({
      id: entry.id,
      title: entry.title,
      happened: entry.happened,
      isMinor: entry.happened && !isMain(entry.code),
      detail: entry.place,
      when: (
        <time dateTime={entry.at}>
          {entry.happened ? sayMoment(entry.at, language, now) : dayOrTime(order, entry.at, request)}
        </time>
      ),
    }),
  )
  return (
    <section class="order-thread" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{say(language, 'order.timeline')}</h2>
      <LanguageContext.Provider value={language}>
        <Thread steps={steps} name={say(language, 'order.timeline')} now={now} />
      </LanguageContext.Provider>
    </section>
  )
}

// A parcel is promised for a day, an article to collect for an hour.
function dayOrTime(order: OrderView, at: string, { language, now }: PageRequest): string {
  const isAtHour = order.delivery.mode === 'collect' || order.delivery.mode === 'takeaway'
  const day = sayDay(at, language, now)
  return isAtHour ? say(language, 'date.moment', { day, time: sayTime(at, language) }) : day
}
