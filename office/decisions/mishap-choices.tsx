import { type Mishap, mishaps, reportMishap } from '@filrouge/contract/fulfilments.ts'
import { type OrderMode, promiseBasket } from '@filrouge/contract/promise.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { fromDecimal } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { useStore } from '@filrouge/ui/store.ts'
import { useState } from 'preact/hooks'
import { doLater, pendings, undo } from '../frame/later.ts'
import { hasRole, useSession } from '../frame/session.ts'
import { useWords } from '../say.ts'

/**
 * What left and will not arrive: what has become of it (the carrier's own word, where there is one), then what is done for her. A press can be taken
 * back for some seconds: nothing has been sent until then.
 */
export function MishapChoices(props: {
  fulfilmentId: string
  orderNumber: string
  hasAccount: boolean
  told?: Mishap | undefined
  /** What would be sent again, and how: then it is said when it would arrive. */
  again?: Parameters<typeof ArrivalAgain>[0]
  onDone: () => void
}) {
  const { fulfilmentId, orderNumber, hasAccount, told, again, onDone } = props
  const say = useWords()
  const api = useApi()
  const session = useSession()
  const [what, setWhat] = useState<Mishap>(told ?? 'lost')
  const [isFit, setFit] = useState(true)
  const [gesture, setGesture] = useState('')
  const key = `mishap ${fulfilmentId}`
  const isSoon = useStore(pendings).some((pending) => pending.key === key)
  const mayGive = hasAccount && hasRole(session, 'adviser', 'manager')
  const typed = gesture.replace(/[€\s]/g, '')
  const credit = typed === '' ? undefined : fromDecimal(typed)
  const isWrong = typed !== '' && !(credit && credit.minor > 0)

  const decide = (choice: 'resend' | 'refund') => {
    const idempotencyKey = crypto.randomUUID()
    const input = {
      ...{ id: fulfilmentId as Id<'fulfilment'>, what, choice },
      ...(what === 'returned' ? { isFit } : {}),
      ...(credit && mayGive ? { credit } : {}),
    }
    doLater(
      { key, words: say(`mishap.soon.${choice}`, { number: orderNumber }), undoWords: say('mishap.undo') },
      async () => {
        await api(reportMishap, input, { idempotencyKey })
        onDone()
        return say(`mishap.done.${choice}`, { number: orderNumber })
      },
    )
  }
  if (isSoon) return <Button onPress={() => undo(key)}>{say('mishap.undo')}</Button>
  return (
    <div class="stack-small">
      {!told && (
        <Segments
          legend={say('mishap.what')}
          name={`what-${fulfilmentId}`}
          values={mishaps}
          chosen={what}
          wordOf={(one) => say(`mishap.${one}`)}
          onChoose={setWhat}
        />
      )}
      {what === 'returned' && (
        <Segments
          legend={say('mishap.state')}
          name={`fit-${fulfilmentId}`}
          values={['fit', 'unfit'] as const}
          chosen={isFit ? 'fit' : 'unfit'}
          wordOf={(one) => say(`mishap.${one}`)}
          onChoose={(one) => setFit(one === 'fit')}
        />
      )}
      {mayGive && (
        <Field
          label={say('mishap.gesture')}
          name={`gesture-${fulfilmentId}`}
          inputMode="decimal"
          autocomplete="off"
          isOptional
          value={gesture}
          onValue={setGesture}
          error={isWrong ? say('prices.amountWrong') : undefined}
        />
      )}
      {again && <ArrivalAgain {...again} />}
      <p class="row">
        <Button kind="primary" isDisabled={isWrong} onPress={() => decide('resend')}>
          {say('mishap.resend')}
        </Button>
        <Button isDisabled={isWrong} onPress={() => decide('refund')}>
          {say('mishap.refund')}
        </Button>
      </p>
      <p class="small soft">{say('mishap.lead')}</p>
    </div>
  )
}

/** When a new parcel would arrive, from wherever it can be had now. */
export function ArrivalAgain({
  lines,
  mode,
  postcode,
}: {
  lines: { sku: string; quantity: number }[]
  mode: OrderMode
  postcode?: string
}) {
  const say = useWords()
  const language = useLanguage()
  const now = useNow()
  const asked = useAsk(promiseBasket, { lines, limit: 3, ...(postcode ? { postcode } : {}) })
  if (!asked.answer) return null
  const option = asked.answer.options.find((one) => one.mode === mode)
  const placeName = option?.locationName ?? option?.relayPointName
  return (
    <p class="small">
      {option
        ? say('mishap.again', { promised: promisedWords({ ...option, placeName }, language, now) })
        : say('order.nowhere')}
    </p>
  )
}

function Segments<T extends string>(props: {
  legend: string
  name: string
  values: readonly T[]
  chosen: T
  wordOf: (value: T) => string
  onChoose: (value: T) => void
}) {
  const { legend, name, values, chosen, wordOf, onChoose } = props
  return (
    <fieldset class="segments is-wide">
      <legend class="only-heard">{legend}</legend>
      {values.map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={one === chosen} onChange={() => onChoose(one)} />
          {wordOf(one)}
        </label>
      ))}
    </fieldset>
  )
}
