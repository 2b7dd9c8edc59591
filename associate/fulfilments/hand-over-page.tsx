import { collectFulfilment, type FulfilmentView, listFulfilments } from '@filrouge/contract/fulfilments.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { nearDayWords } from '@filrouge/ui/dates.ts'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { useFulfilments } from './pick-list-page.tsx'

const digitsIn = (text: string) => text.replace(/\D/g, '').slice(0, 6)
const spaced = (digits: string) => (digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits)

/** The pick-up desk: her code opens what waits for her, with the shelf it lies on; one press hands it over. */
export function HandOverPage() {
  const word = useWords()
  const { locationId, locationName } = useMyself()
  const [code, setCode] = useState('')
  const isWhole = code.length === 6
  const waiting = useFulfilments('ready', locationId)
  const found = useAsk(
    listFulfilments,
    isWhole && locationId ? { locationId, code, status: 'ready,collected,expired' } : null,
  )
  return (
    <div class="stack hand-over">
      <header>
        <h1>{word('handOver.title')}</h1>
        {locationName && <p class="soft">{locationName}</p>}
      </header>
      <label class="code-field">
        <span>{word('handOver.code')}</span>
        <input
          type="text"
          name="code"
          inputMode="numeric"
          autocomplete="off"
          placeholder="000 000"
          value={spaced(code)}
          onInput={(event) => setCode(digitsIn(event.currentTarget.value))}
        />
      </label>
      <div aria-live="polite" class="stack">
        {isWhole && <AskedProblem asked={found} />}
        {isWhole && found.isBusy && !found.answer && <Spinner />}
        {isWhole && found.answer?.items.length === 0 && <Empty title={word('handOver.noneFound')} />}
        {isWhole &&
          found.answer?.items.map((item) => (
            <Waiting
              key={item.id}
              item={item}
              code={code}
              onDone={() => {
                found.again()
                waiting.again()
              }}
            />
          ))}
      </div>
      {!isWhole && (
        <section class="stack-small">
          <h2>
            {word('handOver.waiting')}{' '}
            {waiting.answer && waiting.answer.items.length > 0 && (
              <span class="count figures">{waiting.answer.items.length}</span>
            )}
          </h2>
          <AskedProblem asked={waiting} />
          {waiting.answer?.items.length === 0 && <p class="soft">{word('handOver.nobody')}</p>}
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
          <ul role="list" class="list">
            {waiting.answer?.items.map((item) => (
              <li key={item.id}>
                <WaitingRow item={item} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function WaitingRow({ item }: { item: FulfilmentView }) {
  const word = useWords()
  const language = useLanguage()
  const now = useNow()
  return (
    <div class="list-row">
      <span class="list-row-main">
        <span class="strong">{item.customerName ?? item.orderNumber}</span>
        <span class="soft small">{item.lines.map(({ title }) => title).join(', ')}</span>
        {item.expiresAt && (
          <span class="soft small">{word('prepare.until', { day: nearDayWords(item.expiresAt, language, now) })}</span>
        )}
      </span>
      {item.shelf && <span class="shelf figures">{item.shelf}</span>}
    </div>
  )
}

function Waiting({ item, code, onDone }: { item: FulfilmentView; code: string; onDone: () => void }) {
  const word = useWords()
  const api = useApi()
  const collect = usePress(async () => {
    await api(collectFulfilment, { id: item.id, code })
    onDone()
  })
  return (
    <article class="hand-over-found stack-small">
      <div class="row-apart">
        <h2>{item.customerName ?? item.orderNumber}</h2>
        {item.shelf && <span class="shelf figures">{item.shelf}</span>}
      </div>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="list">
        {item.lines.map((line) => (
          <li key={line.sku} class="list-row">
            <span class="list-row-main">{line.title}</span>
            <span class="figures">{line.quantity} ×</span>
          </li>
        ))}
      </ul>
      <Problem problem={collect.problem} />
      {item.can.includes('collect') ? (
        <Button kind="primary" isWide isBusy={collect.isBusy} onPress={collect.press}>
          {word('handOver.press')}
        </Button>
      ) : (
        <p class={item.status === 'collected' ? 'good' : 'soft'}>{word(`prepare.state.${item.status}`)}</p>
      )}
    </article>
  )
}
