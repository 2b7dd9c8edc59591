import { addCustomer } from '@filrouge/contract/customers.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { fieldErrors } from '@filrouge/ui/components/field-errors.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useGo, useRoute } from '@filrouge/ui/router.tsx'
import { useRef, useState } from 'preact/hooks'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'

/** Someone on the telephone who is not known yet; who is known after all opens as she is. */
export function AddCustomerPage() {
  const say = useWords()
  const api = useApi()
  const go = useGo()
  const language = useLanguage()
  const { query } = useRoute()
  const [name, setName] = useState('')
  const [email, setEmail] = useState(query.get('email') ?? '')
  const [phone, setPhone] = useState(query.get('phone') ?? '')
  const [isReachMissing, setReachMissing] = useState(false)
  const key = useRef(crypto.randomUUID())
  useTitle(say('customer.add'))
  const add = usePress(async () => {
    const given = Object.fromEntries(
      Object.entries({ name, email, phone })
        .map(([field, value]) => [field, value.trim()])
        .filter(([, value]) => value),
    )
    setReachMissing(!given.email && !given.phone)
    if (!given.email && !given.phone) return
    const file = await api(addCustomer, { ...given, language }, { idempotencyKey: key.current })
    go(`/customers/${file.id}`, { replace: true })
  })
  const errors = fieldErrors(add.problem)
  const change = (set: (value: string) => void) => (value: string) => {
    key.current = crypto.randomUUID()
    set(value)
  }
  return (
    <form
      class="stack narrow"
      onSubmit={(event) => {
        event.preventDefault()
        void add.press()
      }}
    >
      <h1>{say('customer.add')}</h1>
      <p class="soft">{say('customer.addLead')}</p>
      <Field
        label={say('customer.name')}
        name="name"
        value={name}
        onValue={change(setName)}
        error={errors.name}
        autoFocus
      />
      <Field
        label={say('customer.email')}
        name="email"
        type="email"
        value={email}
        onValue={change(setEmail)}
        error={errors.email ?? (isReachMissing ? say('customer.reachNeeded') : undefined)}
      />
      <Field
        label={say('customer.phone')}
        name="phone"
        type="tel"
        value={phone}
        onValue={change(setPhone)}
        error={errors.phone}
      />
      <Problem problem={add.problem} />
      <div>
        <Button type="submit" kind="primary" isBusy={add.isBusy}>
          {say('customer.addSubmit')}
        </Button>
      </div>
    </form>
  )
}
