import { type CartView, setDelivery } from '@filrouge/contract/carts.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { promiseBasket, slotsAtMost } from '@filrouge/contract/promise.ts'
import type { Address } from '@filrouge/contract/shapes.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { fieldErrors } from '@filrouge/ui/components/field-errors.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { parisDay } from '@filrouge/ui/customers/life.ts'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { slotAmong } from '@filrouge/ui/slots/slot-among.ts'
import type { Way } from '@filrouge/ui/ways.ts'
import { useState } from 'preact/hooks'
import { useAfterPause } from '../finding/use-after-pause.ts'
import { useWords } from '../say.ts'
import { AddressFields } from './address-fields.tsx'
import { chosenAmong, deliveryOf, missingOf, waysByTelephone } from './delivery-choice.ts'
import { Ways } from './ways.tsx'

const neededWords = {
  street: 'sell.streetNeeded',
  city: 'sell.cityNeeded',
  email: 'customer.reachNeeded',
} as const

/** Where, by when and to whom: the ways that hold for the whole basket, chosen with the contact that follows the order. */
export function DeliveryForm(props: { cart: CartView; file: CustomerFile; onCart: (cart: CartView) => void }) {
  const say = useWords()
  const api = useApi()
  const { cart, file } = props
  const [address, setAddress] = useState(() => firstAddress(cart, file))
  const [contact, setContact] = useState(() => firstContact(cart, file))
  const [needBy, setNeedBy] = useState('')
  const [picked, setPicked] = useState<Way>()
  const [slot, setSlot] = useState<string>()
  const [isTold, setTold] = useState(false)
  const postcode = useAfterPause(address.postcode.trim(), 300)
  const promises = useAsk(
    promiseBasket,
    /^\d{5}$/.test(postcode)
      ? {
          lines: cart.lines.map(({ sku, quantity }) => ({ sku, quantity })),
          postcode,
          limit: 4,
          slots: slotsAtMost,
          ...(needBy ? { needBy } : {}),
        }
      : null,
  )
  const ways = promises.answer && waysByTelephone(promises.answer.options)
  const chosen = ways && chosenAmong(ways, picked, cart.delivery)
  const slotId = slotAmong(chosen, slot ?? cart.delivery?.slot?.id)
  const missing = chosen ? missingOf(chosen.mode, address, contact) : []
  const choose = usePress(async () => {
    setTold(true)
    if (chosen && missing.length === 0)
      props.onCart(await api(setDelivery, { id: cart.id, ...deliveryOf(chosen, address, contact), slotId }))
  })
  const errors = {
    ...fieldErrors(choose.problem),
    ...(isTold ? Object.fromEntries(missing.map((name) => [name, say(neededWords[name])])) : {}),
  }
  const fill = (name: keyof typeof contact) => (value: string) => setContact({ ...contact, [name]: value })
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void choose.press()
      }}
    >
      <div class="field-pair">
        <Field
          label={say('sell.postcode')}
          name="postcode"
          inputMode="numeric"
          autocomplete="off"
          maxLength={5}
          value={address.postcode}
          onValue={(value) => setAddress({ ...address, postcode: value })}
          error={errors.postcode}
        />
        <Field
          label={say('sell.needBy')}
          name="needBy"
          type="date"
          min={parisDay(serverNow())}
          value={needBy}
          onValue={setNeedBy}
        />
      </div>
      {!/^\d{5}$/.test(postcode) && <p class="soft">{say('sell.postcodeFirst')}</p>}
      <Problem problem={promises.problem} onRetry={promises.again} />
      {promises.isBusy && !ways && <Spinner />}
      {ways?.length === 0 && (
        <div class="stack-small" role="status">
          <p class="strong">{say('sell.noWay')}</p>
          <p class="soft">{say('sell.noWayLead')}</p>
        </div>
      )}
      {ways && ways.length > 0 && (
        <Ways
          ways={ways}
          chosen={chosen}
          onChoose={setPicked}
          slotId={slotId}
          onSlot={setSlot}
          hasNeedBy={needBy !== ''}
          isCompany={cart.company !== undefined}
        >
          <AddressFields address={address} known={file.addresses} onAddress={setAddress} errors={errors} />
        </Ways>
      )}
      {chosen && (
        <fieldset class="stack-small">
          <legend class="fieldset-title">{say('sell.contact')}</legend>
          <p class="soft small">{say('sell.contactLead')}</p>
          <div class="field-pair">
            <Field
              label={say('customer.email')}
              name="email"
              type="email"
              autocomplete="off"
              value={contact.email}
              onValue={fill('email')}
              error={errors.email}
            />
            <Field
              label={say('customer.phone')}
              name="phone"
              type="tel"
              autocomplete="off"
              value={contact.phone}
              onValue={fill('phone')}
              error={errors.phone}
            />
          </div>
        </fieldset>
      )}
      <Problem problem={choose.problem} />
      {chosen && (
        <div>
          <Button type="submit" kind={cart.payable ? 'plain' : 'primary'} isBusy={choose.isBusy}>
            {say('sell.keepDelivery')}
          </Button>
        </div>
      )}
    </form>
  )
}

function firstAddress(cart: CartView, file: CustomerFile): Address {
  const known = cart.delivery?.address ?? file.addresses[0]
  return {
    name: known?.name ?? file.name ?? '',
    street: known?.street ?? '',
    street2: known?.street2 ?? '',
    postcode: known?.postcode ?? '',
    city: known?.city ?? '',
    country: known?.country ?? 'FR',
  }
}

function firstContact(cart: CartView, file: CustomerFile) {
  const kept = cart.delivery?.contact
  const phone = kept?.phone ?? file.phones[0]
  return {
    name: kept?.name ?? file.name ?? '',
    email: kept?.email ?? file.emails[0] ?? '',
    phone: phone ? phoneWords(phone).replaceAll('\u00a0', ' ') : '',
  }
}
