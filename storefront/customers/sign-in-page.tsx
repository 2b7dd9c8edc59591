import { askCode, verifyCode } from '@filrouge/contract/sessions.ts'
import { currentCart } from '../carts/current-cart.ts'
import {
  backPath,
  field,
  fieldErrors,
  goTo,
  link,
  type PageAnswer,
  type PageRequest,
  problemIn,
  show,
} from '../page.ts'
import { Field, Notice } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** Who are you: an e-mail or a telephone, no password. */
export async function signInPage(request: PageRequest): Promise<PageAnswer> {
  return renderSignIn(request, backPath(request.query.get('back'), '/account'))
}

/** Sends the code and asks for it. */
export async function askForCode(request: PageRequest): Promise<PageAnswer> {
  const back = backPath(field(request, 'back'), '/account')
  const reach = field(request, 'reach') ?? ''
  try {
    await request.api(askCode, { ...reachOf(reach), language: request.language })
    return renderCode(request, back, reach)
  } catch (error) {
    const problem = problemIn(error)
    if (!problem || problem.status >= 500) throw error
    const wrong = problem.status === 422 ? say(request.language, 'signIn.reachWrong') : problem.problem.title
    return renderSignIn(request, back, reach, wrong, problem.status)
  }
}

/** Signs in with the code; what she had as a visitor is hers when the next page is shown. */
export async function enterCode(request: PageRequest): Promise<PageAnswer> {
  const back = backPath(field(request, 'back'), '/account')
  const reach = field(request, 'reach') ?? ''
  const code = (field(request, 'code') ?? '').replace(/\s/g, '')
  try {
    const { token } = await request.api(verifyCode, { ...reachOf(reach), code })
    request.setToken(token)
    return goTo(request, back)
  } catch (error) {
    const problem = problemIn(error)
    if (!problem || problem.status >= 500) throw error
    const isCode = problem.status === 422 && (fieldErrors(problem).code || code === '')
    return renderCode(
      request,
      back,
      reach,
      isCode ? say(request.language, 'signIn.codeShape') : problem.problem.title,
      problem.status,
    )
  }
}

/** What someone typed as a way of reaching her: a telephone where it looks like one. */
export const reachOf = (text: string) => (/^[+\d][\d\s().-]{5,}$/.test(text) ? { phone: text } : { email: text })

async function renderSignIn(
  request: PageRequest,
  back: string,
  reach?: string,
  wrong?: string,
  status = 200,
): Promise<PageAnswer> {
  const { language } = request
  const cart = await currentCart(request)
  return show(
    <Shell request={request} title={say(language, 'signIn.title')} cart={cart} part="buying" isPrivate>
      <div class="narrow">
        <h1>{say(language, 'signIn.title')}</h1>
        <p>{say(language, 'signIn.text')}</p>
        <form method="post" action={link(language, '/sign-in')} data-once>
          <input type="hidden" name="back" value={back} />
          <Field
            name="reach"
            label={say(language, 'signIn.reach')}
            value={reach}
            autocomplete="email"
            inputMode="email"
            maxLength={254}
            error={wrong}
            isRequired
          />
          <button type="submit" class="button button-wide">
            {say(language, 'signIn.send')}
          </button>
        </form>
      </div>
    </Shell>,
    status,
  )
}

async function renderCode(
  request: PageRequest,
  back: string,
  reach: string,
  wrong?: string,
  status = 200,
): Promise<PageAnswer> {
  const { language, settings } = request
  const cart = await currentCart(request)
  return show(
    <Shell request={request} title={say(language, 'signIn.codeTitle')} cart={cart} part="buying" isPrivate>
      <div class="narrow">
        <h1>{say(language, 'signIn.codeTitle')}</h1>
        <p>{say(language, 'signIn.codeText', { reach })}</p>
        <form method="post" action={link(language, '/sign-in/code')} data-once>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="reach" value={reach} />
          <Field
            name="code"
            label={say(language, 'signIn.code')}
            autocomplete="one-time-code"
            inputMode="numeric"
            maxLength={12}
            error={wrong}
            isRequired
          />
          <button type="submit" class="button button-wide">
            {say(language, 'signIn.enter')}
          </button>
        </form>
        <form method="post" action={link(language, '/sign-in')} data-once>
          <input type="hidden" name="back" value={back} />
          <input type="hidden" name="reach" value={reach} />
          <button type="submit" class="button-link">
            {say(language, 'signIn.again')}
          </button>
        </form>
        {settings.isDemo && (
          <Notice tone="plain">
            <p>
              {say(language, 'signIn.demo')}{' '}
              <a href={`/demo/mailbox?to=${encodeURIComponent(reach)}`} target="_blank" rel="noopener">
                {say(language, 'shell.mailbox')}
              </a>
            </p>
          </Notice>
        )}
      </div>
    </Shell>,
    status,
  )
}
