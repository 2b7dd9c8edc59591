import { type CartView, setDelivery } from '@filrouge/contract/carts.ts'
import { type PromiseOption, promiseBasket, slotsAtMost } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { fieldErrors, useFocusOnError } from '@filrouge/ui/components/field-errors.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { Link, useGo } from '@filrouge/ui/router.tsx'
import { slotAmong } from '@filrouge/ui/slots/slot-among.ts'
import { SlotGrid } from '@filrouge/ui/slots/slot-grid.tsx'
import { marksOf, serviceWords, type Way, wayKey, wayOf } from '@filrouge/ui/ways.ts'
import { useState } from 'preact/hooks'
import { PromiseRow } from '../catalogue/promise-row.tsx'
import { ContactFields } from '../customers/contact-fields.tsx'
import { useWords } from '../say.ts'
import { useMyself } from '../sessions/myself.tsx'
import { AddressFields } from './address-fields.tsx'
import { chosenAmong, deliveryChoices } from './delivery-choice.ts'
import { type DeliveryFields, startOf } from './delivery-fields.ts'
import { type Sale, useSale } from './sale.tsx'

/** How the basket is had, where, and whom to tell. */
export function DeliveryPage() {
  const word = useWords()
  const sale = useSale()
  if (!sale.cart || sale.cart.lines.length === 0) {
    return (
      <div class="stack">
        <h1>{word('delivery.title')}</h1>
        <Empty title={word('basket.empty')}>
          <Link to="/basket" class="button">
            {word('nav.basket')}
          </Link>
        </Empty>
      </div>
    )
  }
  // Her file brings her addresses: the form begins with them, so it waits for the file.
  if (sale.customerId && !sale.customer) return <Spinner />
  return <DeliveryForm key={sale.cart.id} sale={sale} cart={sale.cart} />
}

const filled = <K extends string>(fields: Record<K, string>) =>
  Object.fromEntries(Object.entries<string>(fields).filter(([, value]) => value.trim() !== '')) as Partial<
    Record<K, string>
  >

function DeliveryForm({ sale, cart }: { sale: Sale; cart: CartView }) {
  const word = useWords()
  const language = useLanguage()
  const api = useApi()
  const go = useGo()
  const myself = useMyself()
  const [fields, setFields] = useState(() => startOf(sale, cart))
  const [picked, setPicked] = useState<Way>()
  const [slot, setSlot] = useState<string>()
  const isPostcode = /^\d{5}$/.test(fields.postcode)
  const lines = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const place = isPostcode ? { postcode: fields.postcode } : myself.near ? { near: myself.near } : {}
  const asked = useAsk(promiseBasket, myself.isKnown ? { lines, limit: 10, slots: slotsAtMost, ...place } : null)
  const choices = asked.answer ? deliveryChoices(asked.answer.options, myself.locationId) : []
  const chosen = chosenAmong(choices, picked, cart)
  const marks = marksOf(choices)
  const slotId = slotAmong(chosen, slot ?? cart.delivery?.slot?.id)
  const save = usePress(async () => {
    if (!chosen) return
    const { name, email, phone, street, street2, postcode, city } = fields
    const next = await api(setDelivery, {
      id: cart.id,
      ...wayOf(chosen),
      slotId,
      ...(chosen.mode === 'home'
        ? { address: { street, postcode, city, ...filled({ name, street2 }), country: 'FR' } }
        : {}),
      contact: filled({ name, email, phone }),
    })
    sale.keep(next)
    go('/basket')
  })
  const errors = fieldErrors(save.problem, language)
  useFocusOnError(save.problem)
  const change = (part: Partial<DeliveryFields>) => setFields({ ...fields, ...part })
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save.press()
      }}
    >
      <h1>{word('delivery.title')}</h1>
      <Field
        label={word('promise.postcode')}
        hint={word('delivery.postcodeHint')}
        name="postcode"
        value={fields.postcode}
        onValue={(postcode) => change({ postcode })}
        error={errors.postcode}
        inputMode="numeric"
        maxLength={5}
        autocomplete="off"
        isOptional={chosen?.mode !== 'home'}
      />
      <Problem problem={asked.problem ?? myself.problem} onRetry={asked.again} />
      {!asked.answer && !asked.problem && <Spinner />}
      {asked.answer && choices.length === 0 && <p class="notice">{word('delivery.none')}</p>}
      <fieldset class="choices" aria-busy={asked.isBusy}>
        <legend class="field-label">{word('delivery.how')}</legend>
        {choices.map((option) => (
          <div key={wayKey(option)} class="choice-block">
            <label class="choice">
              <input
                type="radio"
                name="choice"
                value={wayKey(option)}
                checked={option === chosen}
                onChange={() => setPicked(wayOf(option))}
                aria-label={nameOf(option, language)}
              />
              <PromiseRow
                option={option}
                at={asked.answer?.at ?? ''}
                hereId={myself.locationId}
                isBrief={option !== chosen}
                marks={marks}
                isCompany={cart.company !== undefined}
              />
            </label>
            {option === chosen && option.slots && (
              <SlotGrid
                slots={option.slots}
                name="slot"
                chosen={slotId}
                onChoose={({ id }) => setSlot(id)}
                language={language}
                now={new Date(asked.answer?.at ?? 0)}
                title={word('delivery.slot')}
              />
            )}
            {option === chosen && option.mode === 'home' && (
              <AddressFields fields={fields} errors={errors} onChange={change} />
            )}
          </div>
        ))}
      </fieldset>
      <fieldset class="stack-small">
        <legend class="field-label">{word('contact.title')}</legend>
        <p class="field-hint">{word('contact.hint')}</p>
        <ContactFields fields={fields} errors={errors} onChange={change} isOptional />
      </fieldset>
      {Object.keys(errors).length === 0 && <Problem problem={save.problem} />}
      <div class="thumb-bar">
        <Button type="submit" kind="primary" isWide isBusy={save.isBusy} isDisabled={!chosen}>
          {word('delivery.save')}
        </Button>
      </div>
    </form>
  )
}

/** A choice as it is named aloud: the carrier's service or how, and the place. */
function nameOf(option: PromiseOption, language: Language): string {
  const how = (option.mode === 'home' && serviceWords(option, language)) || sayCode(language, `mode.${option.mode}`)
  return [how, option.locationName ?? option.relayPointName].filter(Boolean).join(' · ')
}
