import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { printedSiren } from '@filrouge/kernel/siren.ts'
import { link, type PageRequest } from '../page.ts'
import { Field } from '../shell/pieces.tsx'
import { say } from '../words.ts'

interface FormProps {
  request: PageRequest
  myself: CustomerFile
  errors: Record<string, string>
}

/** The company she buys for: out of the way of everybody else. */
export function CompanyForm({ request, myself, errors }: FormProps) {
  const { language, form } = request
  const { company } = myself
  const isWrong = Boolean(errors.companyName || errors.siren || errors.vatNumber)
  const written = (name: 'companyName' | 'siren' | 'vatNumber', kept: string | undefined) => ({
    ...{ name, value: form?.get(name) ?? kept, error: errors[name] },
  })
  return (
    <section aria-labelledby="company-title">
      <h2 id="company-title">{say(language, 'company.title')}</h2>
      <details class="company-details" open={company !== undefined || isWrong}>
        <summary>{say(language, 'company.ask')}</summary>
        <form class="narrow-form" method="post" action={link(language, '/account/company')} data-once novalidate>
          <p class="quiet">{say(language, 'company.lead')}</p>
          <Field
            {...written('companyName', company?.name)}
            label={say(language, 'company.name')}
            autocomplete="organization"
            maxLength={120}
          />
          <Field
            {...written('siren', company && printedSiren(company.siren))}
            label="SIREN"
            hint={say(language, 'company.sirenHint')}
            inputMode="numeric"
            maxLength={20}
          />
          <Field
            {...written('vatNumber', company?.vatNumber)}
            label={say(language, 'company.vatNumber')}
            hint={say(language, 'company.vatNumberHint')}
            maxLength={30}
          />
          <div class="actions">
            <button type="submit" class="button">
              {say(language, 'account.keep')}
            </button>
            {company && (
              <button type="submit" name="private" value="yes" class="button button-quiet">
                {say(language, 'company.private')}
              </button>
            )}
          </div>
        </form>
      </details>
    </section>
  )
}
