import { addCustomer } from '@filrouge/contract/customers.ts'
import { useApp, useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { fieldErrors, useFocusOnError } from '@filrouge/ui/components/field-errors.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useGo, useRoute } from '@filrouge/ui/router.tsx'
import { useRef, useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { ContactFields } from './contact-fields.tsx'
import { typedPerson } from './typed-person.ts'

/** A customer met in the shop: an e-mail or a telephone number is enough; who is known already is found. */
export function AddCustomerPage() {
  const word = useWords()
  const { api } = useApp()
  const go = useGo()
  const language = useLanguage()
  const { query } = useRoute()
  const [person, setPerson] = useState(typedPerson(query.get('from') ?? ''))
  const [isMissing, setMissing] = useState(false)
  const key = useRef(crypto.randomUUID())
  const add = usePress(async () => {
    const email = person.email.trim()
    const phone = person.phone.trim()
    setMissing(email === '' && phone === '')
    if (email === '' && phone === '') return
    const sent = {
      language,
      ...(person.name.trim() ? { name: person.name.trim() } : {}),
      ...(email ? { email } : {}),
      ...(phone ? { phone } : {}),
    }
    const file = await api(addCustomer, sent, { idempotencyKey: key.current })
    go(`/customers/${file.id}`, { replace: true })
  })
  const errors = fieldErrors(add.problem, language)
  useFocusOnError(add.problem)
  const change = (part: Partial<typeof person>) => {
    // What is sent changes, so it is another request.
    key.current = crypto.randomUUID()
    setPerson({ ...person, ...part })
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add.press()
      }}
    >
      <h1>{word('customers.add')}</h1>
      <ContactFields
        fields={person}
        errors={isMissing ? { ...errors, email: word('contact.oneNeeded') } : errors}
        onChange={change}
      />
      {Object.keys(errors).length === 0 && <Problem problem={add.problem} />}
      <div class="thumb-bar">
        <Button type="submit" kind="primary" isWide isBusy={add.isBusy}>
          {word('customers.save')}
        </Button>
      </div>
    </form>
  )
}
