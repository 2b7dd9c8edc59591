import { fulfilmentCan, isMishap } from '@filrouge/contract/fulfilments.ts'
import type { OrderView } from '@filrouge/contract/orders.ts'
import { settleShortages } from '@filrouge/contract/orders.ts'
import { promiseBasket } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Badge, type Tone } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { nearDayWords } from '@filrouge/ui/dates.ts'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { ArrivalAgain, MishapChoices } from '../decisions/mishap-choices.tsx'
import { useWords } from '../say.ts'

const tones: Record<OrderView['fulfilments'][number]['status'], Tone> = {
  to_pick: 'plain',
  picked: 'info',
  ready: 'good',
  shipped: 'info',
  at_relay: 'info',
  delivered: 'good',
  collected: 'good',
  expired: 'bad',
  cancelled: 'plain',
  lost: 'bad',
  returned: 'warn',
  damaged: 'bad',
}

/** Where the goods of an order are, place by place; and what they lack, with what can be decided. */
export function OrderFulfilments({ order }: { order: OrderView }) {
  const say = useWords()
  // What was moved elsewhere has left nothing behind.
  const parts = order.fulfilments.filter(({ lines }) => lines.length > 0)
  if (parts.length === 0 && order.shortages.length === 0) return null
  return (
    <section class="order-part">
      <h2>{say('order.goods')}</h2>
      <Shortages order={order} />
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul class="order-fulfilments" role="list">
        {parts.map((part) => (
          <li key={part.id}>
            <Part order={order} part={part} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Part({ order, part }: { order: OrderView; part: OrderView['fulfilments'][number] }) {
  const say = useWords()
  const language = useLanguage()
  const now = useNow()
  return (
    <>
      <p class="row-apart">
        <span class="strong">{part.locationName}</span>
        <Badge tone={tones[part.status]}>{sayCode(language, `fulfilment.${part.status}`)}</Badge>
      </p>
      <p class="soft small">{goodsWords(order, part.lines)}</p>
      {part.isLate && part.status !== 'cancelled' && (
        <p class="small order-late">
          {say('order.partLate', { day: nearDayWords(part.promised.latest, language, now) })}
        </p>
      )}
      {part.trackingNumber && (
        <p class="small figures">
          {part.carrier === 'transfer' ? say('order.transfer') : part.carrier} · {part.trackingNumber}
        </p>
      )}
      {part.carrier && fulfilmentCan.mishap.some((status) => status === part.status) && (
        <details class="decision-mishap">
          <summary>{say('mishap.open')}</summary>
          <MishapChoices
            fulfilmentId={part.id}
            orderNumber={order.number}
            hasAccount={order.customerId !== undefined}
            onDone={() => undefined}
          />
        </details>
      )}
      {part.shelf && part.status === 'ready' && <p class="small">{say('order.shelf', { shelf: part.shelf })}</p>}
    </>
  )
}

const goodsWords = (order: OrderView, lines: readonly { sku: string; quantity: number }[]) =>
  lines
    .map(({ sku, quantity }) => `${quantity} × ${order.lines.find((line) => line.sku === sku)?.title ?? sku}`)
    .join(', ')

/** What can be had nowhere waits for a person: what else there is near her, and the two things that can be done. */
function Shortages({ order }: { order: OrderView }) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const now = useNow()
  const settle = usePress((choice: 'look_again' | 'give_up') => api(settleShortages, { id: order.id, choice }))
  const open = order.shortages.filter(({ status }) => status !== 'cancelled')
  const given = order.shortages.filter(({ status }) => status === 'cancelled')
  const isLost = isMishap(open[0]?.reason)
  const toDecide = open.filter(({ status }) => status === 'to_decide')
  const { postcode } = order.delivery.address ?? {}
  const lines = toDecide.map(({ sku, quantity }) => ({ sku, quantity }))
  const around = useAsk(
    promiseBasket,
    lines.length > 0 && !isLost ? { lines, limit: 3, ...(postcode ? { postcode } : {}) } : null,
  )
  const decideBy = toDecide[0]?.decideBy
  return (
    <>
      {open.length > 0 && (
        <div class="order-shortage stack-small">
          <p>
            <span class="strong">
              {say(isLost ? 'mishap.toDecide' : toDecide.length > 0 ? 'order.toDecide' : 'order.lookedFor')}
            </span>
            <span class="cell-more">
              {goodsWords(order, open)} · {sayCode(language, `shortage.reason.${open[0]!.reason}`)}
            </span>
          </p>
          {toDecide.length > 0 && (
            <>
              {isLost && <ArrivalAgain mode={order.delivery.mode} lines={lines} {...(postcode ? { postcode } : {})} />}
              {!isLost && (
                <p class="small">
                  {around.answer && around.answer.options.length > 0 ? say('order.elsewhere') : say('order.nowhere')}
                </p>
              )}
              <ul class="plain-list small">
                {around.answer?.options.slice(0, 3).map((option) => (
                  <li key={`${option.mode} ${option.locationId ?? option.relayPointId ?? option.service}`}>
                    {promisedWords(
                      { ...option, placeName: option.locationName ?? option.relayPointName },
                      language,
                      now,
                    )}
                  </li>
                ))}
              </ul>
              <p class="row">
                <Button isBusy={settle.isBusy} onPress={() => settle.press('look_again')}>
                  {say(isLost ? 'mishap.resend' : 'order.lookAgain')}
                </Button>
                <Button isBusy={settle.isBusy} onPress={() => settle.press('give_up')}>
                  {say(isLost ? 'mishap.refund' : 'order.giveUp')}
                </Button>
              </p>
              {decideBy && (
                <p class="soft small">{say('order.decideBy', { day: nearDayWords(decideBy, language, now) })}</p>
              )}
              <Problem problem={settle.problem} />
            </>
          )}
        </div>
      )}
      {given.length > 0 && (
        <p class="soft small">
          {say(given.every(({ reason }) => isMishap(reason)) ? 'mishap.refunded' : 'order.givenUp')}{' '}
          {goodsWords(order, given)}
        </p>
      )}
    </>
  )
}
