import { useState } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { Button } from '../components/button.tsx'
import { Thread, type ThreadStep } from '../thread/thread.tsx'
import { say } from './say.ts'

const today = new Date('2026-11-23T10:00:00Z')
const way = ['thread.basket', 'thread.delivery', 'thread.payment', 'thread.order'] as const

/** The thread down the page, with a knot and a step that arrives; and across it. */
export function ThreadPieces() {
  const language = useLanguage()
  const [isPrepared, setPrepared] = useState(false)
  const steps: ThreadStep[] = [
    { id: 'placed', title: say(language, 'thread.placed'), at: '2026-11-20T16:40:00Z', happened: true },
    {
      id: 'paid',
      title: say(language, 'thread.paid'),
      at: '2026-11-20T16:41:00Z',
      happened: true,
      detail: say(language, 'thread.here'),
    },
    ...(isPrepared
      ? [{ id: 'prepared', title: say(language, 'thread.prepared'), at: today.toISOString(), happened: true }]
      : []),
    { id: 'late', title: say(language, 'thread.late'), at: today.toISOString(), happened: true, needsPerson: true },
    { id: 'home', title: say(language, 'thread.home'), at: '2026-11-25T10:00:00Z', happened: false },
  ]
  return (
    <>
      <Thread name={say(language, 'thread.title')} steps={steps} now={today} />
      <div>
        <Button onPress={() => setPrepared(!isPrepared)}>{say(language, 'thread.grow')}</Button>
      </div>
      <Thread
        name={say(language, 'thread.payment')}
        direction="across"
        steps={way.map((key, index) => ({
          id: key,
          title: say(language, key),
          happened: index < 2,
          isHere: index === 1,
        }))}
      />
    </>
  )
}
