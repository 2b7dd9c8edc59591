import {
  type DecisionView,
  delayFulfilment,
  isMishap,
  listDecisions,
  type Mishap,
  mishaps,
} from '@filrouge/contract/fulfilments.ts'
import { settleShortages } from '@filrouge/contract/orders.ts'
import { promiseBasket } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { parisDay } from '@filrouge/ui/customers/life.ts'
import { momentWords, nearDayWords } from '@filrouge/ui/dates.ts'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { useTitle } from '../frame/title.ts'
import { useEvery } from '../frame/use-every.ts'
import { useWords } from '../say.ts'
import { ArrivalAgain, MishapChoices } from './mishap-choices.tsx'

const refreshMs = 20_000

/** « À décider »: what goes on only when a person says how, the most pressing first, each with what can be done. */
export function DecisionsPage() {
  const say = useWords()
  const asked = useAsk(listDecisions, {})
  useTitle(say('decide.title'))
  useEvery(refreshMs, asked.again)
  const items = asked.answer?.items
  return (
    <div class="stack decisions">
      <p>
        <Link to="/orders" class="back-link">
          <Icon name="back" />
          {say('orders.title')}
        </Link>
      </p>
      <h1>{say('decide.title')}</h1>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!items && !asked.problem && <Skeleton lines={5} />}
      {items?.length === 0 && <Empty title={say('decide.none')}>{say('decide.noneLead')}</Empty>}
      {items && items.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
        <ul class="plain-list" role="list">
          {items.map((item) => (
            <li key={`${item.kind} ${item.orderId} ${item.fulfilmentId ?? ''}`} class="decision">
              <Decision item={item} onDone={asked.again} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const tones = { shortage: 'bad', mishap: 'bad', late: 'warn', silent: 'warn', closed: 'info' } as const

/** What its carrier has said has become of it. */
export const toldMishap = (step: string | undefined): Mishap | undefined => mishaps.find((one) => one === step)

function Decision({ item, onDone }: { item: DecisionView; onDone: () => void }) {
  const say = useWords()
  const language = useLanguage()
  const now = useNow()
  return (
    <>
      <div class="decision-what">
        <p class="row">
          <Badge tone={tones[item.kind]}>{headOf(item, say)}</Badge>
          {item.decideBy && (
            <span class="small soft">{say('decide.by', { moment: momentWords(item.decideBy, language, now) })}</span>
          )}
        </p>
        <p class="strong">{item.lines.map(({ quantity, title }) => `${quantity} × ${title}`).join(', ')}</p>
        <p class="soft">{whyOf(item, say, language, now)}</p>
        <p class="small soft">
          <Link to={`/orders/${item.orderId}`}>{item.orderNumber}</Link>
          {item.customerName && (
            <>
              {' · '}
              {item.customerId ? (
                <Link to={`/customers/${item.customerId}`}>{item.customerName}</Link>
              ) : (
                item.customerName
              )}
            </>
          )}
          {item.phone && (
            <>
              {' · '}
              <a href={`tel:${item.phone}`}>{phoneWords(item.phone)}</a>
            </>
          )}
        </p>
      </div>
      <div class="decision-do stack-small">
        {item.kind === 'shortage' && <ShortageChoices item={item} onDone={onDone} />}
        {item.kind === 'mishap' && <ParcelMishap item={item} onDone={onDone} />}
        {(item.kind === 'late' || item.kind === 'silent') && <LateChoices item={item} onDone={onDone} />}
        {item.kind === 'closed' && (
          <Link to={`/orders/${item.orderId}`} class="button">
            {say('decide.seeOrder')}
          </Link>
        )}
      </div>
    </>
  )
}

function headOf(item: DecisionView, say: ReturnType<typeof useWords>): string {
  const told = toldMishap(item.parcel?.step)
  if (told && item.kind === 'mishap') return say(`mishap.${told}`)
  if (item.reason === 'damaged_on_way') return say('mishap.damaged')
  if (item.reason === 'lost' || item.reason === 'returned') return say(`mishap.${item.reason}`)
  return say(`decide.${item.kind}`)
}

function whyOf(item: DecisionView, say: ReturnType<typeof useWords>, language: 'fr' | 'en', now: Date): string {
  const place = item.locationName ?? ''
  if (item.kind === 'shortage')
    return [item.reason && sayCode(language, `shortage.reason.${item.reason}`), place].filter(Boolean).join(' · ')
  const day = nearDayWords(item.kind !== 'closed' ? item.promised.latest : item.promised.earliest, language, now)
  if (item.kind === 'closed') return say('decide.closedWhy', { place, day })
  const by = [item.carrier, item.trackingNumber].filter(Boolean).join(' ')
  if (item.kind === 'mishap') return say('decide.mishapWhy', { by })
  if (item.kind === 'silent') {
    const { heardAt, place: town } = item.parcel ?? {}
    const moment = heardAt ? momentWords(heardAt, language, now) : ''
    return heardAt ? say('decide.silentWhy', { by, moment, town: town ?? 'null' }) : say('decide.neverHeardWhy', { by })
  }
  return by ? say('decide.lateWhy', { day, by }) : say('decide.notLeftWhy', { day, place })
}

/** What else there is for her, and the two things that can be done. */
function ShortageChoices({ item, onDone }: { item: DecisionView; onDone: () => void }) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const now = useNow()
  const lines = item.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const around = useAsk(
    promiseBasket,
    isMishap(item.reason) ? null : { lines, limit: 2, ...(item.postcode ? { postcode: item.postcode } : {}) },
  )
  const options = around.answer?.options.slice(0, 2) ?? []
  const settle = usePress(async (choice: 'look_again' | 'give_up') => {
    await api(settleShortages, { id: item.orderId, choice })
    tell({ key: item.orderId, words: say(`decide.done.${choice}`, { number: item.orderNumber }) })
    onDone()
  })
  return (
    <>
      {isMishap(item.reason) && <ArrivalAgain {...againOf(item)} />}
      {!isMishap(item.reason) && <p class="small soft">{say(options.length > 0 ? 'decide.offer' : 'order.nowhere')}</p>}
      {options.length > 0 && (
        <ul class="plain-list small">
          {options.map((option) => (
            <li key={`${option.mode} ${option.locationId ?? option.relayPointId ?? option.service}`}>
              {promisedWords({ ...option, placeName: option.locationName ?? option.relayPointName }, language, now)}
            </li>
          ))}
        </ul>
      )}
      <Problem problem={settle.problem} />
      <p class="row">
        <Button
          kind={options.length > 0 || isMishap(item.reason) ? 'primary' : 'plain'}
          isBusy={settle.isBusy}
          onPress={() => settle.press('look_again')}
        >
          {say(isMishap(item.reason) ? 'mishap.resend' : 'order.lookAgain')}
        </Button>
        <Button isBusy={settle.isBusy} onPress={() => settle.press('give_up')}>
          {say(isMishap(item.reason) ? 'mishap.refund' : 'order.giveUp')}
        </Button>
      </p>
    </>
  )
}

const againOf = ({ mode, lines, postcode }: DecisionView) => ({
  ...{ mode, lines: lines.map(({ sku, quantity }) => ({ sku, quantity })) },
  ...(postcode ? { postcode } : {}),
})

/** The carrier has said what has become of it: what is done for her. */
function ParcelMishap({ item, onDone }: { item: DecisionView; onDone: () => void }) {
  if (!item.fulfilmentId) return null
  return (
    <MishapChoices
      fulfilmentId={item.fulfilmentId}
      orderNumber={item.orderNumber}
      hasAccount={item.customerId !== undefined}
      told={toldMishap(item.parcel?.step)}
      again={againOf(item)}
      onDone={onDone}
    />
  )
}

/** The day the carrier gives now: she is told, and the order waits for nobody until then. */
function LateChoices({ item, onDone }: { item: DecisionView; onDone: () => void }) {
  const say = useWords()
  const api = useApi()
  const now = useNow()
  const [expectedOn, setExpectedOn] = useState('')
  const [isOpen, setOpen] = useState(false)
  const delay = usePress(async () => {
    if (!item.fulfilmentId || !expectedOn) return
    await api(delayFulfilment, { id: item.fulfilmentId, expectedOn })
    tell({ key: item.fulfilmentId, words: say('decide.done.delay', { number: item.orderNumber }) })
    onDone()
  })
  return (
    <>
      <form
        class="stack-small"
        onSubmit={(event) => {
          event.preventDefault()
          void delay.press()
        }}
      >
        <Field
          label={say('decide.newDay')}
          name={`day-${item.fulfilmentId}`}
          type="date"
          min={parisDay(now)}
          value={expectedOn}
          onValue={setExpectedOn}
        />
        <Problem problem={delay.problem} />
        <p class="row">
          <Button type="submit" kind="primary" isBusy={delay.isBusy} isDisabled={!expectedOn}>
            {say('decide.tellHer')}
          </Button>
          <Link to={`/orders/${item.orderId}`} class="button">
            {say('decide.seeOrder')}
          </Link>
        </p>
      </form>
      {item.carrier && (
        <details class="decision-mishap" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{say('decide.willNotCome')}</summary>
          {isOpen && <ParcelMishap item={item} onDone={onDone} />}
        </details>
      )}
    </>
  )
}
