import { writeToRetailer } from '@filrouge/contract/contact.ts'
import { isId, newId } from '@filrouge/kernel/ids.ts'
import type { ComponentChildren } from 'preact'
import { currentCart } from '../carts/current-cart.ts'
import { myselfOf } from '../customers/account-shell.tsx'
import { sayMoment } from '../dates.ts'
import { field, fieldErrors, link, type PageAnswer, type PageRequest, problemIn, show } from '../page.ts'
import { Field, Notice } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

const path = '/withdrawal/declare'
const fields = ['name', 'orderNumber', 'email', 'articles'] as const

/** The function of withdrawal (C. conso. L221-21): who, which contract, how to answer; then a second press that confirms. */
export async function withdrawalPage(request: PageRequest): Promise<PageAnswer> {
  return renderForm(request, {})
}

async function page(
  request: PageRequest,
  title: string,
  content: ComponentChildren,
  status = 200,
): Promise<PageAnswer> {
  const cart = await currentCart(request)
  return show(
    <Shell request={request} title={title} cart={cart} part="buying" isPrivate>
      <div class="narrow">
        <h1>{title}</h1>
        {content}
      </div>
    </Shell>,
    status,
  )
}

async function renderForm(
  request: PageRequest,
  errors: Record<string, string>,
  message?: string,
  status = 200,
): Promise<PageAnswer> {
  const { language, form, query } = request
  const myself = await myselfOf(request)
  const text = (name: (typeof fields)[number], known?: string | null) => ({
    name,
    value: form?.get(name) ?? known ?? undefined,
    error: errors[name],
  })
  return page(
    request,
    say(language, 'withdrawal.formTitle'),
    <>
      <p class="intro">{say(language, 'withdrawal.formIntro')}</p>
      {message && <Notice tone="bad" title={message} />}
      <form method="post" action={link(language, path)} novalidate>
        <Field
          {...text('name', myself?.name)}
          label={say(language, 'field.name')}
          autocomplete="name"
          maxLength={120}
        />
        <Field {...text('orderNumber', query.get('order'))} label={say(language, 'withdrawal.number')} maxLength={40} />
        <Field
          {...text('email', myself?.emails[0])}
          label={say(language, 'field.email')}
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
        />
        <Field {...text('articles')} label={say(language, 'withdrawal.articles')} maxLength={400} />
        <button type="submit" class="button button-wide">
          {say(language, 'withdrawal.next')}
        </button>
      </form>
    </>,
    status,
  )
}

function missingIn(request: PageRequest): Record<string, string> {
  const { language } = request
  const errors: Record<string, string> = {}
  if (!field(request, 'name')) errors.name = say(language, 'missing.name')
  if (!field(request, 'email')) errors.email = say(language, 'missing.email')
  if (!field(request, 'orderNumber')) errors.orderNumber = say(language, 'withdrawal.numberMissing')
  return errors
}

const declarationOf = (request: PageRequest): string =>
  say(request.language, 'withdrawal.declaration', {
    name: field(request, 'name') ?? '',
    number: field(request, 'orderNumber') ?? '',
    articles: field(request, 'articles') ?? say(request.language, 'withdrawal.whole'),
  })

/** Shows the declaration as it will be sent. */
export async function checkWithdrawal(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const errors = missingIn(request)
  if (Object.keys(errors).length > 0 || field(request, 'again')) return renderForm(request, errors, undefined, 422)
  return page(
    request,
    say(language, 'withdrawal.check'),
    <>
      <div class="boxed">
        <p>{declarationOf(request)}</p>
        <p class="quiet">{field(request, 'email')}</p>
      </div>
      <form method="post" action={link(language, `${path}/confirm`)} data-once>
        <input type="hidden" name="id" value={newId('contactMessage')} />
        {fields.map((name) => (
          <input key={name} type="hidden" name={name} value={field(request, name) ?? ''} />
        ))}
        <div class="actions">
          <button type="submit" class="button">
            {say(language, 'withdrawal.confirm')}
          </button>
          <button type="submit" class="button button-quiet" name="again" value="yes" formaction={link(language, path)}>
            {say(language, 'withdrawal.back')}
          </button>
        </div>
      </form>
    </>,
  )
}

/** Records the declaration; its acknowledgement goes at once, with its content, day and hour. */
export async function confirmWithdrawal(request: PageRequest): Promise<PageAnswer> {
  const { language, now } = request
  const errors = missingIn(request)
  if (Object.keys(errors).length > 0) return renderForm(request, errors, undefined, 422)
  const id = field(request, 'id')
  const email = field(request, 'email') ?? ''
  try {
    const { receivedAt } = await request.api(writeToRetailer, {
      ...(isId('contactMessage', id) ? { id } : {}),
      name: field(request, 'name') ?? '',
      email,
      subject: 'withdrawal',
      orderNumber: field(request, 'orderNumber'),
      body: declarationOf(request),
    })
    const moment = sayMoment(receivedAt, language, now)
    return page(
      request,
      say(language, 'withdrawal.done'),
      <>
        <p role="status">{say(language, 'withdrawal.doneText', { moment, email })}</p>
        <div class="boxed">
          <p>{declarationOf(request)}</p>
        </div>
        <a href={link(language, '/withdrawal')}>{say(language, 'legal.withdrawal')}</a>
      </>,
    )
  } catch (error) {
    const problem = problemIn(error)
    if (!problem || problem.status >= 500) throw error
    const wrong = problem.status === 422 ? fieldErrors(problem) : {}
    return renderForm(request, wrong, problem.problem.title, problem.status)
  }
}
