import { Field } from '@filrouge/ui/components/field.tsx'
import { useWords } from '../say.ts'

/** How someone is named and reached, as it is typed. */
export interface ContactText {
  name: string
  email: string
  phone: string
}

const rows = [
  ['name', 'text'],
  ['email', 'email'],
  ['phone', 'tel'],
] as const

/** The three lines asked wherever someone has to be reached. */
export function ContactFields(props: {
  fields: ContactText
  errors: Readonly<Record<string, string>>
  onChange: (part: Partial<ContactText>) => void
  /** Nothing has to be given: she gives it herself when she pays. */
  isOptional?: boolean
}) {
  const word = useWords()
  const { fields, errors, onChange, isOptional = false } = props
  return rows.map(([key, type]) => (
    <Field
      key={key}
      label={word(`contact.${key}`)}
      name={key}
      type={type}
      value={fields[key]}
      onValue={(value) => onChange({ [key]: value })}
      error={errors[key]}
      autocomplete="off"
      isOptional={isOptional || key === 'name'}
    />
  ))
}
