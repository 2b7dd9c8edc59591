import { link, type PageRequest } from '../page.ts'
import { say } from '../words.ts'
import { BrandMark } from './brand-mark.tsx'
import { Same } from './same.tsx'

/** What stands in the foot of every page, by what people look for there. Each is a page of this shop and the words that name it. */
const groups = [
  {
    title: 'shell.buying',
    pages: [
      ['/shops', 'shell.shops'],
      ['/gift-card', 'gift.title'],
      ['/delivery-and-returns', 'shell.deliveryAndReturns'],
    ],
  },
  {
    title: 'shell.yours',
    pages: [
      ['/account', 'shell.orders'],
      ['/basket', 'shell.basket'],
    ],
  },
  {
    title: 'legal.group',
    pages: [
      ['/terms', 'legal.terms'],
      ['/withdrawal', 'legal.withdrawal'],
      ['/withdrawal/declare', 'withdrawal.here'],
      ['/guarantee', 'legal.guarantee'],
      ['/privacy', 'legal.privacy'],
      ['/cookies', 'legal.cookies'],
      ['/legal-notice', 'legal.notice'],
      ['/accessibility', 'legal.accessibility'],
      ['/contact', 'legal.contact'],
    ],
  },
] as const

/** The foot of every page: the departments, help, the law, the other language. */
export function Footer({ request }: { request: PageRequest }) {
  const { language, settings, departments } = request
  return (
    <footer class="bottom">
      <div class="bottom-inner">
        <Same of={departments} as="footer">
          {() => <Everywhere request={request} />}
        </Same>
        <div class="bottom-last">
          {settings.isDemo && <p>{say(language, 'shell.demo', { name: settings.retailerName })}</p>}
          <p>
            <OtherLanguage request={request} />
            {settings.isDemo && (
              <a href="/demo" target="_top">
                {say(language, 'shell.stage')}
              </a>
            )}
            {settings.isDemo && <a href="/demo/mailbox">{say(language, 'shell.mailbox')}</a>}
          </p>
        </div>
      </div>
    </footer>
  )
}

/** What is the same at the foot of every page. */
function Everywhere({ request }: { request: PageRequest }) {
  const { language, settings, departments } = request
  return (
    <>
      <div class="bottom-name">
        <a class="brand" href={link(language, '/')}>
          <BrandMark />
          {settings.retailerName}
        </a>
        <p>{say(language, 'shell.motto')}</p>
      </div>
      <nav class="bottom-groups" aria-label={say(language, 'shell.more')}>
        <div>
          <h2>{say(language, 'shell.departments')}</h2>
          <ul>
            {departments.map(({ code, title }) => (
              <li key={code}>
                <a href={link(language, `/c/${encodeURIComponent(code)}`)}>{title}</a>
              </li>
            ))}
          </ul>
        </div>
        {groups.map((group) => (
          <div key={group.title}>
            <h2>{say(language, group.title)}</h2>
            <ul>
              {group.pages.map(([path, words]) => (
                <li key={path}>
                  <a href={link(language, path)}>{say(language, words)}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </>
  )
}

function OtherLanguage({ request }: { request: PageRequest }) {
  const other = request.language === 'fr' ? 'en' : 'fr'
  const query = request.method === 'GET' ? request.query.toString() : ''
  const here = request.method === 'GET' ? request.path + (query && `?${query}`) : '/'
  return (
    <a href={link(other, here)} lang={other} hreflang={other}>
      {other === 'en' ? 'English' : 'Français'}
    </a>
  )
}
