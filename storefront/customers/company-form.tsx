import { setMyCompany } from '@filrouge/contract/companies.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { printedSiren } from '@filrouge/kernel/siren.ts'
import { field, fieldErrors, goTo, link, type PageAnswer, type PageRequest, problemIn } from '../page.ts'
import { Field } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { renderDetails } from './details-page.tsx'

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

/** Keeps the company she buys for, or makes her a private person again. */
export async function keepCompany(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const name = field(request, 'companyName')
  const vatNumber = field(request, 'vatNumber')
  const isPrivate = field(request, 'private') === 'yes'
  if (!isPrivate && !name)
    return renderDetails(request, { errors: { companyName: say(language, 'company.missing.name') } }, undefined, 422)
  const company = { name: name ?? '', siren: field(request, 'siren') ?? '', ...(vatNumber ? { vatNumber } : {}) }
  try {
    await request.api(setMyCompany, { company: isPrivate ? null : company })
  } catch (error) {
    const problem = problemIn(error)
    if (problem?.status !== 422) throw error
    const wrong = fieldErrors(problem)
    const errors = {
      ...(wrong.siren && { siren: say(language, 'company.missing.siren') }),
      ...(wrong.vatNumber && { vatNumber: say(language, 'company.missing.vatNumber') }),
    }
    return renderDetails(request, { errors }, undefined, 422)
  }
  return goTo(request, '/account/details?kept=1')
}
