import type { ProblemError } from '@filrouge/client/client.ts'
import { type InsidePlace, recordMovement, type StockLevelView } from '@filrouge/contract/stock.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { hasRole, useSession } from '../frame/session.ts'
import { useWords } from '../say.ts'
import { onHandAfter, type RecordedKind, readQuantity, recordedKinds } from './movement-kinds.ts'

/** Receives, counts, corrects or transfers an article; says beforehand what will lie there. An associate does so in his own shop. */
export function MovementForm(props: {
  sku: string
  items: readonly StockLevelView[]
  place: StockLevelView | undefined
  onMoved: () => void
}) {
  const say = useWords()
  const api = useApi()
  const session = useSession()
  const places = props.items.filter(({ locationKind }) => locationKind !== 'supplier')
  const here = places.filter(({ locationId }) => hasRole(session, 'manager') || locationId === session.locationId)
  const [at, setAt] = useState<string | undefined>(undefined)
  const [kind, setKind] = useState<RecordedKind>('receive')
  const [typed, setTyped] = useState('')
  const [to, setTo] = useState('')
  const [inside, setInside] = useState<InsidePlace | ''>('')
  const [reason, setReason] = useState('')
  const [isWrong, setWrong] = useState(false)
  const id = useRef(newId('movement'))
  // A place chosen on the map or in the list is the one that is meant.
  useEffect(() => setAt(undefined), [props.place?.locationId])
  const from =
    here.find(({ locationId }) => locationId === at) ??
    here.find(({ locationId }) => locationId === props.place?.locationId) ??
    here.find(({ locationId }) => locationId === session.locationId) ??
    here[0]
  const quantity = readQuantity(typed, kind)
  const within = from?.places?.find((place) => place.kind === inside)
  const before = within?.quantity ?? from?.onHand ?? 0
  const record = usePress(async (moveHolds: boolean) => {
    setWrong(quantity === undefined || (kind === 'transfer' && !to))
    if (!from || quantity === undefined || (kind === 'transfer' && !to)) return
    await api(recordMovement, {
      id: id.current,
      sku: props.sku,
      locationId: from.locationId,
      kind,
      quantity,
      ...(within ? { place: within.kind } : {}),
      ...(kind === 'transfer' ? { toLocationId: to } : {}),
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(moveHolds ? { moveHolds } : {}),
    })
    tell({ key: id.current, words: say('movement.recorded', { name: from.locationName }) })
    // The next press is another movement.
    id.current = newId('movement')
    setTyped('')
    setReason('')
    props.onMoved()
  })
  if (!from) return null
  const changing =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      id.current = newId('movement')
      record.forget()
      setWrong(false)
      set(value)
    }
  return (
    <form
      class="stack movement-form"
      aria-labelledby="movement-title"
      onSubmit={(event) => {
        event.preventDefault()
        void record.press(false)
      }}
    >
      <h2 id="movement-title">{say('movement.title')}</h2>
      <Choice
        label={say('movement.place')}
        value={from.locationId}
        options={here}
        onValue={changing(setAt as (value: string) => void)}
      />
      <fieldset class="segments is-wide">
        <legend class="only-heard">{say('ledger.what')}</legend>
        {recordedKinds.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="kind"
              checked={kind === one}
              onChange={() => changing(setKind as (value: RecordedKind) => void)(one)}
            />
            {say(`movement.do.${one}`)}
          </label>
        ))}
      </fieldset>
      {from.places && from.places.length > 1 && (
        <Inside places={from.places} kind={kind} value={within?.kind ?? ''} onValue={changing(setInside)} />
      )}
      {kind === 'transfer' && (
        <Choice
          label={say('movement.to')}
          value={to}
          options={places.filter(({ locationId }) => locationId !== from.locationId)}
          onValue={changing(setTo)}
          isEmpty
        />
      )}
      <Field
        label={say(`movement.quantity.${kind}`)}
        name="quantity"
        inputMode={kind === 'adjust' ? 'text' : 'numeric'}
        autocomplete="off"
        value={typed}
        onValue={changing(setTyped)}
        hint={say('movement.now', { count: before, reserved: within ? 0 : from.reserved })}
        error={isWrong && quantity === undefined ? say(`movement.wrong.${kind}`) : undefined}
      />
      <Field
        label={say('movement.reason')}
        name="reason"
        isOptional
        maxLength={200}
        value={reason}
        onValue={changing(setReason)}
      />
      {isWrong && kind === 'transfer' && !to && <p class="field-error">{say('movement.toNeeded')}</p>}
      {quantity !== undefined && onHandAfter(before, kind, quantity) >= 0 && (
        <p class="movement-after" role="status">
          {say('movement.after', {
            name: within ? `${from.locationName}, ${say(`inside.${within.kind}`)}` : from.locationName,
            before,
            after: onHandAfter(before, kind, quantity),
          })}
        </p>
      )}
      <MovementProblem problem={record.problem} isBusy={record.isBusy} onElsewhere={() => record.press(true)} />
      <Button type="submit" kind="primary" isBusy={record.isBusy}>
        {say(`movement.submit.${kind}`)}
      </Button>
    </form>
  )
}

function Choice(props: {
  label: string
  value: string
  options: readonly StockLevelView[]
  onValue: (value: string) => void
  isEmpty?: boolean
}) {
  const id = useId()
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label}
      </label>
      <select id={id} value={props.value} onChange={(event) => props.onValue(event.currentTarget.value)}>
        {props.isEmpty && <option value="">—</option>}
        {props.options.map(({ locationId, locationName }) => (
          <option key={locationId} value={locationId}>
            {locationName}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Where inside the shop; unsaid, what comes is put in the stock room and what goes leaves by the rules. */
function Inside(props: {
  places: NonNullable<StockLevelView['places']>
  kind: RecordedKind
  value: InsidePlace | ''
  onValue: (value: InsidePlace | '') => void
}) {
  const id = useId()
  const say = useWords()
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {say(`movement.inside.${props.kind}`)}
      </label>
      <select
        id={id}
        value={props.value}
        onChange={(event) => props.onValue(event.currentTarget.value as InsidePlace | '')}
      >
        <option value="">{say(props.kind === 'count' ? 'movement.wholeShop' : 'movement.byTheRules')}</option>
        {props.places.map(({ kind, name, quantity }) => (
          <option key={kind} value={kind}>
            {`${name} (${quantity})`}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Why it cannot be, with how many are free and the orders that keep the others. */
function MovementProblem(props: { problem: ProblemError | undefined; isBusy: boolean; onElsewhere: () => void }) {
  const { problem, isBusy, onElsewhere } = props
  const say = useWords()
  const orders = (problem?.problem.orderIds as string[] | undefined) ?? []
  const free = problem?.problem.free as number | undefined
  return (
    <Problem problem={problem}>
      {free !== undefined && <p>{say('movement.free', { count: Math.max(0, free) })}</p>}
      {orders.length > 0 && (
        <ul>
          {orders.slice(0, 8).map((order, index) => (
            <li key={order}>
              <Link to={`/orders/${order}`}>{say('movement.holder', { number: index + 1 })}</Link>
            </li>
          ))}
        </ul>
      )}
      {problem?.problem.canMoveHolds === true && (
        <div class="stack-small">
          <p>{say('movement.elsewhere', { reserved: Number(problem.problem.reserved) })}</p>
          <p>
            <Button isBusy={isBusy} onPress={onElsewhere}>
              {say('movement.moveHolds')}
            </Button>
          </p>
        </div>
      )}
    </Problem>
  )
}
