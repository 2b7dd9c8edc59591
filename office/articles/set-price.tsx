import type { Output } from '@filrouge/contract/endpoint.ts'
import { listPriceLists } from '@filrouge/contract/price-lists.ts'
import { setPrice, type showPrice } from '@filrouge/contract/pricing.ts'
import { instantOf } from '@filrouge/kernel/civil-date.ts'
import { type Currency, formatMoney, fromDecimal, type Money, money } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { momentWords } from '@filrouge/ui/dates.ts'
import { useState } from 'preact/hooks'
import { doLater, tell } from '../frame/later.ts'
import { useWords } from '../say.ts'
import { priorOfDraft } from './price-history.ts'
import { PriceTrial } from './price-trial.tsx'

type Price = Output<typeof showPrice>
const zone = 'Europe/Paris'

/** The moment that a field of date and time says, in the time of the shops. */
function momentOf(text: string): Date | undefined {
  const [date, time] = text.split('T')
  return date && time ? instantOf(date, time.slice(0, 5), zone) : undefined
}

/**
 * Gives an article another price, from now on or from a date. Says beforehand what the shop will show beside it; from now on is sent after a few
 * seconds, since a price that was practised for a moment counts in law.
 */
export function SetPrice(props: {
  sku: string
  /** All variants of the article, this one among them. */
  sisters: readonly string[]
  history: Price['history']
  now: Price['unitPrice'] | undefined
  currency: string
  onSet: () => void
}) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const currency = props.currency as Currency
  const [typed, setTyped] = useState('')
  const [kind, setKind] = useState<'regular' | 'promotion'>('regular')
  const [isLater, setLater] = useState(false)
  const [starts, setStarts] = useState('')
  const [ends, setEnds] = useState('')
  const [isForAll, setForAll] = useState(false)
  const [list, setList] = useState('all')
  const lists = useAsk(listPriceLists, {}).answer?.items.filter(({ status }) => status !== 'over') ?? []
  const [isWrong, setWrong] = useState(false)
  const amount = fromDecimal(typed.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.'), currency)
  const startsAt = isLater ? momentOf(starts) : undefined
  const endsAt = kind === 'promotion' && ends ? momentOf(ends) : undefined
  const isReady = amount !== undefined && amount.minor >= 0 && (!isLater || startsAt !== undefined)
  const send = async () => {
    if (!amount) return
    const dates = {
      ...(startsAt ? { startsAt: startsAt.toISOString() } : {}),
      ...(endsAt ? { endsAt: endsAt.toISOString() } : {}),
    }
    // One after the other: a price that is set already is left as it is, so that what failed is pressed again.
    for (const sku of isForAll ? props.sisters : [props.sku])
      await api(setPrice, { sku, amount, kind, list, ...dates }, { idempotencyKey: crypto.randomUUID() })
    props.onSet()
  }
  const emptied = () => {
    setTyped('')
    setStarts('')
    setEnds('')
  }
  const set = usePress(async () => {
    setWrong(!isReady)
    if (!isReady || !amount) return
    const key = `price ${props.sku}`
    const shown = formatMoney(amount, language)
    if (startsAt) {
      await send()
      tell({
        key,
        words: say('prices.isPlanned', {
          amount: shown,
          moment: momentWords(startsAt.toISOString(), language, serverNow()),
        }),
      })
    } else {
      const named = lists.find(({ code }) => code === list)?.title
      const kept = props.now && named === undefined ? formatMoney(props.now as Money, language) : undefined
      doLater(
        {
          key,
          words: named
            ? say('prices.soonInList', { list: named, amount: shown })
            : say('prices.soon', { amount: shown }),
          undoWords: kept ? say('prices.keep', { amount: kept }) : say('prices.keepNone'),
        },
        async () => {
          await send()
          return named
            ? say('prices.isSetInList', { list: named, amount: shown })
            : say('prices.isSet', { amount: shown })
        },
      )
    }
    emptied()
  })
  return (
    <form
      class="stack movement-form"
      aria-labelledby="set-price-title"
      onSubmit={(event) => {
        event.preventDefault()
        void set.press()
      }}
    >
      <h3 id="set-price-title">{say('prices.set')}</h3>
      <div class="field-pair">
        <Field
          label={say('prices.amount')}
          name="amount"
          inputMode="decimal"
          autocomplete="off"
          value={typed}
          onValue={setTyped}
          error={isWrong && !amount ? say('prices.amountWrong') : undefined}
        />
        <fieldset class="segments is-wide">
          <legend class="only-heard">{say('prices.kind')}</legend>
          {(['regular', 'promotion'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="price-kind" checked={kind === one} onChange={() => setKind(one)} />
              {say(`prices.kind.${one}`)}
            </label>
          ))}
        </fieldset>
        <fieldset class="segments is-wide">
          <legend class="only-heard">{say('prices.from')}</legend>
          {[false, true].map((later) => (
            <label key={String(later)}>
              <input type="radio" name="price-when" checked={isLater === later} onChange={() => setLater(later)} />
              {say(later ? 'prices.fromDate' : 'prices.fromNow')}
            </label>
          ))}
        </fieldset>
        {lists.length > 0 && (
          <label class="field">
            <span class="field-label">{say('prices.list')}</span>
            <select value={list} onChange={(event) => setList(event.currentTarget.value)}>
              <option value="all">{say('prices.list.all')}</option>
              {lists.map(({ code, title }) => (
                <option key={code} value={code}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        {isLater && (
          <MomentField
            label={say('prices.startsAt')}
            value={starts}
            onValue={setStarts}
            error={isWrong && !startsAt ? say('prices.dateWrong') : undefined}
          />
        )}
        {kind === 'promotion' && <MomentField label={say('prices.endsAt')} value={ends} onValue={setEnds} />}
      </div>
      {amount && (
        <Preview
          history={props.history}
          amount={amount}
          kind={kind}
          startsAt={startsAt ?? serverNow()}
          currency={currency}
        />
      )}
      {amount && <PriceTrial sku={props.sku} amountMinor={amount.minor} />}
      {props.sisters.length > 1 && (
        <Toggle isOn={isForAll} onTurn={setForAll}>
          {say('prices.forAll', { count: props.sisters.length })}
        </Toggle>
      )}
      <Problem problem={set.problem} />
      <div>
        <Button type="submit" kind="primary" isBusy={set.isBusy}>
          {say(isLater ? 'prices.submitPlan' : 'prices.submit')}
        </Button>
      </div>
    </form>
  )
}

function MomentField(props: {
  label: string
  value: string
  onValue: (value: string) => void
  error?: string | undefined
}) {
  return (
    <label class="field">
      <span class="field-label">{props.label}</span>
      <input
        type="datetime-local"
        value={props.value}
        aria-invalid={props.error ? 'true' : undefined}
        onInput={(event) => props.onValue(event.currentTarget.value)}
      />
      {props.error && <span class="field-error">{props.error}</span>}
    </label>
  )
}

/** What the shop will show beside the price, by the rule of the thirty days. */
function Preview(props: {
  history: Price['history']
  amount: Money
  kind: 'regular' | 'promotion'
  startsAt: Date
  currency: Currency
}) {
  const say = useWords()
  const language = useLanguage()
  const { amount, kind, startsAt } = props
  const prior = priorOfDraft(props.history, { amountMinor: amount.minor, kind, startsAt })
  const shown = formatMoney(amount, language)
  const before = prior && formatMoney(money(prior.priorMinor, props.currency), language)
  const words =
    kind === 'regular'
      ? say('prices.previewRegular', { amount: shown })
      : prior && prior.reductionPercent > 0
        ? say('prices.previewReduced', { amount: shown, before: before ?? '', percent: prior.reductionPercent })
        : say(prior ? 'prices.previewNothing' : 'prices.previewFirst', { amount: shown, before: before ?? '' })
  return (
    <p class="price-preview" role="status">
      <span class="small soft">{say('prices.preview')}</span>
      <span class="strong">{words}</span>
    </p>
  )
}
