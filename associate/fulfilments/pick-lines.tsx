import { type FulfilmentView, pickFulfilment } from '@filrouge/contract/fulfilments.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { ArticlePicture } from '@filrouge/ui/catalogue/article-picture.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { ScanField } from '../catalogue/scan-field.tsx'
import { scannedCode } from '../catalogue/scanned-code.ts'
import { useWords } from '../say.ts'
import { countOf, keepTicks, readTicks, scan, step, type Ticks, tick } from './ticks.ts'

/** The articles to fetch, ticked by tap or by scan; what is missing is said with the press that ends it, and asked once more. */
export function PickLines({ view, onPicked }: { view: FulfilmentView; onPicked: (view: FulfilmentView) => void }) {
  const word = useWords()
  const api = useApi()
  const [ticks, setTicks] = useState<Ticks>(() => readTicks(view.id))
  const [isSure, setSure] = useState(false)
  const change = (next: Ticks) => {
    setTicks(next)
    setSure(false)
    keepTicks(view.id, next)
  }
  const pick = usePress(async () => {
    const lines = view.lines.map(({ sku, quantity }) => ({ sku, quantity: Math.min(quantity, ticks[sku] ?? 0) }))
    const picked = await api(pickFulfilment, { id: view.id, lines })
    keepTicks(view.id, {})
    onPicked(picked)
  })
  const { found, missing } = countOf(ticks, view.lines)
  const isWhole = missing === 0
  return (
    <>
      <ScanField
        unknown={(code) => word('prepare.notOfThese', { code })}
        onCode={(code) => {
          const next = scan(ticks, view.lines, scannedCode(code))
          if (next) change(next)
          return next !== undefined
        }}
      />
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list pick-lines">
        {view.lines.map((line) => (
          <li key={line.sku}>
            <PickLine
              line={line}
              found={ticks[line.sku] ?? 0}
              onTick={() => change(tick(ticks, line))}
              onStep={(by) => change(step(ticks, line, by))}
            />
          </li>
        ))}
      </ul>
      <div class="thumb-bar" aria-live="polite">
        <Problem problem={pick.problem} />
        {isSure && !isWhole ? (
          <>
            <p>{word('prepare.missingLead', { count: missing })}</p>
            <div class="two-buttons">
              <Button isWide onPress={() => setSure(false)}>
                {word('prepare.lookAgain')}
              </Button>
              <Button kind="primary" isWide isBusy={pick.isBusy} onPress={pick.press}>
                {word('prepare.missing', { count: missing })}
              </Button>
            </div>
          </>
        ) : (
          <Button
            kind={isWhole ? 'primary' : 'plain'}
            isWide
            isBusy={pick.isBusy}
            onPress={() => (isWhole ? pick.press() : setSure(true))}
          >
            {isWhole ? word('prepare.done') : word('prepare.doneBut', { found, missing })}
          </Button>
        )}
      </div>
    </>
  )
}

type Line = FulfilmentView['lines'][number]

function PickLine(props: { line: Line; found: number; onTick: () => void; onStep: (by: 1 | -1) => void }) {
  const { line, found, onTick, onStep } = props
  const word = useWords()
  const isFound = found >= line.quantity
  return (
    <div class={isFound ? 'pick-line is-found' : 'pick-line'}>
      <button type="button" class="pick-line-press" aria-pressed={isFound} onClick={onTick}>
        <ArticlePicture image={line.image} category={line.category} />
        <span class="list-row-main">
          <span class="strong">{line.title}</span>
          {line.inside && (
            <span class="pick-line-where">
              {line.inside.map(({ place, quantity }) => `${quantity} ${word(`places.${place}`)}`).join(', ')}
            </span>
          )}
          <span class="soft small">{line.sku}</span>
        </span>
        <span class="pick-line-count figures">
          {line.quantity > 1 ? `${found} / ${line.quantity}` : `${line.quantity} ×`}
        </span>
        <span class="pick-line-tick">{isFound && <Icon name="tick" />}</span>
      </button>
      {line.quantity > 1 && (
        <span class="pick-line-steps">
          <Button
            name={word('prepare.oneLess', { title: line.title })}
            isDisabled={found === 0}
            onPress={() => onStep(-1)}
          >
            <Icon name="minus" />
          </Button>
          <Button name={word('prepare.oneMore', { title: line.title })} isDisabled={isFound} onPress={() => onStep(1)}>
            <Icon name="plus" />
          </Button>
        </span>
      )}
    </div>
  )
}
