import {
  deliverFulfilment,
  type FulfilmentView,
  readyFulfilment,
  shipFulfilment,
} from '@filrouge/contract/fulfilments.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { nearDayWords } from '@filrouge/ui/dates.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'

/** What comes after the shelf: put aside for her, given to the carrier with its label, or nothing more to do here. */
export function NextStep({ view, onDone }: { view: FulfilmentView; onDone: (view: FulfilmentView) => void }) {
  const word = useWords()
  const language = useLanguage()
  const now = useNow()
  const [label, setLabel] = useState<string>()
  return (
    <>
      <p class="notice preparation-state">
        <Icon name={view.status === 'cancelled' || view.status === 'expired' ? 'undo' : 'tick'} />
        <span>
          <span class="strong">
            {word(
              view.status === 'cancelled' && view.lines.length === 0
                ? 'prepare.state.moved'
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
      {label && <Label label={label} />}
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
  const ship = usePress(async () => {
    const { label, ...shipped } = await api(shipFulfilment, { id: view.id })
    onLabel(label)
    onDone(shipped)
  })
  const deliver = usePress(async () => onDone(await api(deliverFulfilment, { id: view.id })))
  const problem = ready.problem ?? ship.problem ?? deliver.problem
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
      {view.can.includes('ship') && (
        <Button kind="primary" isWide isBusy={ship.isBusy} onPress={ship.press}>
          {word(isForHer ? 'prepare.send' : 'prepare.ship')}
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

/** The label, to be printed from the phone. */
function Label({ label }: { label: string }) {
  const word = useWords()
  return (
    <a class="parcel-label" href={label} download="label.svg">
      <img src={label} alt={word('prepare.label')} />
      <span>{word('prepare.labelPrint')}</span>
    </a>
  )
}
