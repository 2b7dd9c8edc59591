import { eraseMyself, exportMyself } from '@filrouge/contract/customers.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { say } from '../words.ts'
import { accountRoom, type Said } from './account-shell.tsx'

const path = '/account/data'

/** Her data: to take away, or to have erased. */
export async function dataPage(request: PageRequest): Promise<PageAnswer> {
  return renderData(request, {})
}

async function renderData(request: PageRequest, said: Said, status = 200): Promise<PageAnswer> {
  const { language } = request
  return accountRoom(
    request,
    path,
    said,
    () => (
      <>
        <h1>{say(language, 'account.data')}</h1>
        <section aria-labelledby="export-title">
          <h2 id="export-title">{say(language, 'data.export')}</h2>
          <p class="intro">{say(language, 'data.exportText')}</p>
          <a class="button button-quiet" href={link(language, `${path}/export`)} download>
            {say(language, 'data.download')}
          </a>
        </section>
        <section aria-labelledby="erase-title">
          <h2 id="erase-title">{say(language, 'data.erase')}</h2>
          <p class="intro">{say(language, 'data.eraseText')}</p>
          <p class="intro">{say(language, 'data.eraseKept')}</p>
          <form method="post" action={link(language, `${path}/erase`)} data-once data-sign-out>
            <label class="check">
              <input type="checkbox" name="sure" value="yes" required />
              <span>{say(language, 'data.sure')}</span>
            </label>
            {said.errors?.sure && <p class="field-error">{said.errors.sure}</p>}
            <button type="submit" class="button button-danger">
              {say(language, 'data.eraseNow')}
            </button>
          </form>
        </section>
      </>
    ),
    status,
  )
}

/** Everything that is kept about her, as a file. */
export async function dataExport(request: PageRequest): Promise<PageAnswer> {
  try {
    const data = await request.api(exportMyself, {})
    return {
      status: 200,
      html: JSON.stringify(data, null, 2),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${request.settings.retailerName.toLowerCase()}-${data.exportedAt.slice(0, 10)}.json"`,
        'cache-control': 'no-store',
      },
    }
  } catch (error) {
    const status = problemIn(error)?.status
    if (status !== 401 && status !== 403) throw error
    return goTo(request, withQuery('/sign-in', { back: path }))
  }
}

/** Erases her, where nothing is on its way to her. */
export async function eraseAccount(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  if (field(request, 'sure') !== 'yes')
    return renderData(request, { errors: { sure: say(language, 'data.tickSure') } }, 422)
  try {
    await request.api(eraseMyself, {})
  } catch (error) {
    const problem = problemIn(error)
    if (problem?.status !== 409) throw error
    return renderData(request, { bad: problem.problem.title }, 409)
  }
  request.endSession()
  return { ...goTo(request, '/goodbye'), headers: { 'clear-site-data': '"cache"' } }
}
