import type { Output } from '@filrouge/contract/endpoint.ts'
import { issueGiftCards } from '@filrouge/contract/loyalty.ts'
import { type Money as Amount, formatMoney, fromDecimal, toDecimal } from '@filrouge/kernel/money.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'

type Made = Output<typeof issueGiftCards>['items']

/** Cards made here: sent to someone, or shown with their secrets once, to be printed. */
export function IssueGiftCards({ onMade }: { onMade: () => unknown }) {
  const say = useWords()
  const api = useApi()
  const [amount, setAmount] = useState('')
  const [count, setCount] = useState('1')
  const [batch, setBatch] = useState('')
  const [email, setEmail] = useState('')
  const [isTried, setTried] = useState(false)
  const [made, setMade] = useState<Made>()
  const money = fromDecimal(amount.replace(/[€\s]/g, ''))
  const isAmount = money !== undefined && money.minor > 0
  const isCount = /^[1-9]\d{0,2}$/.test(count.trim()) && Number(count) <= 200
  const issue = usePress(async () => {
    setTried(true)
    if (!isAmount || !isCount) return
    const to = email.trim() === '' ? {} : { email: email.trim() }
    const named = batch.trim() === '' ? {} : { batch: batch.trim() }
    const { items } = await api(issueGiftCards, { amount: money, count: Number(count), ...named, ...to })
    setMade(items)
    setTried(false)
    setAmount('')
    setEmail('')
    onMade()
  })
  return (
    <form
      class="stack-small aside"
      aria-labelledby="issue-title"
      onSubmit={(event) => {
        event.preventDefault()
        void issue.press()
      }}
    >
      <h2 id="issue-title">{say('giftCards.make')}</h2>
      <Field
        label={say('giftCards.amount')}
        name="amount"
        inputMode="decimal"
        value={amount}
        onValue={setAmount}
        autocomplete="off"
        error={isTried && !isAmount ? say('loyalty.amountWrong') : undefined}
      />
      <Field
        label={say('giftCards.count')}
        name="count"
        inputMode="numeric"
        value={count}
        onValue={setCount}
        autocomplete="off"
        maxLength={3}
        error={isTried && !isCount ? say('giftCards.countWrong') : undefined}
      />
      <Field
        label={say('giftCards.batch')}
        hint={say('giftCards.batchHint')}
        name="batch"
        value={batch}
        onValue={setBatch}
        autocomplete="off"
        maxLength={40}
        isOptional
      />
      <Field
        label={say('giftCards.email')}
        hint={say('giftCards.emailHint')}
        name="email"
        type="email"
        value={email}
        onValue={setEmail}
        autocomplete="off"
        isOptional
      />
      <Problem problem={issue.problem} />
      <div>
        <Button type="submit" kind="primary" isBusy={issue.isBusy}>
          {say('giftCards.issue')}
        </Button>
      </div>
      {made && <MadeCards made={made} />}
    </form>
  )
}

const linesShown = 10

function MadeCards({ made }: { made: Made }) {
  const say = useWords()
  const language = useLanguage()
  const [first] = made
  if (!first) return null
  if (first.pin === undefined) return <p class="notice">{say('giftCards.sent')}</p>
  const lines = made.map(({ number, pin, balance, expiresAt }) =>
    [number, pin, toDecimal(balance as Amount), expiresAt.slice(0, 10)].join(';'),
  )
  const file = `data:text/csv;charset=utf-8,${encodeURIComponent(['number;pin;amount;expires', ...lines].join('\r\n'))}`
  return (
    <div class="notice stack-small" role="status">
      <p class="strong">
        {say('giftCards.made', { count: made.length, amount: formatMoney(first.balance as Amount, language) })}
      </p>
      <p>{say('giftCards.once')}</p>
      <ul class="made-cards figures">
        {made.slice(0, linesShown).map(({ number, pin }) => (
          <li key={number}>
            {number} · <strong>{pin}</strong>
          </li>
        ))}
      </ul>
      <a class="button" href={file} download="gift-cards.csv">
        {say('giftCards.download')}
      </a>
    </div>
  )
}
