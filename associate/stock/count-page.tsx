import { showVariant } from '@filrouge/contract/catalogue.ts'
import { type InsidePlace, recordMovement, showStock } from '@filrouge/contract/stock.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { asProblem, useApi } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ScanField } from '../catalogue/scan-field.tsx'
import { scannedCode } from '../catalogue/scanned-code.ts'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { InsideChoice } from './inside-choice.tsx'
import { articleOf } from './laid.ts'
import { SteppedLine } from './stepped-line.tsx'

interface Counted {
  /** Of the movement that its count will be: sent twice it is one. */
  id: ReturnType<typeof newId<'movement'>>
  sku: string
  gtin?: string | undefined
  title: string
  image?: string | undefined
  category: string
  quantity: number
}

/** Counts one place of the shop: scan what lies there, see at once what the books say, write it down with one press. */
export function CountPage() {
  const word = useWords()
  const api = useApi()
  const { insides, locationId } = useMyself()
  const [chosen, setChosen] = useState<InsidePlace>()
  const [lines, setLines] = useState<readonly Counted[]>([])
  const [written, setWritten] = useState(0)
  const latest = useRef(lines)
  latest.current = lines
  const place = chosen ?? insides[0]
  const change = (next: readonly Counted[]) => {
    // Scans come faster than screens are drawn.
    latest.current = next
    setLines(next)
    setWritten(0)
    record.forget()
  }
  const step = (sku: string, by: number) =>
    change(
      latest.current.map((line) =>
        line.sku === sku ? { ...line, id: newId('movement'), quantity: Math.max(0, line.quantity + by) } : line,
      ),
    )
  const scan = async (text: string) => {
    const code = scannedCode(text)
    const known = articleOf(latest.current, code)
    if (known) {
      step(known.sku, 1)
      return true
    }
    const found = await api(showVariant, { code }).catch((error) => {
      if (asProblem(error).code === 'variant_not_found') return undefined
      throw error
    })
    if (!found) return false
    const { sku, gtin, product } = found
    if (latest.current.some((line) => line.sku === sku)) step(sku, 1)
    else {
      const image = found.picture?.small ?? product.image
      const line = { id: newId('movement'), sku, gtin, title: found.title, image, category: product.category.code }
      change([{ ...line, quantity: 1 }, ...latest.current])
    }
    return true
  }
  const record = usePress(async (moveHolds: boolean) => {
    if (locationId === null) return
    let done = 0
    for (const { id, sku, quantity } of latest.current) {
      await api(recordMovement, {
        id,
        sku,
        locationId,
        kind: 'count',
        quantity,
        ...(place ? { place } : {}),
        moveHolds,
      })
      done += 1
      // What is written is off the list: a press that fails halfway goes on from there.
      setLines((before) => before.filter((line) => line.sku !== sku))
    }
    setWritten(done)
  })
  return (
    <div class="stack">
      <header>
        <p>
          <Link to="/deliveries" class="back-link">
            <Icon name="back" />
            {word('receive.title')}
          </Link>
        </p>
        <h1>{word('count.title')}</h1>
        <p class="soft">{word('count.lead')}</p>
      </header>
      {insides.length > 1 && (
        <InsideChoice
          legend={word('count.where')}
          places={insides}
          value={place}
          onValue={(to) => {
            change(latest.current.map((line) => ({ ...line, id: newId('movement') })))
            setChosen(to)
          }}
        />
      )}
      <ScanField unknown={(code) => word('count.unknown', { code })} onCode={scan} />
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list">
        {lines.map((line) => (
          <li key={line.sku}>
            <Line line={line} place={place} locationId={locationId} onStep={(by) => step(line.sku, by)} />
          </li>
        ))}
      </ul>
      <div class="thumb-bar" aria-live="polite">
        {written > 0 && lines.length === 0 && (
          <p class="good strong">
            <Icon name="tick" /> {word('count.written', { count: written })}
          </p>
        )}
        <Problem problem={record.problem}>
          {record.problem?.problem.canMoveHolds === true && (
            <Button isBusy={record.isBusy} onPress={() => record.press(true)}>
              {word('count.moveHolds')}
            </Button>
          )}
        </Problem>
        <Button
          kind="primary"
          isWide
          isDisabled={lines.length === 0}
          isBusy={record.isBusy}
          onPress={() => record.press(false)}
        >
          {word('count.record', { count: lines.length })}
        </Button>
      </div>
    </div>
  )
}

function Line(props: {
  line: Counted
  place: InsidePlace | undefined
  locationId: string | null
  onStep: (by: 1 | -1) => void
}) {
  const { line, place, locationId } = props
  const word = useWords()
  const stock = useAsk(showStock, { sku: line.sku })
  // What was seen earlier today may have moved: the books are asked when the line appears.
  useEffect(stock.again, [place])
  const here = stock.answer?.items.find((level) => level.locationId === locationId)
  const books = here?.places?.find(({ kind }) => kind === place)?.quantity ?? here?.onHand
  return (
    <SteppedLine
      article={line}
      count={line.quantity}
      hasNone={line.quantity === 0}
      onStep={props.onStep}
      {...(books === undefined ? {} : { tone: books === line.quantity ? ('is-found' as const) : ('is-off' as const) })}
    >
      {books !== undefined && (
        <span class="small stepped-line-said">
          {books === line.quantity ? word('count.same') : word('count.books', { count: books })}
        </span>
      )}
    </SteppedLine>
  )
}
