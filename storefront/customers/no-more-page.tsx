import { refuseByLink, showConsentLink } from '@filrouge/contract/customers.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { link, type PageAnswer, type PageRequest, problemIn, show } from '../page.ts'
import { notThere } from '../shell/fault-pages.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** Says no to more messages by the link in one of them, without signing in: one press, and none where the mail program asks by itself. */
export async function noMorePage(request: PageRequest): Promise<PageAnswer> {
  const { language, params, method } = request
  const token = params.token ?? ''
  try {
    const { purpose, given } = await request.api(method === 'POST' ? refuseByLink : showConsentLink, { token })
    const what = sayCode(language, `consentPurpose.${purpose}`)
    const title = say(language, given ? 'noMore.title' : 'noMore.done')
    return show(
      <Shell request={request} title={title} cart={null} part="buying" isPrivate>
        <div class="narrow">
          <h1>{title}</h1>
          {given ? (
            <>
              <p>{say(language, 'noMore.text', { what, retailer: request.settings.retailerName })}</p>
              <form method="post" action={link(language, `/no-more/${encodeURIComponent(token)}`)} data-once>
                <button type="submit" class="button">
                  {say(language, 'noMore.press')}
                </button>
              </form>
            </>
          ) : (
            <p role="status">{say(language, 'noMore.doneText', { what })}</p>
          )}
          <p>
            <a href={link(language, '/account/consents')}>{say(language, 'noMore.others')}</a>
          </p>
        </div>
      </Shell>,
    )
  } catch (error) {
    const status = problemIn(error)?.status
    if (status === 404 || status === 422) return notThere(request)
    throw error
  }
}
