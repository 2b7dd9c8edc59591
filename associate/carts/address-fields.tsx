import { findPostcode } from '@filrouge/contract/locations.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Field } from '@filrouge/ui/components/field.tsx'
import { useEffect } from 'preact/hooks'
import { useWords } from '../say.ts'
import type { DeliveryFields } from './delivery-fields.ts'

/** Where to bring it; the postcode, given above, fills in its town. */
export function AddressFields(props: {
  fields: DeliveryFields
  errors: Readonly<Record<string, string>>
  onChange: (part: Partial<DeliveryFields>) => void
}) {
  const word = useWords()
  const { fields, errors, onChange } = props
  const isPostcode = /^\d{5}$/.test(fields.postcode)
  const towns = useAsk(findPostcode, isPostcode ? { postcode: fields.postcode } : null).answer?.items ?? []
  const firstTown = towns[0]?.city
  useEffect(() => {
    // Another postcode's town is replaced, what someone wrote for this one is not.
    if (firstTown && !towns.some((town) => town.city === fields.city)) onChange({ city: firstTown })
  }, [firstTown])
  return (
    <fieldset class="stack-small">
      <legend class="field-label">{word('address.title')}</legend>
      <Field
        label={word('address.street')}
        name="street"
        value={fields.street}
        onValue={(street) => onChange({ street })}
        error={errors.street}
        autocomplete="off"
      />
      <Field
        label={word('address.street2')}
        name="street2"
        value={fields.street2}
        onValue={(street2) => onChange({ street2 })}
        error={errors.street2}
        autocomplete="off"
        isOptional
      />
      <Field
        label={word('address.city')}
        name="city"
        value={fields.city}
        onValue={(city) => onChange({ city })}
        error={errors.city}
        autocomplete="off"
      />
    </fieldset>
  )
}
