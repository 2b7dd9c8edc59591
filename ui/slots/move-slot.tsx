import { listOrderSlots, moveSlot, type OrderView } from '@filrouge/contract/orders.ts'
import { useState } from 'preact/hooks'
import { useApi, useLanguage } from '../app.ts'
import { useAsk, usePress } from '../ask.ts'
import { useNow } from '../clock.ts'
import { Button } from '../components/button.tsx'
import { Problem } from '../components/problem.tsx'
import { Spinner } from '../components/spinner.tsx'
import { momentWords } from '../dates.ts'
import { say } from '../say.ts'
import { SlotGrid } from './slot-grid.tsx'

/** An appointment may be moved while there is time: the week it may have instead, one press to keep another. */
export function MoveSlot({ order, onMoved }: { order: OrderView; onMoved: (order: OrderView) => unknown }) {
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  if (!order.can.includes('move_slot')) return null
  if (!isOpen) return <Button onPress={() => setOpen(true)}>{say(language, 'slots.move')}</Button>
  const close = () => setOpen(false)
  return <Choosing order={order} onMoved={onMoved} onClose={close} />
}

function Choosing(props: { order: OrderView; onMoved: (order: OrderView) => unknown; onClose: () => void }) {
  const { order, onMoved, onClose } = props
  const language = useLanguage()
  const now = useNow()
  const api = useApi()
  const asked = useAsk(listOrderSlots, { id: order.id })
  const [picked, setPicked] = useState<string>()
  const current = order.delivery.slot?.id
  const chosen = picked ?? current
  const move = usePress(async () => {
    if (!picked) return
    onMoved(await api(moveSlot, { id: order.id, slotId: picked }))
    onClose()
  })
  return (
    <section class="stack-small" aria-label={say(language, 'slots.move')}>
      <Problem problem={asked.problem ?? move.problem} onRetry={asked.again} />
      {!asked.answer && !asked.problem && <Spinner />}
      {asked.answer && (
        <>
          <SlotGrid
            slots={asked.answer.items}
            name={`slot-${order.id}`}
            chosen={chosen}
            onChoose={({ id }) => setPicked(id)}
            language={language}
            now={now}
            title={say(language, 'slots.other')}
          />
          <p class="soft small">
            {say(language, 'slots.until', { moment: momentWords(asked.answer.until, language, now) })}
          </p>
        </>
      )}
      <p class="row">
        <Button kind="primary" isBusy={move.isBusy} isDisabled={!picked || picked === current} onPress={move.press}>
          {say(language, 'slots.keep')}
        </Button>
        <Button onPress={onClose}>{say(language, 'slots.leave')}</Button>
      </p>
    </section>
  )
}
