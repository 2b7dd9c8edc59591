import { ProblemError } from '@filrouge/client/client.ts'
import { useState } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { Badge } from '../components/badge.tsx'
import { Button } from '../components/button.tsx'
import { Bars, Sparkline } from '../components/charts.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Empty } from '../components/empty.tsx'
import { Field } from '../components/field.tsx'
import { Keys } from '../components/keys.tsx'
import { Money } from '../components/money.tsx'
import { OfflineWords } from '../components/offline-banner.tsx'
import { Price } from '../components/price.tsx'
import { Problem } from '../components/problem.tsx'
import { Progress } from '../components/progress.tsx'
import { Skeleton } from '../components/skeleton.tsx'
import { Tabs } from '../components/tabs.tsx'
import { ToastCard } from '../components/toast.tsx'
import { Toggle } from '../components/toggle.tsx'
import { say } from './say.ts'

const euros = (minor: number) => ({ minor, currency: 'EUR' })

/** What is pressed and filled in. */
export function FormPieces() {
  const language = useLanguage()
  const [name, setName] = useState('Camille')
  const [email, setEmail] = useState('camille@')
  const [isOn, setOn] = useState(true)
  return (
    <>
      <div class="row">
        <Button kind="primary">{say(language, 'form.primary')}</Button>
        <Button>{say(language, 'form.plain')}</Button>
        <Button kind="quiet">{say(language, 'form.quiet')}</Button>
        <Button isDisabled>{say(language, 'form.disabled')}</Button>
      </div>
      <Field
        label={say(language, 'form.name')}
        name="name"
        value={name}
        onValue={setName}
        hint={say(language, 'form.hint')}
        isOptional
      />
      <Field
        label={say(language, 'form.email')}
        name="email"
        value={email}
        onValue={setEmail}
        error={say(language, 'form.wrong')}
      />
      <Toggle isOn={isOn} onTurn={setOn}>
        {say(language, 'form.toggle')}
      </Toggle>
    </>
  )
}

/** Amounts, how things stand, figures. */
export function FigurePieces() {
  const language = useLanguage()
  const bars = [
    { key: 'web', words: say(language, 'figure.web'), value: 412_00 },
    { key: 'shop', words: say(language, 'figure.shop'), value: 618_00 },
    { key: 'call', words: say(language, 'figure.call'), value: 95_00 },
  ]
  return (
    <>
      <Price price={euros(129_900)} priorPrice={euros(149_900)} />
      <div class="row">
        <Badge>{say(language, 'figure.plain')}</Badge>
        <Badge tone="good">{say(language, 'figure.good')}</Badge>
        <Badge tone="warn">{say(language, 'figure.warn')}</Badge>
        <Badge tone="info">{say(language, 'figure.info')}</Badge>
        <Badge tone="bad">{say(language, 'figure.bad')}</Badge>
      </div>
      <Sparkline
        name={say(language, 'figure.day')}
        values={[0, 3, 5, 4, 9, 14, 12, 18]}
        before={[1, 2, 4, 6, 8, 9, 12, 13, 15, 16, 18]}
      />
      <Bars
        name={say(language, 'figure.channels')}
        bars={bars.map((bar) => ({ ...bar, figure: `${bar.value / 100}\u00a0€` }))}
      />
      <table>
        <thead>
          <tr>
            <th scope="col">{say(language, 'figure.shop')}</th>
            <th scope="col" class="is-figure">
              {say(language, 'figure.web')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>Paris Rivoli</td>
            <td class="is-figure">
              <Money amount={euros(41_200)} />
            </td>
          </tr>
          <tr>
            <td>Lyon Part-Dieu</td>
            <td class="is-figure">
              <Money amount={euros(961_150)} />
            </td>
          </tr>
        </tbody>
      </table>
    </>
  )
}

/** What is said: done, waiting, empty, wrong, offline. */
export function StatePieces() {
  const language = useLanguage()
  return (
    <>
      <OfflineWords words={say(language, 'state.offline')} />
      <ToastCard toast={{ words: say(language, 'state.removed'), onUndo: () => undefined }} onGone={() => undefined} />
      <Skeleton />
      <Progress words={say(language, 'state.import')} done={7} of={12} />
      <Empty title={say(language, 'state.empty')}>
        <Button>{say(language, 'state.search')}</Button>
      </Empty>
      <Problem
        problem={
          new ProblemError(503, { code: 'unreachable', title: 'unreachable', detail: 'unreachable', requestId: 'none' })
        }
        onRetry={() => undefined}
      />
    </>
  )
}

const kinds = ['tab.orders', 'tab.messages'] as const

/** Several pages in one place, a question above the page, keys. */
export function PlacePieces() {
  const language = useLanguage()
  const [chosen, setChosen] = useState<(typeof kinds)[number]>('tab.orders')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Tabs
        name={say(language, 'place.title')}
        chosen={chosen}
        onChoose={setChosen}
        tabs={kinds.map((key, index) => ({ key, words: say(language, key), count: 12 - index * 9 }))}
      >
        <p>{say(language, chosen)}</p>
      </Tabs>
      <div class="row">
        <Button onPress={() => setOpen(true)}>{say(language, 'place.open')}</Button>
        <Keys keys={['⌘', 'K']} />
      </div>
      <Dialog
        title={say(language, 'place.question')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button kind="primary" onPress={() => setOpen(false)}>
              {say(language, 'form.primary')}
            </Button>
            <Button kind="quiet" onPress={() => setOpen(false)}>
              {say(language, 'form.quiet')}
            </Button>
          </>
        }
      >
        <p>{say(language, 'gallery.intro')}</p>
      </Dialog>
    </>
  )
}
