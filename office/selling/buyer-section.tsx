import { type CartView, setDelivery } from '@filrouge/contract/carts.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '../say.ts'

/** Gift cards alone need no delivery, only whom to tell: how she is known to be reached, unless she says otherwise. */
export function BuyerSection(props: { cart: CartView; file: CustomerFile; onCart: (cart: CartView) => void }) {
  const { cart, file, onCart } = props
  const say = useWords()
  const api = useApi()
  const contact = cart.delivery?.contact
  const isKnown = Boolean(contact?.email || contact?.phone)
  const [email, setEmail] = useState(contact?.email ?? file.emails[0] ?? '')
  const tell = usePress(async (to: string) => {
    const name = file.name ? { name: file.name } : {}
    onCart(await api(setDelivery, { id: cart.id, mode: 'email', contact: { ...name, email: to } }))
  })
  useEffect(() => {
    if (!isKnown && file.emails[0]) void tell.press(file.emails[0])
  }, [])
  return (
    <section class="stack-small" aria-labelledby="buyer-title">
      <h2 id="buyer-title">{say('sell.buyer')}</h2>
      <form
        class="row coupon-row"
        onSubmit={(event) => {
          event.preventDefault()
          if (email.trim() !== '') void tell.press(email.trim())
        }}
      >
        <Field
          name="email"
          label={say('sell.buyerEmail')}
          hint={say('sell.buyerHint')}
          type="email"
          value={email}
          onValue={setEmail}
          autocomplete="off"
          maxLength={254}
        />
        <Button type="submit" isBusy={tell.isBusy} isDisabled={isKnown && email === contact?.email}>
          {say('sell.buyerKeep')}
        </Button>
      </form>
      <Problem problem={tell.problem} />
    </section>
  )
}
