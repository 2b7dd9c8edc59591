import { link, type PageRequest } from '../page.ts'
import { say } from '../words.ts'

/** Where one is on the way to the order. */
export function Steps({ request, at }: { request: PageRequest; at: 'delivery' | 'payment' }) {
  const { language } = request
  return (
    <nav aria-label={say(language, 'checkout.steps')}>
      <ol class="steps">
        <li class="done">
          <a href={link(language, '/basket')}>{say(language, 'basket.title')}</a>
        </li>
        <li class={at === 'delivery' ? 'now' : 'done'} aria-current={at === 'delivery' ? 'step' : undefined}>
          {at === 'delivery' ? (
            say(language, 'checkout.delivery')
          ) : (
            <a href={link(language, '/checkout')}>{say(language, 'checkout.delivery')}</a>
          )}
        </li>
        <li class={at === 'payment' ? 'now' : ''} aria-current={at === 'payment' ? 'step' : undefined}>
          {say(language, 'checkout.payment')}
        </li>
      </ol>
    </nav>
  )
}
