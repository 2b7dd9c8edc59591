import type { Output } from '@filrouge/contract/endpoint.ts'
import { handOverGift, type OrderGift } from '@filrouge/contract/gifts.ts'
import { type OrderView, sendGiftAgain, takeBackGift } from '@filrouge/contract/orders.ts'
import { useState } from 'preact/hooks'
import { useApi, useLanguage } from '../app.ts'
import { usePress } from '../ask.ts'
import { useNow } from '../clock.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import { Money } from '../components/money.tsx'
import { Problem } from '../components/problem.tsx'
import { dayWords } from '../dates.ts'
import { say } from '../say.ts'

type Handed = Output<typeof handOverGift>

/** The gift cards that an order has bought: how far each is; handing over, sending again, taking back where that may be. */
export function OrderGifts({ order }: { order: OrderView }) {
  const language = useLanguage()
  const [handed, setHanded] = useState<Handed>()
  if (order.gifts.length === 0) return null
  return (
    <section class="stack-small" data-fact="gifts">
      <h2>{say(language, 'gift.cards')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="gifts">
        {order.gifts.map((gift) => (
          <Gift key={gift.id} order={order} gift={gift} onHanded={setHanded} />
        ))}
      </ul>
      <Shown handed={handed} onClose={() => setHanded(undefined)} />
    </section>
  )
}

function Gift({ order, gift, onHanded }: { order: OrderView; gift: OrderGift; onHanded: (handed: Handed) => void }) {
  const language = useLanguage()
  const now = useNow()
  const api = useApi()
  const [isSure, setSure] = useState(false)
  const of = { id: order.id, giftId: gift.id }
  const hand = usePress(async () => onHanded(await api(handOverGift, of)))
  const back = usePress(async () => {
    await api(takeBackGift, of)
    setSure(false)
  })
  const day = gift.sendsAt ? dayWords(gift.sendsAt, language, now) : ''
  return (
    <li class="gift">
      <span class="gift-what">
        <span class="strong">
          {gift.name ? say(language, 'gift.for', { name: gift.name }) : say(language, 'gift.one')}
        </span>
        <span class="soft small">
          <span class="figures">{gift.number}</span> · {say(language, `gift.state.${gift.state}`, { day })}
          {gift.isUsed && ` · ${say(language, 'gift.used')}`}
        </span>
      </span>
      <span class="strong">
        <Money amount={gift.amount} />
      </span>
      {gift.can.length > 0 && (
        <span class="gift-changes row">
          {gift.can.includes('hand_over') && (
            <Button kind="primary" isBusy={hand.isBusy} onPress={hand.press}>
              {say(language, 'gift.handOver')}
            </Button>
          )}
          {gift.can.includes('send_again') && <SendAgain order={order} gift={gift} />}
          {gift.can.includes('take_back') &&
            (isSure ? (
              <>
                {/* The money goes back and the card is worth nothing: this press cannot be undone. */}
                <Button isBusy={back.isBusy} onPress={back.press}>
                  {say(language, 'gift.takeBackSure')}
                </Button>
                <Button kind="quiet" onPress={() => setSure(false)}>
                  {say(language, 'gift.leave')}
                </Button>
              </>
            ) : (
              <Button kind="quiet" onPress={() => setSure(true)}>
                {say(language, 'gift.takeBack')}
              </Button>
            ))}
        </span>
      )}
      <Problem problem={hand.problem ?? back.problem} />
    </li>
  )
}

/** The address was wrong, or the letter is lost. */
function SendAgain({ order, gift }: { order: OrderView; gift: OrderGift }) {
  const language = useLanguage()
  const api = useApi()
  const [isOpen, setOpen] = useState(false)
  const [email, setEmail] = useState('')
  const send = usePress(async () => {
    await api(sendGiftAgain, { id: order.id, giftId: gift.id, email })
    setOpen(false)
  })
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say(language, 'gift.sendAgain')}
      </Button>
      <Dialog
        title={say(language, 'gift.sendAgain')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <Button kind="primary" isBusy={send.isBusy} isDisabled={email.trim() === ''} onPress={send.press}>
            {say(language, 'gift.send')}
          </Button>
        }
      >
        <p>{say(language, 'gift.newSecret')}</p>
        <Field
          name="email"
          label={say(language, 'gift.email')}
          type="email"
          value={email}
          onValue={setEmail}
          autocomplete="off"
          maxLength={254}
        />
        <Problem problem={send.problem} />
      </Dialog>
    </>
  )
}

/** What is handed over: large enough to be copied, and printed alone. */
function Shown({ handed, onClose }: { handed: Handed | undefined; onClose: () => void }) {
  const language = useLanguage()
  const now = useNow()
  return (
    <Dialog
      title={say(language, 'gift.one')}
      isOpen={handed !== undefined}
      onClose={onClose}
      actions={<Button onPress={() => window.print()}>{say(language, 'gift.print')}</Button>}
    >
      {handed && (
        <dl class="gift-handed">
          <dt>{say(language, 'gift.amount')}</dt>
          <dd>
            <Money amount={handed.amount} />
          </dd>
          <dt>{say(language, 'gift.number')}</dt>
          <dd class="figures">{handed.number}</dd>
          <dt>{say(language, 'gift.pin')}</dt>
          <dd class="figures">{handed.pin}</dd>
          <dt>{say(language, 'gift.until')}</dt>
          <dd>{dayWords(handed.expiresAt, language, now)}</dd>
        </dl>
      )}
      <p class="soft">{say(language, 'gift.once')}</p>
    </Dialog>
  )
}
