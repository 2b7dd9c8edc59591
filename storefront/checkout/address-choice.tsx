import { Field } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import type { Checkout } from './checkout.ts'

/** Where a parcel goes: one of her addresses, or one she writes. */
export function AddressChoice({ checkout }: { checkout: Checkout }) {
  const { request, values, errors, myself } = checkout
  const { language } = request
  const saved = myself?.addresses ?? []
  const isNew = saved.length === 0 || !saved.some(({ id }) => id === values.address)
  const text = (name: 'street' | 'street2' | 'postcode' | 'city') => ({
    name,
    value: values[name],
    error: errors[name],
  })
  return (
    <fieldset class="address">
      <legend>{say(language, 'checkout.address')}</legend>
      {saved.map((address) => (
        <label key={address.id} class="choice">
          <input
            type="radio"
            name="address"
            value={address.id}
            checked={!isNew && address.id === values.address}
            data-postcode={address.postcode}
          />
          <span class="way-what">
            <strong>{[address.street, address.street2].filter(Boolean).join(', ')}</strong>
            <span class="way-detail">
              {[address.name, `${address.postcode} ${address.city}`].filter(Boolean).join(' · ')}
            </span>
          </span>
        </label>
      ))}
      {saved.length > 0 && (
        <label class="choice choice-new">
          <input type="radio" name="address" value="new" checked={isNew} />
          <span class="way-what">
            <strong>{say(language, 'checkout.otherAddress')}</strong>
          </span>
        </label>
      )}
      <div class="fields address-new">
        <Field {...text('street')} label={say(language, 'field.street')} autocomplete="address-line1" maxLength={200} />
        <Field
          {...text('street2')}
          label={say(language, 'field.street2')}
          autocomplete="address-line2"
          maxLength={200}
        />
        <Field
          {...text('postcode')}
          label={say(language, 'field.postcode')}
          autocomplete="postal-code"
          inputMode="numeric"
          maxLength={12}
        />
        <Field {...text('city')} label={say(language, 'field.city')} autocomplete="address-level2" maxLength={120} />
        {myself && (
          <label class="check">
            <input type="checkbox" name="keepAddress" value="yes" />
            <span>{say(language, 'checkout.keepAddress')}</span>
          </label>
        )}
      </div>
    </fieldset>
  )
}
