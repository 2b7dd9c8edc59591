import { contactSubjects, writeToRetailer } from '@filrouge/contract/contact.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { isId, newId } from '@filrouge/kernel/ids.ts'
import { currentCart } from '../carts/current-cart.ts'
import { myselfOf } from '../customers/account-shell.tsx'
import { field, fieldErrors, link, type PageAnswer, type PageRequest, problemIn, show } from '../page.ts'
import { Field, Notice, sayPhone } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

type Subject = (typeof contactSubjects)[number]

/** A letter to the retailer. */
export async function contactPage(request: PageRequest): Promise<PageAnswer> {
  return renderContact(request, {})
}

interface Wrong {
  errors?: Record<string, string>
  message?: string | undefined
}

async function renderContact(request: PageRequest, wrong: Wrong, status = 200): Promise<PageAnswer> {
  const { language, query, form } = request
  const [cart, myself] = await Promise.all([currentCart(request), myselfOf(request)])
  const chosen = form?.get('subject') ?? query.get('subject')
  const { errors = {}, message } = wrong
  const text = (name: string, known?: string) => ({ name, value: form?.get(name) ?? known, error: errors[name] })
  return show(
    <Shell request={request} title={say(language, 'contact.title')} cart={cart} part="buying" isPrivate={form !== null}>
      <div class="contact-page">
        <div>
          <h1>{say(language, 'contact.title')}</h1>
          <p class="intro">{say(language, 'contact.intro')}</p>
          {message && <Notice tone="bad" title={message} />}
          <form method="post" action={link(language, '/contact')} data-once novalidate>
            <input type="hidden" name="id" value={newId('contactMessage')} />
            <div class="field">
              <label for="field-subject">{say(language, 'contact.about')}</label>
              <select id="field-subject" name="subject">
                {contactSubjects
                  .filter((subject) => subject !== 'withdrawal')
                  .map((subject) => (
                    <option key={subject} value={subject} selected={subject === chosen}>
                      {sayCode(language, `contactSubject.${subject}`)}
                    </option>
                  ))}
              </select>
            </div>
            <Field
              {...text('name', myself?.name)}
              label={say(language, 'field.name')}
              autocomplete="name"
              maxLength={120}
            />
            <Field
              {...text('email', myself?.emails[0])}
              label={say(language, 'field.email')}
              type="email"
              inputMode="email"
              autocomplete="email"
              maxLength={254}
            />
            <Field
              {...text('orderNumber', query.get('order') ?? undefined)}
              label={say(language, 'contact.order')}
              maxLength={40}
            />
            <div class="field">
              <label for="field-body">{say(language, 'contact.body')}</label>
              <textarea
                id="field-body"
                name="body"
                rows={7}
                maxLength={4000}
                aria-invalid={errors.body ? 'true' : undefined}
                aria-describedby={errors.body ? 'field-body-error' : undefined}
              >
                {form?.get('body') ?? ''}
              </textarea>
              {errors.body && (
                <small id="field-body-error" class="field-error">
                  {errors.body}
                </small>
              )}
            </div>
            <button type="submit" class="button">
              {say(language, 'contact.send')}
            </button>
          </form>
        </div>
        <Otherwise request={request} />
      </div>
    </Shell>,
    status,
  )
}

function Otherwise({ request }: { request: PageRequest }) {
  const { language, seller } = request
  return (
    <aside class="contact-otherwise" aria-labelledby="otherwise-title">
      <h2 id="otherwise-title">{say(language, 'contact.otherwise')}</h2>
      <address>
        {seller?.phone && <a href={`tel:${seller.phone}`}>{sayPhone(seller.phone)}</a>}
        {seller?.email && <a href={`mailto:${seller.email}`}>{seller.email}</a>}
        {seller?.street && <span>{`${seller.name}, ${seller.street}, ${seller.postcode} ${seller.city}`}</span>}
        <a href={link(language, '/shops')}>{say(language, 'shell.shops')}</a>
        <a href={link(language, '/withdrawal')}>{say(language, 'legal.withdrawal')}</a>
        <a href={link(language, '/guarantee')}>{say(language, 'legal.guarantee')}</a>
      </address>
    </aside>
  )
}

/** Sends the letter; the same press twice is one letter. */
export async function sendContact(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const errors = missingIn(request)
  if (Object.keys(errors).length > 0) return renderContact(request, { errors }, 422)
  const email = field(request, 'email') ?? ''
  const id = field(request, 'id')
  try {
    await request.api(writeToRetailer, {
      ...(isId('contactMessage', id) ? { id } : {}),
      name: field(request, 'name') ?? '',
      email,
      subject: (contactSubjects.find((one) => one === field(request, 'subject')) ?? 'other') as Subject,
      orderNumber: field(request, 'orderNumber'),
      body: field(request, 'body') ?? '',
    })
  } catch (error) {
    const problem = problemIn(error)
    if (!problem || problem.status >= 500) throw error
    const wrong = problem.status === 422 ? { errors: fieldErrors(problem) } : { message: problem.problem.title }
    return renderContact(request, wrong, problem.status)
  }
  const cart = await currentCart(request)
  return show(
    <Shell request={request} title={say(language, 'contact.sent')} cart={cart} part="buying" isPrivate>
      <div class="narrow">
        <h1>{say(language, 'contact.sent')}</h1>
        <p role="status">{say(language, 'contact.sentText', { email })}</p>
        <a class="button" href={link(language, '/')}>
          {say(language, 'request.toShop')}
        </a>
      </div>
    </Shell>,
  )
}

function missingIn(request: PageRequest): Record<string, string> {
  const { language } = request
  const errors: Record<string, string> = {}
  if (!field(request, 'name')) errors.name = say(language, 'missing.name')
  if (!field(request, 'email')) errors.email = say(language, 'missing.email')
  if ((field(request, 'body') ?? '').length < 10) errors.body = say(language, 'contact.bodyShort')
  return errors
}
