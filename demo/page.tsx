import type { Language } from '@filrouge/kernel/language.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { render } from 'preact-render-to-string'
import { type SayIt, sayIn } from './say.ts'
import type { StageSettings } from './stage/settings.ts'
import { Welcome } from './stage/welcome.tsx'
import { stories } from './stories/stories.ts'
import { type Device, usualStations } from './stories/story.ts'

interface PageProps {
  language: Language
  stage: { origin: string; devices: Record<Device, string> }
  retailerName: string
  assets: Record<string, string>
  now: Date
}

/** The page of the demo: what Filrouge is in a sentence, the stage with its stories, and a door to every app. */
export function demoPage(props: PageProps): string {
  const { language, stage, assets } = props
  const word = sayIn(language)
  const other = language === 'fr' ? 'en' : 'fr'
  const settings: StageSettings = {
    language,
    origin: stage.origin,
    devices: stage.devices,
    stories: stories.map(({ name, title, summary, minutes, stations = usualStations, hasMail = true }) => ({
      name,
      title: title[language],
      summary: summary[language],
      minutes,
      stations,
      hasMail,
    })),
  }
  return `<!doctype html>${render(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${word('page.title')} · Filrouge`}</title>
        <meta name="description" content={word('page.description')} />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets['demo.css']} />
        <script type="module" src={assets['stage.js']} />
      </head>
      <body>
        <a class="skip" href="#stage">
          {word('page.skip')}
        </a>
        <header class="head">
          <p class="wordmark">Filrouge</p>
          <nav>
            <a href="#doors-title">{word('doors.title')}</a>
            <a href={`?language=${other}`} lang={other} hreflang={other}>
              {word('page.language')}
            </a>
          </nav>
        </header>
        <main>
          <section id="stage" tabIndex={-1} aria-label={word('page.stage')} data-settings={JSON.stringify(settings)}>
            <Welcome word={word} />
          </section>
          <Doors word={word} language={language} />
          <BehindTheScenes {...props} word={word} />
        </main>
      </body>
    </html>,
  )}`
}

const icon =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 16 16%22%3E%3Cpath d=%22M1 11c4 0 4-7 7-7s3 7 7 7%22 fill=%22none%22 stroke=%22%23c8102e%22 stroke-width=%222.4%22 stroke-linecap=%22round%22/%3E%3C/svg%3E'

const doors = [
  { login: 'camille', name: 'Camille', app: 'storefront', to: { fr: '/', en: '/en' } },
  { login: 'jean', name: 'Jean', app: 'associate', to: '/associate/' },
  { login: 'sonia', name: 'Sonia', app: 'associate', to: '/associate/' },
  { login: 'nadia', name: 'Nadia', app: 'office', to: '/office/' },
  { login: 'ines', name: 'Inès', app: 'office', to: '/office/' },
  { login: 'paul', name: 'Paul', app: 'office', to: '/office/' },
] as const

function Doors({ word, language }: { word: SayIt; language: Language }) {
  return (
    <section class="doors" aria-labelledby="doors-title">
      <h2 id="doors-title">{word('doors.title')}</h2>
      <p class="soft">{word('doors.lead')}</p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list">
        {doors.map(({ login, name, app, to }) => {
          const query = new URLSearchParams({ to: typeof to === 'string' ? to : to[language], language })
          return (
            <li key={login}>
              <a href={`/demo/as/${login}?${query}`}>
                <span class={`face face-${login}`} aria-hidden="true">
                  {name[0]}
                </span>
                <span class="door-who">
                  <strong>
                    <span class="only-heard">{word('doors.enter')} </span>
                    {name}
                  </strong>
                  <span class="soft">{word(`door.${login}`)}</span>
                </span>
                <span class="door-what">{word(`door.${login}.what`)}</span>
                <span class="door-app">{word(`app.${app}`)}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function BehindTheScenes({ word, language, now }: PageProps & { word: SayIt }) {
  return (
    <section class="behind" aria-labelledby="behind-title">
      <h2 id="behind-title">{word('tools.title')}</h2>
      <div class="behind-two">
        <div class="clock">
          <h3>{word('clock.title')}</h3>
          <p class="clock-now" id="clock-now" role="status">
            <time dateTime={now.toISOString()}>{momentIn(language, now)}</time>
          </p>
          <p class="soft">{word('clock.lead')}</p>
          <button
            type="button"
            class="button"
            id="clock-day"
            data-moving={word('clock.moving')}
            data-failed={word('clock.failed')}
          >
            {word('clock.day')}
          </button>
        </div>
        <dl>
          <dt>
            <a href="/demo/mailbox">{word('tools.mailbox')}</a>
          </dt>
          <dd class="soft">{word('tools.mailbox.what')}</dd>
          <dt>
            <a href="/openapi.json">{word('tools.api')}</a>
          </dt>
          <dd class="soft">{word('tools.api.what')}</dd>
        </dl>
      </div>
    </section>
  )
}

const momentIn = (language: Language, now: Date) =>
  new Intl.DateTimeFormat(localeOf[language], {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(now)
