import { currentCart } from '../carts/current-cart.ts'
import { goTo, link, type PageAnswer, type PageRequest, problemIn, show, withQuery } from '../page.ts'
import { say } from '../words.ts'
import { Notice } from './pieces.tsx'
import { Shell } from './shell.tsx'

/** The page for an address where there is nothing, with ways on. */
export async function notThere(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const cart = await currentCart(request).catch(() => null)
  return show(
    <Shell request={request} title={say(language, 'fault.notThere')} cart={cart} isPrivate>
      <h1>{say(language, 'fault.notThere')}</h1>
      <p>{say(language, 'fault.notThereHelp')}</p>
      <ul class="chips">
        <li>
          <a class="chip" href={link(language, '/')}>
            {say(language, 'shell.home')}
          </a>
        </li>
        <li>
          <a class="chip" href={link(language, '/shops')}>
            {say(language, 'shell.shops')}
          </a>
        </li>
      </ul>
    </Shell>,
    404,
  )
}

/** What is shown when a page could not be made: nothing there, sign in first, a "no" nobody foresaw, or a fault of ours. */
export async function renderFault(error: unknown, request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  if (error === null || error === undefined) return notThere(request)
  const problem = problemIn(error)
  if (problem?.status === 404) return notThere(request)
  if (problem?.code === 'not_signed_in') {
    const back = request.method === 'GET' ? request.path : '/'
    return goTo(request, withQuery('/sign-in', { back }))
  }
  const isOurs = !problem || problem.status >= 500
  const status = problem?.status ?? 500
  const requestId = (problem?.problem.requestId as string | undefined) ?? request.requestId
  const title = isOurs ? say(language, 'fault.ours') : (problem?.problem.title ?? '')
  return show(
    <Shell request={request} title={title} cart={null} isPrivate>
      <h1>{title}</h1>
      {isOurs && <p>{say(language, 'fault.oursHelp')}</p>}
      <p>
        <a class="button" href={link(language, request.method === 'GET' ? request.path : '/basket')}>
          {say(language, isOurs ? 'fault.again' : 'fault.back')}
        </a>
      </p>
      {isOurs && requestId && <p class="quiet">{say(language, 'fault.number', { requestId })}</p>}
      {!isOurs && problem?.problem.errors && (
        <Notice tone="bad">
          <ul>
            {problem.problem.errors.map((one) => (
              <li key={one.pointer}>{one.detail}</li>
            ))}
          </ul>
        </Notice>
      )}
    </Shell>,
    status,
  )
}
