import type { Language } from '@filrouge/kernel/language.ts'
import { render } from 'preact-render-to-string'

/** A page that lasts a moment: its script keeps in this browser what the app needs, and goes on. */
export function enterPage(props: { to: string; kept: Record<string, string>; language: Language; script: string }) {
  return `<!doctype html>${render(
    <html lang={props.language}>
      <head>
        <meta charset="utf-8" />
        <title>Filrouge</title>
        <script type="module" src={props.script} data-to={props.to} data-kept={JSON.stringify(props.kept)} />
      </head>
      <body>
        <noscript>
          <a href={props.to}>{props.to}</a>
        </noscript>
      </body>
    </html>,
  )}`
}
