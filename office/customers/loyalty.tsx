import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { giveStoreCredit, type LoyaltyView } from '@filrouge/contract/loyalty.ts'
import { fromDecimal } from '@filrouge/kernel/money.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Dialog } from '@filrouge/ui/components/dialog.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useRef, useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { hasRole, useSession } from '../frame/session.ts'
import { useWords } from '../say.ts'

const entriesShown = 5

/** Her card, her points and what happened to them, her credit, and the gesture that adds to it. */
export function Loyalty({ file, onChange }: { file: CustomerFile; onChange: () => unknown }) {
  const say = useWords()
  const { loyalty } = file
  if (!loyalty) return null
  return (
    <section class="stack-small" aria-labelledby="loyalty-title">
      <h2 id="loyalty-title">{say('loyalty.card')}</h2>
      <dl class="facts">
        <Fact words={say('loyalty.number')}>
          <span class="figures">{loyalty.cardNumber ?? say('loyalty.noCard')}</span>
        </Fact>
        <Fact words={say('loyalty.points')}>
          <span class="strong figures">{say('loyalty.count', { count: loyalty.points })}</span>
          {loyalty.tierTitle && <span class="soft"> · {loyalty.tierTitle}</span>}
        </Fact>
        <Fact words={say('loyalty.spent')}>
          <Money amount={loyalty.spent} />
        </Fact>
        <Fact words={say('loyalty.credit')}>
          <span class="strong">
            <Money amount={loyalty.storeCredit} />
          </span>
        </Fact>
      </dl>
      <Gesture file={file} onChange={onChange} />
      <Ledger loyalty={loyalty} />
    </section>
  )
}

function Fact({ words, children }: { words: string; children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Ledger({ loyalty }: { loyalty: LoyaltyView }) {
  const say = useWords()
  if (loyalty.ledger.length === 0) return null
  const rows = (entries: LoyaltyView['ledger']) => (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
    <ul role="list" class="ledger">
      {entries.map((entry) => (
        <li key={entry.id} class="row-apart">
          <span>
            {say(`loyalty.entry.${entry.kind}`)}{' '}
            {entry.orderId && <Link to={`/orders/${entry.orderId}`}>{entry.orderNumber ?? ''}</Link>}
            <span class="soft small ledger-day">
              <DateWords at={entry.at} as="day" />
            </span>
          </span>
          <span class="strong figures">{entry.points > 0 ? `+${entry.points}` : `−${-entry.points}`}</span>
        </li>
      ))}
    </ul>
  )
  const earlier = loyalty.ledger.slice(entriesShown)
  return (
    <>
      {rows(loyalty.ledger.slice(0, entriesShown))}
      {earlier.length > 0 && (
        <details>
          <summary>{say('loyalty.earlier')}</summary>
          {rows(earlier)}
        </details>
      )}
    </>
  )
}

/** Money on her account, with the reason she will read: who may decide it is the server's to know, and shown here to nobody else. */
function Gesture({ file, onChange }: { file: CustomerFile; onChange: () => unknown }) {
  const say = useWords()
  const api = useApi()
  const session = useSession()
  const [isOpen, setOpen] = useState(false)
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  // One gesture, however often the button is pressed.
  const key = useRef('')
  const money = fromDecimal(amount.replace(/[€\s]/g, ''))
  const isAmount = money !== undefined && money.minor > 0
  const give = usePress(async () => {
    setTried(true)
    if (!isAmount || reason.trim().length < 3) return
    await api(giveStoreCredit, { id: file.id, amount: money, reason: reason.trim() }, { idempotencyKey: key.current })
    setOpen(false)
    tell({ key: 'gesture', words: say('loyalty.given') })
    onChange()
  })
  if (!hasRole(session, 'adviser', 'manager')) return null
  const open = () => {
    key.current = crypto.randomUUID()
    setAmount('')
    setReason('')
    setTried(false)
    setOpen(true)
  }
  return (
    <div>
      <Button onPress={open}>{say('loyalty.gesture')}</Button>
      <Dialog
        title={say('loyalty.gesture')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button kind="primary" onPress={give.press} isBusy={give.isBusy}>
            {say('loyalty.give')}
          </Button>
        }
      >
        <form
          class="stack-small"
          onSubmit={(event) => {
            event.preventDefault()
            void give.press()
          }}
        >
          <Field
            label={say('loyalty.amount')}
            name="amount"
            value={amount}
            onValue={setAmount}
            inputMode="decimal"
            autocomplete="off"
            error={isTried && !isAmount ? say('loyalty.amountWrong') : undefined}
            autoFocus
          />
          <Field
            label={say('loyalty.reason')}
            hint={say('loyalty.reasonHint')}
            name="reason"
            value={reason}
            onValue={setReason}
            autocomplete="off"
            maxLength={200}
            error={isTried && reason.trim().length < 3 ? say('loyalty.reasonWrong') : undefined}
          />
          <Problem problem={give.problem} />
          <button type="submit" class="only-heard" tabIndex={-1} aria-hidden="true" />
        </form>
      </Dialog>
    </div>
  )
}
