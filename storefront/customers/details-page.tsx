import { setMyCompany } from '@filrouge/contract/companies.ts'
import { addReach, type CustomerFile, changeMyself, removeReach } from '@filrouge/contract/customers.ts'
import { askCode } from '@filrouge/contract/sessions.ts'
import { field, fieldErrors, goTo, link, type PageAnswer, type PageRequest, problemIn } from '../page.ts'
import { Field, sayPhone } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { accountRoom, type Said } from './account-shell.tsx'
import { CompanyForm } from './company-form.tsx'
import { reachOf } from './sign-in-page.tsx'

const path = '/account/details'

/** Her name, how to reach her, and in which language. */
export async function detailsPage(request: PageRequest): Promise<PageAnswer> {
  const isKept = request.query.get('kept') !== null
  return renderDetails(request, isKept ? { good: say(request.language, 'account.kept') } : {})
}

async function renderDetails(request: PageRequest, said: Said, asked?: string, status = 200): Promise<PageAnswer> {
  return accountRoom(
    request,
    path,
    said,
    (myself) => (
      <>
        <h1>{say(request.language, 'account.details')}</h1>
        <WhoForm request={request} myself={myself} />
        <CompanyForm request={request} myself={myself} errors={said.errors ?? {}} />
        <Reaches request={request} myself={myself} />
        {asked === undefined ? (
          <AskForm request={request} error={said.errors?.reach} />
        ) : (
          <ProveForm request={request} reach={asked} error={said.errors?.code} />
        )}
      </>
    ),
    status,
  )
}

function WhoForm({ request, myself }: { request: PageRequest; myself: CustomerFile }) {
  const { language } = request
  return (
    <form class="narrow-form" method="post" action={link(language, path)} data-once>
      <Field name="name" label={say(language, 'field.name')} value={myself.name} autocomplete="name" maxLength={120} />
      <fieldset>
        <legend>{say(language, 'account.language')}</legend>
        {(['fr', 'en'] as const).map((one) => (
          <label key={one} class="check">
            <input type="radio" name="language" value={one} checked={myself.language === one} />
            <span lang={one}>{one === 'fr' ? 'Français' : 'English'}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" class="button">
        {say(language, 'account.keep')}
      </button>
    </form>
  )
}

/** Keeps her name and her language. */
export async function keepDetails(request: PageRequest): Promise<PageAnswer> {
  const language = field(request, 'language') === 'en' ? 'en' : 'fr'
  try {
    await request.api(changeMyself, { name: field(request, 'name') ?? '', language })
  } catch (error) {
    if (problemIn(error)?.status !== 422) throw error
    return renderDetails(request, { bad: problemIn(error)?.problem.title }, undefined, 422)
  }
  return goTo(request, `${path}?kept=1`)
}

function Reaches({ request, myself }: { request: PageRequest; myself: CustomerFile }) {
  const { language } = request
  const all = [
    ...myself.emails.map((value) => ({ value, words: value })),
    ...myself.phones.map((value) => ({ value, words: sayPhone(value) })),
  ]
  return (
    <section aria-labelledby="reach-title">
      <h2 id="reach-title">{say(language, 'account.reach')}</h2>
      <p class="quiet">{say(language, 'account.reachHelp')}</p>
      <ul class="rows">
        {all.map(({ value, words }) => (
          <li key={value}>
            <span>{words}</span>
            {all.length > 1 && (
              <form method="post" action={link(language, `${path}/remove`)} data-once>
                <input type="hidden" name="value" value={value} />
                <button type="submit" class="button-link">
                  {say(language, 'account.remove')}
                  <span class="unseen"> {words}</span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function AskForm({ request, error }: { request: PageRequest; error: string | undefined }) {
  const { language } = request
  return (
    <form class="narrow-form" method="post" action={link(language, `${path}/add`)} data-once>
      <Field name="reach" label={say(language, 'account.addReach')} maxLength={254} error={error} isRequired />
      <button type="submit" class="button button-quiet">
        {say(language, 'signIn.send')}
      </button>
    </form>
  )
}

function ProveForm({ request, reach, error }: { request: PageRequest; reach: string; error: string | undefined }) {
  const { language } = request
  return (
    <form class="narrow-form" method="post" action={link(language, `${path}/prove`)} data-once>
      <p>{say(language, 'signIn.codeText', { reach })}</p>
      <input type="hidden" name="reach" value={reach} />
      <Field
        name="code"
        label={say(language, 'signIn.code')}
        autocomplete="one-time-code"
        inputMode="numeric"
        maxLength={12}
        error={error}
        isRequired
      />
      <button type="submit" class="button">
        {say(language, 'account.prove')}
      </button>
    </form>
  )
}

/** Sends a code to the address or number she wants to add: it must be hers. */
export async function askReach(request: PageRequest): Promise<PageAnswer> {
  const reach = field(request, 'reach') ?? ''
  try {
    await request.api(askCode, { ...reachOf(reach), language: request.language })
    return renderDetails(request, {}, reach)
  } catch (error) {
    const problem = problemIn(error)
    if (!problem || problem.status >= 500) throw error
    const wrong = problem.status === 422 ? say(request.language, 'signIn.reachWrong') : problem.problem.title
    return renderDetails(request, { errors: { reach: wrong ?? '' } }, undefined, problem.status)
  }
}

/** Adds it once the code comes back. */
export async function proveReach(request: PageRequest): Promise<PageAnswer> {
  const reach = field(request, 'reach') ?? ''
  const code = (field(request, 'code') ?? '').replace(/\s/g, '')
  try {
    await request.api(addReach, { ...reachOf(reach), code })
    return goTo(request, `${path}?kept=1`)
  } catch (error) {
    const problem = problemIn(error)
    if (!problem || problem.status >= 500) throw error
    if (problem.code === 'reach_taken') return renderDetails(request, { bad: problem.problem.title }, undefined, 409)
    const wrong = problem.status === 422 ? say(request.language, 'signIn.codeShape') : problem.problem.title
    return renderDetails(request, { errors: { code: wrong ?? '' } }, reach, problem.status)
  }
}

/** Forgets one of them, never the last. */
export async function dropReach(request: PageRequest): Promise<PageAnswer> {
  try {
    await request.api(removeReach, { value: field(request, 'value') ?? '' })
    return goTo(request, `${path}?kept=1`)
  } catch (error) {
    const problem = problemIn(error)
    if (problem?.code !== 'last_reach') throw error
    return renderDetails(request, { bad: problem.problem.title }, undefined, 409)
  }
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
