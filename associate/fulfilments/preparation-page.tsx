import {
  type FulfilmentView,
  refusalReasons,
  refuseFulfilment,
  showFulfilment,
} from '@filrouge/contract/fulfilments.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { dueWords, isOverdue } from './due-words.ts'
import { NextStep } from './next-step.tsx'
import { PickLines } from './pick-lines.tsx'

/** One preparation, from the shelf to its next step: picked, put aside for her, or sent. */
export function PreparationPage({ id }: { id: string }) {
  const word = useWords()
  const asked = useAsk(showFulfilment, { id: id as Id<'fulfilment'> })
  const [done, setDone] = useState<FulfilmentView>()
  const view = done?.id === id ? done : asked.answer
  if (!view) {
    return (
      <div class="stack">
        <h1 class="only-heard">{word('prepare.title')}</h1>
        {asked.problem ? <Problem problem={asked.problem} onRetry={asked.again} /> : <Spinner />}
      </div>
    )
  }
  const isToPick = view.status === 'to_pick'
  return (
    <div class="stack preparation">
      <Head view={view} />
      <AskedProblem asked={asked} />
      {isToPick && view.can.includes('pick') && <PickLines key={view.id} view={view} onPicked={setDone} />}
      {isToPick && !view.can.includes('pick') && (
        <p class="notice">{word(view.awaits ? 'prepare.awaitsLead' : 'prepare.notHere')}</p>
      )}
      {!isToPick && <NextStep key={view.status} view={view} onDone={setDone} />}
      {view.can.includes('refuse') && <Refusing view={view} onRefused={setDone} />}
    </div>
  )
}

function Head({ view }: { view: FulfilmentView }) {
  const word = useWords()
  const language = useLanguage()
  const now = useNow()
  const to = view.collectLocationName ?? view.relayPointName ?? view.city ?? ''
  return (
    <header class="stack-small">
      <p>
        <Link to="/preparations" class="back-link">
          <Icon name="back" />
          {word('prepare.title')}
        </Link>
      </p>
      <h1>{view.customerName ?? view.orderNumber}</h1>
      <p class={isOverdue(view, now) && view.status === 'to_pick' ? 'preparation-due late' : 'preparation-due'}>
        {dueWords(view, language, now)}
      </p>
      <p class="soft">
        <Link to={`/orders/${view.orderId}`}>{word('prepare.order', { number: view.orderNumber })}</Link>
        {' · '}
        {word(`prepare.way.${view.mode}`, { to })}
      </p>
    </header>
  )
}

/** What this shop cannot prepare is sourced elsewhere: said in two taps. */
function Refusing({ view, onRefused }: { view: FulfilmentView; onRefused: (view: FulfilmentView) => void }) {
  const word = useWords()
  const api = useApi()
  const [isOpen, setOpen] = useState(false)
  const refuse = usePress(async (reason: (typeof refusalReasons)[number]) => {
    onRefused(await api(refuseFulfilment, { id: view.id, reason }))
  })
  if (!isOpen) {
    return (
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {word('prepare.cannot')}
      </Button>
    )
  }
  return (
    <section class="notice stack-small" aria-label={word('prepare.cannot')}>
      <p>{word('prepare.cannotLead')}</p>
      {refusalReasons.map((reason) => (
        <Button key={reason} isWide isBusy={refuse.isBusy} onPress={() => refuse.press(reason)}>
          {word(`prepare.reason.${reason}`)}
        </Button>
      ))}
      <Button kind="quiet" onPress={() => setOpen(false)}>
        {word('prepare.back')}
      </Button>
      <Problem problem={refuse.problem} />
    </section>
  )
}
