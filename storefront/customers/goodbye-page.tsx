import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** After an account was erased. */
export async function goodbyePage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  return show(
    <Shell request={request} title={say(language, 'data.gone')} cart={null} part="buying" isPrivate>
      <div class="narrow">
        <h1>{say(language, 'data.gone')}</h1>
        <p role="status">{say(language, 'data.goneText')}</p>
        <a class="button" href={link(language, '/')}>
          {say(language, 'request.toShop')}
        </a>
      </div>
    </Shell>,
  )
}
