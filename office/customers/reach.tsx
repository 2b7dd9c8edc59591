import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { useWords } from '../say.ts'

/** How she is reached or recognised, and where she lives. */
export function Reach({ file }: { file: CustomerFile }) {
  const say = useWords()
  return (
    <>
      <section class="stack-small" aria-labelledby="reach-title">
        <h2 id="reach-title">{say('customer.reach')}</h2>
        <dl class="facts">
          {file.emails.map((email) => (
            <div key={email}>
              <dt>{say('customer.email')}</dt>
              <dd>
                <a href={`mailto:${email}`}>{email}</a>
              </dd>
            </div>
          ))}
          {file.phones.map((phone) => (
            <div key={phone}>
              <dt>{say('customer.phone')}</dt>
              <dd>
                <a href={`tel:${phone}`} class="figures">
                  {phoneWords(phone)}
                </a>
              </dd>
            </div>
          ))}
          <div>
            <dt>{say('customer.language')}</dt>
            <dd>{say(`customer.language.${file.language}`)}</dd>
          </div>
        </dl>
      </section>
      <section class="stack-small" aria-labelledby="addresses-title">
        <h2 id="addresses-title">{say('customer.addresses')}</h2>
        {file.addresses.length === 0 && <p class="soft">{say('customer.noAddress')}</p>}
        {file.addresses.map((address) => (
          <address key={address.id}>
            {[address.name, address.street, address.street2, `${address.postcode} ${address.city}`]
              .filter(Boolean)
              .map((part) => (
                <span key={part} class="address-part">
                  {part}
                </span>
              ))}
          </address>
        ))}
      </section>
    </>
  )
}
