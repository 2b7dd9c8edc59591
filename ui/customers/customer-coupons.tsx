import { type CouponView, issueCoupon, listCustomerCoupons } from '@filrouge/contract/coupons.ts'
import { listOffers } from '@filrouge/contract/promotions.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import { useState } from 'preact/hooks'
import { useApi, useLanguage } from '../app.ts'
import { useAsk, usePress } from '../ask.ts'
import { useNow } from '../clock.ts'
import { Badge } from '../components/badge.tsx'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Problem } from '../components/problem.tsx'
import { dayWords } from '../dates.ts'
import { say } from '../say.ts'

const toneOf = { open: 'good', used: 'plain', expired: 'plain' } as const

/** The coupons that are hers alone: where each was born and where it was used; and a new one, given with a reason. */
export function CustomerCoupons({ customerId }: { customerId: Id<'customer'> }) {
  const language = useLanguage()
  const asked = useAsk(listCustomerCoupons, { id: customerId })
  const [isGiving, setGiving] = useState(false)
  const [given, setGiven] = useState<CouponView>()
  const coupons = asked.answer?.items
  return (
    <section class="stack-small" aria-labelledby="coupons-title">
      <h2 id="coupons-title">{say(language, 'given.title')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="coupons">
        {coupons?.map((coupon) => (
          <Given key={coupon.code} coupon={coupon} />
        ))}
      </ul>
      {coupons?.length === 0 && !isGiving && <p class="soft">{say(language, 'given.none')}</p>}
      <p role="status" class={given ? 'strong' : 'only-heard'}>
        {given && say(language, 'given.given', { title: given.title, code: given.code })}
      </p>
      {isGiving ? (
        <Give
          customerId={customerId}
          onClose={() => setGiving(false)}
          onGiven={(coupon) => {
            setGiving(false)
            setGiven(coupon)
            asked.again()
          }}
        />
      ) : (
        <div>
          <Button onPress={() => setGiving(true)}>{say(language, 'given.give')}</Button>
        </div>
      )}
    </section>
  )
}

function Given({ coupon }: { coupon: CouponView }) {
  const language = useLanguage()
  const now = useNow()
  const day = (at: string) => dayWords(at, language, now)
  const [used] = coupon.used
  const place = (channel: string | undefined, locationName: string | undefined) =>
    locationName ?? (channel ? sayCode(language, `channel.${channel as 'web'}`) : '')
  return (
    <li class="given-coupon">
      <span class="strong">{coupon.title}</span>
      <Badge tone={toneOf[coupon.state]}>{say(language, `given.state.${coupon.state}`)}</Badge>
      <span class="soft small">
        {[
          coupon.code,
          ...(coupon.bornAs === 'reward'
            ? [say(language, 'given.forPoints', { day: day(coupon.issuedAt) })]
            : [
                say(language, 'given.by', {
                  who: coupon.issuedBy ?? place(coupon.channel, coupon.locationName),
                  day: day(coupon.issuedAt),
                }),
                coupon.reason,
              ]),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {used && (
        <span class="soft small">
          {say(language, 'given.usedAt', { where: place(used.channel, used.locationName), day: day(used.at) })}
          {used.orderNumber && ` · ${say(language, 'given.order', { number: used.orderNumber })}`}
        </span>
      )}
    </li>
  )
}

function Give(props: { customerId: Id<'customer'>; onClose: () => void; onGiven: (coupon: CouponView) => void }) {
  const language = useLanguage()
  const api = useApi()
  const offers = useAsk(listOffers, { state: 'running' })
  const toGive = offers.answer?.items.filter(({ mayBeGiven }) => mayBeGiven)
  const [chosen, setChosen] = useState('')
  const [reason, setReason] = useState('')
  // One intention, however often it is pressed.
  const [key] = useState(() => crypto.randomUUID())
  const offerId = chosen || toGive?.[0]?.id
  const give = usePress(async () => {
    if (!offerId) return
    const { customerId } = props
    const asked = { offerId, customerId, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }
    props.onGiven(await api(issueCoupon, asked, { idempotencyKey: key }))
  })
  if (toGive?.length === 0) return <p class="soft">{say(language, 'given.none_to_give')}</p>
  return (
    <form
      class="stack-small"
      aria-label={say(language, 'given.give')}
      onSubmit={(event) => {
        event.preventDefault()
        void give.press()
      }}
    >
      <label class="field">
        <span class="field-label">{say(language, 'given.offer')}</span>
        <select value={offerId ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}>
          {toGive?.map(({ id, titleFr, titleEn }) => (
            <option key={id} value={id}>
              {language === 'en' ? titleEn : titleFr}
            </option>
          ))}
        </select>
      </label>
      <Field
        label={say(language, 'given.reason')}
        name="reason"
        hint={say(language, 'given.reasonHint')}
        value={reason}
        onValue={setReason}
        autocomplete="off"
        maxLength={200}
      />
      <Problem problem={offers.problem ?? give.problem} />
      <div class="row">
        <Button type="submit" kind="primary" isBusy={give.isBusy}>
          {say(language, 'given.send')}
        </Button>
        <Button kind="quiet" onPress={props.onClose}>
          {say(language, 'given.cancel')}
        </Button>
      </div>
    </form>
  )
}
