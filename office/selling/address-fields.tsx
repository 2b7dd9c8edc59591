import type { CustomerFile } from '@filrouge/contract/customers.ts'
import type { Address } from '@filrouge/contract/shapes.ts'
import { Field } from '@filrouge/ui/components/field.tsx'
import { useId } from 'preact/hooks'
import { useWords } from '../say.ts'

/** Where the parcel goes: one of her addresses, or another told on the telephone. */
export function AddressFields(props: {
  address: Address
  known: CustomerFile['addresses']
  onAddress: (address: Address) => void
  errors: Readonly<Record<string, string>>
}) {
  const say = useWords()
  const id = useId()
  const { address, known, onAddress, errors } = props
  const fill = (name: keyof Address) => (value: string) => onAddress({ ...address, [name]: value })
  const same = known.find((one) => one.street === address.street && one.postcode === address.postcode)
  return (
    <fieldset class="stack-small">
      <legend class="fieldset-title">{say('sell.address')}</legend>
      {known.length > 0 && (
        <div class="field">
          <label class="field-label" for={id}>
            {say('sell.knownAddress')}
          </label>
          <select
            id={id}
            value={same?.id ?? ''}
            onChange={(event) => {
              const one = known.find((candidate) => candidate.id === event.currentTarget.value)
              if (one) onAddress({ ...one, name: one.name ?? address.name ?? '', street2: one.street2 ?? '' })
              else onAddress({ ...address, street: '', street2: '' })
            }}
          >
            {known.map((one) => (
              <option key={one.id} value={one.id}>
                {one.street}, {one.postcode} {one.city}
              </option>
            ))}
            <option value="">{say('sell.otherAddress')}</option>
          </select>
        </div>
      )}
      <div class="field-pair">
        <Field
          label={say('sell.addressName')}
          name="name"
          value={address.name ?? ''}
          onValue={fill('name')}
          error={errors.name}
        />
        <Field
          label={say('sell.street')}
          name="street"
          value={address.street}
          onValue={fill('street')}
          error={errors.street}
        />
        <Field
          label={say('sell.street2')}
          name="street2"
          value={address.street2 ?? ''}
          onValue={fill('street2')}
          error={errors.street2}
        />
        <Field label={say('sell.city')} name="city" value={address.city} onValue={fill('city')} error={errors.city} />
      </div>
    </fieldset>
  )
}
