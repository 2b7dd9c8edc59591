import { type DeliveryView, receiveDelivery, showDelivery } from '@filrouge/contract/deliveries.ts'
import type { InsidePlace } from '@filrouge/contract/stock.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { civilDayWords } from '@filrouge/ui/dates.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { useRef, useState } from 'preact/hooks'
import { ScanField } from '../catalogue/scan-field.tsx'
import { scannedCode } from '../catalogue/scanned-code.ts'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { InsideChoice } from './inside-choice.tsx'
import { against, articleOf, keepLaid, type Laid, laidOf, lay, linesOf, readLaid } from './laid.ts'
import { SteppedLine } from './stepped-line.tsx'

/** One delivery, unpacked: each scan is one more, put in the stock room, on the floor or in the window. */
export function ReceivePage({ id }: { id: string }) {
  const word = useWords()
  const language = useLanguage()
  const { locationId } = useMyself()
  const asked = useAsk(showDelivery, { id: id as Id<'delivery'> })
  const [received, setReceived] = useState<DeliveryView>()
  const view = received ?? asked.answer
  if (!view) {
    return (
      <div class="stack">
        <h1 class="only-heard">{word('receive.title')}</h1>
        {asked.problem ? <Problem problem={asked.problem} onRetry={asked.again} /> : <Spinner />}
      </div>
    )
  }
  const isOpen = view.status === 'expected' && !received
  return (
    <div class="stack">
      <header class="stack-small">
        <p>
          <Link to="/deliveries" class="back-link">
            <Icon name="back" />
            {word('receive.title')}
          </Link>
        </p>
        <h1>{view.fromLocationName ?? word('receive.one')}</h1>
        <p class={view.isOverdue && isOpen ? 'preparation-due late' : 'preparation-due'}>
          {view.expectedOn &&
            word(view.isOverdue ? 'receive.overdue' : 'receive.on', { day: civilDayWords(view.expectedOn, language) })}
        </p>
        {view.reference && <p class="soft">{view.reference}</p>}
      </header>
      <AskedProblem asked={asked} />
      {isOpen && view.locationId === locationId && <Unpacking key={view.id} view={view} onReceived={setReceived} />}
      {isOpen && view.locationId !== locationId && (
        <p class="notice">{word('receive.elsewhere', { name: view.locationName })}</p>
      )}
      {!isOpen && <Outcome view={view} />}
    </div>
  )
}

function Unpacking({ view, onReceived }: { view: DeliveryView; onReceived: (view: DeliveryView) => void }) {
  const word = useWords()
  const api = useApi()
  const { insides } = useMyself()
  const [laid, setLaid] = useState<Laid>(() => readLaid(view.id))
  const [chosen, setChosen] = useState<InsidePlace>()
  const [isAsking, setAsking] = useState(false)
  const receiptId = useRef(newId('movement'))
  const place = chosen ?? insides.find((one) => one === 'stock_room') ?? insides[0] ?? 'stock_room'
  const lines = view.lines.filter(({ quantity }) => quantity > 0)
  const change = (next: Laid) => {
    receiptId.current = newId('movement')
    setLaid(next)
    setAsking(false)
    keepLaid(view.id, next)
  }
  const receive = usePress(async (isLast: boolean) => {
    const where = insides.length > 0 ? linesOf(laid) : linesOf(laid).map(({ sku, quantity }) => ({ sku, quantity }))
    const received = await api(receiveDelivery, { id: view.id, receiptId: receiptId.current, lines: where, isLast })
    keepLaid(view.id, {})
    onReceived(received)
  })
  const { found, missing } = against(laid, lines)
  const layRest = () =>
    change(
      lines.reduce((all, { sku, quantity }) => lay(all, sku, place, Math.max(0, quantity - laidOf(all, sku))), laid),
    )
  return (
    <>
      {insides.length > 1 && (
        <InsideChoice legend={word('receive.where')} places={insides} value={place} onValue={setChosen} />
      )}
      <ScanField
        unknown={(code) => word('receive.notOfThese', { code })}
        onCode={(code) => {
          const line = articleOf(lines, scannedCode(code))
          if (line) change(lay(laid, line.sku, place, 1))
          return line !== undefined
        }}
      />
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list">
        {lines.map((line) => (
          <li key={line.sku}>
            <SteppedLine
              article={line}
              count={`${laidOf(laid, line.sku)} / ${line.quantity}`}
              hasNone={!laid[line.sku]?.[place]}
              onStep={(by) => change(lay(laid, line.sku, place, by))}
              {...toneOf(laidOf(laid, line.sku), line.quantity)}
            >
              <Where laid={laid} sku={line.sku} />
              {line.reserved > 0 && <span class="small">{word('receive.sold', { count: line.reserved })}</span>}
            </SteppedLine>
          </li>
        ))}
      </ul>
      {missing > 0 && (
        <p>
          <Button kind="quiet" onPress={layRest}>
            {word('receive.all', { place: word(`places.${place}`), count: missing })}
          </Button>
        </p>
      )}
      <div class="thumb-bar" aria-live="polite">
        <Problem problem={receive.problem} />
        {isAsking && missing > 0 ? (
          <>
            <p>{word('receive.missingLead', { count: missing })}</p>
            <div class="two-buttons">
              <Button isWide isBusy={receive.isBusy} onPress={() => receive.press(false)}>
                {word('receive.later')}
              </Button>
              <Button kind="primary" isWide isBusy={receive.isBusy} onPress={() => receive.press(true)}>
                {word('receive.never')}
              </Button>
            </div>
          </>
        ) : (
          <Button
            kind="primary"
            isWide
            isDisabled={found === 0}
            isBusy={receive.isBusy}
            onPress={() => (missing === 0 ? receive.press(true) : setAsking(true))}
          >
            {word('receive.press', { count: found })}
          </Button>
        )}
      </div>
    </>
  )
}

const toneOf = (found: number, wanted: number) =>
  found === wanted ? { tone: 'is-found' as const } : found > wanted ? { tone: 'is-off' as const } : {}

/** « 2 en rayon, 3 en réserve » */
function Where({ laid, sku }: { laid: Laid; sku: string }) {
  const word = useWords()
  const { insides } = useMyself()
  const parts = insides.flatMap((place) => {
    const quantity = laid[sku]?.[place] ?? 0
    return quantity > 0 ? [`${quantity} ${word(`places.${place}`)}`] : []
  })
  return parts.length > 0 ? <span class="small">{parts.join(', ')}</span> : null
}

function Outcome({ view }: { view: DeliveryView }) {
  const word = useWords()
  const came = view.lines.reduce((sum, { received }) => sum + received, 0)
  const missing = view.lines.reduce((sum, line) => sum + line.missing, 0)
  const left = view.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <section class="stack-small" role="status">
      <p class="good strong">
        <Icon name="tick" /> {word('receive.done', { count: came })}
      </p>
      {left > 0 && <p>{word('receive.left', { count: left })}</p>}
      {missing > 0 && <p>{word('receive.lacking', { count: missing })}</p>}
      <p>
        <Link to="/deliveries" class="button">
          {word('receive.next')}
        </Link>
      </p>
    </section>
  )
}
