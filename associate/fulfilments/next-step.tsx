import {
  deliverFulfilment,
  type FulfilmentView,
  packFulfilment,
  readyFulfilment,
  shipFulfilment,
  showFulfilment,
  showLabel,
} from '@filrouge/contract/fulfilments.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { nearDayWords } from '@filrouge/ui/dates.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '../say.ts'

/** What comes after the shelf: put aside for her, given to the carrier with its label, or nothing more to do here. */
export function NextStep({ view, onDone }: { view: FulfilmentView; onDone: (view: FulfilmentView) => void }) {
  const word = useWords()
  const language = useLanguage()
  const now = useNow()
  // Our own label, where no carrier gives one: it comes with the shipping.
  const [label, setLabel] = useState<string>()
  const { parcel } = view
  return (
    <>
      <p class="notice preparation-state">
        <Icon name={view.status === 'cancelled' || view.status === 'expired' ? 'undo' : 'tick'} />
        <span>
          <span class="strong">
            {word(
              view.status === 'cancelled' && view.lines.length === 0
                ? 'prepare.state.moved'
                : view.status === 'picked' && parcel
                  ? `prepare.parcel.${parcel.step === 'asked' ? 'asked' : 'labelled'}`
                  : `prepare.state.${view.status}`,
            )}
          </span>
          {view.status === 'ready' && view.expiresAt && (
            <span class="soft small">
              {' '}
              {word('prepare.until', { day: nearDayWords(view.expiresAt, language, now) })}
            </span>
          )}
          {view.trackingNumber && <span class="soft small figures"> {view.trackingNumber}</span>}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list">
        {view.lines.map((line) => (
          <li key={line.sku} class="list-row">
            <span class="list-row-main">{line.title}</span>
            <span class="figures">{line.quantity} ×</span>
          </li>
        ))}
      </ul>
      {view.shelf && view.status === 'ready' && <p class="preparation-shelf figures">{view.shelf}</p>}
      {parcel?.step === 'asked' && <AwaitedLabel view={view} onCome={onDone} />}
      {parcel && parcel.step !== 'asked' && <CarrierLabel id={view.id} isOver={view.doneAt !== undefined} />}
      {!parcel && label && <Label label={label} format="svg" />}
      <Presses view={view} onDone={onDone} onLabel={setLabel} />
    </>
  )
}

function Presses(props: {
  view: FulfilmentView
  onDone: (view: FulfilmentView) => void
  onLabel: (label: string) => void
}) {
  const { view, onDone, onLabel } = props
  const word = useWords()
  const api = useApi()
  const [shelf, setShelf] = useState('')
  const ready = usePress(async () =>
    onDone(await api(readyFulfilment, { id: view.id, ...(shelf.trim() ? { shelf: shelf.trim() } : {}) })),
  )
  const pack = usePress(async () => onDone(await api(packFulfilment, { id: view.id })))
  const ship = usePress(async () => {
    const { label, ...shipped } = await api(shipFulfilment, { id: view.id })
    onLabel(label)
    onDone(shipped)
  })
  const deliver = usePress(async () => onDone(await api(deliverFulfilment, { id: view.id })))
  const problem = pack.problem ?? ready.problem ?? ship.problem ?? deliver.problem
  const isForHer = view.mode === 'collect' || view.mode === 'takeaway'
  return (
    <div class="thumb-bar">
      <Problem problem={problem} />
      {view.can.includes('ready') && isForHer && (
        <>
          <label class="shelf-field">
            <span>{word('prepare.shelf')}</span>
            <input
              type="text"
              name="shelf"
              value={shelf}
              maxLength={20}
              autocomplete="off"
              placeholder="B4"
              onInput={(event) => setShelf(event.currentTarget.value)}
            />
          </label>
          <Button kind="primary" isWide isBusy={ready.isBusy} onPress={ready.press}>
            {word('prepare.ready')}
          </Button>
        </>
      )}
      {view.can.includes('ready') && !isForHer && (
        <Button isWide isBusy={ready.isBusy} onPress={ready.press}>
          {word('prepare.atRelay')}
        </Button>
      )}
      {view.can.includes('pack') && (
        <Button kind="primary" isWide isBusy={pack.isBusy} onPress={pack.press}>
          {word('prepare.pack')}
        </Button>
      )}
      {view.can.includes('ship') && !view.can.includes('pack') && (
        <Button kind="primary" isWide isBusy={ship.isBusy} onPress={ship.press}>
          {word(isForHer ? 'prepare.send' : view.parcel ? 'prepare.handOver' : 'prepare.ship')}
        </Button>
      )}
      {view.can.includes('deliver') && (
        <Button isWide isBusy={deliver.isBusy} onPress={deliver.press}>
          {word('prepare.deliver')}
        </Button>
      )}
      {view.can.includes('collect') && (
        <Link to="/hand-over" class="button button-primary button-wide">
          {word('handOver.title')}
        </Link>
      )}
      {view.can.length === 0 && (
        <Link to="/preparations" class="button button-wide">
          {word('prepare.next')}
        </Link>
      )}
    </div>
  )
}

const askAgainMs = 4_000

/** The carrier has not answered, or says no: looked at again while the page is open, and asked again at once by a press. */
function AwaitedLabel({ view, onCome }: { view: FulfilmentView; onCome: (view: FulfilmentView) => void }) {
  const word = useWords()
  const api = useApi()
  useEffect(() => {
    const look = () =>
      api(showFulfilment, { id: view.id }).then(
        (now) => now.parcel?.step !== 'asked' && onCome(now),
        () => undefined,
      )
    const timer = setInterval(look, askAgainMs)
    return () => clearInterval(timer)
  }, [api, view.id, onCome])
  const again = usePress(async () => onCome(await api(packFulfilment, { id: view.id })))
  const refusal = view.parcel?.problem
  return (
    <>
      <p class="notice" role="status">
        {refusal ? word('prepare.labelRefused', { problem: refusal }) : word('prepare.labelAwaited')}
      </p>
      <Problem problem={again.problem} />
      <Button isWide isBusy={again.isBusy} onPress={again.press}>
        {word('prepare.labelAgain')}
      </Button>
    </>
  )
}

/** The label that the carrier gave. */
function CarrierLabel({ id, isOver }: { id: FulfilmentView['id']; isOver: boolean }) {
  const { answer } = useAsk(showLabel, isOver ? null : { id })
  return answer ? <Label label={answer.label} format={answer.format} /> : null
}

/** A label, to be printed from the phone: shown where it is a picture. */
function Label({ label, format }: { label: string; format: 'svg' | 'png' | 'pdf' | 'zpl' }) {
  const word = useWords()
  const isPicture = format === 'svg' || format === 'png'
  return (
    <a class="parcel-label" href={label} download={`label.${format}`}>
      {isPicture && <img src={label} alt={word('prepare.label')} />}
      <span class={isPicture ? undefined : 'button button-wide'}>
        {word('prepare.labelPrint')}
        {!isPicture && ` (${format.toUpperCase()})`}
      </span>
    </a>
  )
}
