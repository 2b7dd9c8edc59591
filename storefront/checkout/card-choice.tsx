import type { PageRequest } from '../page.ts'
import { say } from '../words.ts'

const demoCards = ['tok_ok', 'tok_declined', 'tok_challenge', 'tok_timeout'] as const

/**
 * The card. In the demo, test cards chosen by what they do; with JavaScript also a number, which goes from the browser straight to the bank:
 * the shop only ever sees a token.
 */
export function CardChoice({ request, kept }: { request: PageRequest; kept?: string | null | undefined }) {
  const { language, settings } = request
  const { bankUrl, isDemo } = settings
  const chosen = isDemo ? demoCards.find((token) => token === (kept ?? 'tok_ok')) : undefined
  return (
    <fieldset class="choices cards">
      <legend class="unseen">{say(language, 'card.title')}</legend>
      {isDemo &&
        demoCards.map((token) => (
          <label key={token} class="choice">
            <input type="radio" name="token" value={token} checked={token === chosen} required />
            <span class="way-what">
              <strong>{say(language, `card.${token}`)}</strong>
              <span class="way-detail">{say(language, `card.${token}.detail`)}</span>
            </span>
          </label>
        ))}
      {bankUrl && (
        <div class="card-number" data-bank={`${bankUrl}/v1/tokens`} data-failed={say(language, 'card.failed')} hidden>
          <label class="choice">
            <input type="radio" name="token" value="number" checked={chosen === undefined} required />
            <span class="way-what">
              <strong>{say(language, 'card.number')}</strong>
              <span class="way-detail">{say(language, 'card.numberDetail')}</span>
            </span>
          </label>
          <div class="card-fields">
            <div class="field">
              <label for="card-number">{say(language, 'card.numberField')}</label>
              <input id="card-number" inputMode="numeric" autocomplete="cc-number" maxLength={24} />
            </div>
            <div class="field">
              <label for="card-expiry">{say(language, 'card.expiry')}</label>
              <input id="card-expiry" inputMode="numeric" autocomplete="cc-exp" maxLength={7} />
            </div>
            <div class="field">
              <label for="card-cvc">{say(language, 'card.cvc')}</label>
              <input id="card-cvc" inputMode="numeric" autocomplete="cc-csc" maxLength={4} />
            </div>
          </div>
          <p class="field-error" role="alert" data-card-error />
        </div>
      )}
      {bankUrl && !isDemo && <noscript>{say(language, 'card.needsScript')}</noscript>}
    </fieldset>
  )
}
