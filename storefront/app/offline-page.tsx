import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** Kept on the device when the app is installed: shown where there is no network and nothing was seen before. */
export async function offlinePage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  return show(
    <Shell request={request} title={say(language, 'app.offlineTitle')} cart={null} isPrivate>
      <div class="narrow">
        <h1>{say(language, 'app.offlineTitle')}</h1>
        <p>{say(language, 'app.offlineText')}</p>
        <p>
          <a class="button" href={link(language, '/')}>
            {say(language, 'app.offlineAgain')}
          </a>
        </p>
      </div>
    </Shell>,
  )
}
