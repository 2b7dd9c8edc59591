import { currentCart } from '../carts/current-cart.ts'
import { sayDay } from '../dates.ts'
import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'
import { LegalText } from './legal-text.tsx'
import { type LegalWriting, sellerOf } from './seller.ts'
import * as accessibility from './texts/accessibility.ts'
import * as cookies from './texts/cookies.ts'
import * as guarantee from './texts/guarantee.ts'
import * as notice from './texts/notice.ts'
import * as privacy from './texts/privacy.ts'
import * as terms from './texts/terms.ts'
import * as withdrawal from './texts/withdrawal.ts'

/** Every text of the law that this shop shows, by its path. */
export const legalWritings = {
  '/terms': { words: 'legal.terms', writing: terms },
  '/withdrawal': { words: 'legal.withdrawal', writing: withdrawal },
  '/guarantee': { words: 'legal.guarantee', writing: guarantee },
  '/privacy': { words: 'legal.privacy', writing: privacy },
  '/cookies': { words: 'legal.cookies', writing: cookies },
  '/legal-notice': { words: 'legal.notice', writing: notice },
  '/accessibility': { words: 'legal.accessibility', writing: accessibility },
} as const satisfies Record<string, { words: string; writing: LegalWriting }>

export type LegalPath = keyof typeof legalWritings

/** The page of one of these texts. */
export const legalPage =
  (path: LegalPath) =>
  async (request: PageRequest): Promise<PageAnswer> => {
    const { language, settings } = request
    const { words, writing } = legalWritings[path]
    const title = say(language, words)
    const cart = await currentCart(request)
    const text = writing[language](sellerOf(request.seller, settings.retailerName, language))
    const day = sayDay(`${writing.version}T12:00:00Z`, language, new Date(0))
    return show(
      <Shell request={request} title={title} cart={cart} part="buying">
        <div class="legal-page">
          <nav class="legal-nav" aria-label={say(language, 'legal.group')}>
            <ul>
              {(Object.keys(legalWritings) as LegalPath[]).map((other) => (
                <li key={other}>
                  <a href={link(language, other)} aria-current={other === path ? 'page' : undefined}>
                    {say(language, legalWritings[other].words)}
                  </a>
                </li>
              ))}
              <li>
                <a href={link(language, '/contact')}>{say(language, 'legal.contact')}</a>
              </li>
            </ul>
          </nav>
          <article class="prose">
            <h1>{title}</h1>
            <p class="quiet">{say(language, 'legal.updated', { day })}</p>
            <LegalText request={request} text={text} />
            {settings.isDemo && <p class="for-lawyer">{say(language, 'legal.forLawyer')}</p>}
          </article>
        </div>
      </Shell>,
    )
  }
