import { link, withQuery } from '../page.ts'
import { Field } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import type { Checkout } from './checkout.ts'

/** To whom: asked first, for it is what she knows without thinking. */
export function ContactStep({ checkout }: { checkout: Checkout }) {
  const { request, values, errors, myself } = checkout
  const { language } = request
  const text = (name: 'name' | 'email' | 'phone') => ({ name, value: values[name], error: errors[name] })
  return (
    <section id="contact" class="checkout-step" aria-labelledby="contact-title">
      <h2 id="contact-title">{say(language, 'checkout.contact')}</h2>
      {!myself && (
        <p class="quiet">
          <a href={link(language, withQuery('/sign-in', { back: '/checkout' }))}>{say(language, 'checkout.signIn')}</a>
        </p>
      )}
      <div class="fields">
        <Field {...text('name')} label={say(language, 'field.name')} autocomplete="name" maxLength={120} isRequired />
        <Field
          {...text('email')}
          label={say(language, 'field.email')}
          hint={say(language, 'field.emailHint')}
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
          isRequired
        />
        <Field
          {...text('phone')}
          label={say(language, 'field.phone')}
          type="tel"
          inputMode="tel"
          autocomplete="tel"
          maxLength={30}
        />
      </div>
      <p class="quiet">
        {say(language, 'checkout.privacy')} <a href={link(language, '/privacy')}>{say(language, 'legal.privacy')}</a>
      </p>
    </section>
  )
}
