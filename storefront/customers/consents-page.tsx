import {
  type ConsentPurpose,
  type ConsentView,
  consentPurposes,
  consentWording,
  setConsent,
  showConsents,
} from '@filrouge/contract/customers.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { sayMoment } from '../dates.ts'
import { devicesPart } from '../notifications/devices.tsx'
import { field, goTo, link, type PageAnswer, type PageRequest } from '../page.ts'
import { say } from '../words.ts'
import { accountRoom } from './account-shell.tsx'

const path = '/account/consents'

/** What she agrees to: each by itself, off until she says so, and taken back by the same gesture. */
export async function consentsPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  return accountRoom(request, path, {}, async () => {
    const { items } = await request.api(showConsents, {})
    const devices = await devicesPart(
      request,
      items.some((one) => one.purpose === 'order_push' && one.given),
    )
    return (
      <>
        <h1>{say(language, 'account.consents')}</h1>
        <p class="intro">{say(language, 'account.consentsHelp')}</p>
        <ul class="consents">
          {items.filter(canBeAsked).map((consent) => (
            <Consent key={consent.purpose} request={request} consent={consent} />
          ))}
        </ul>
        {devices}
        <p>
          <a href={link(language, '/privacy')}>{say(language, 'legal.privacy')}</a>
        </p>
      </>
    )
  })
}

// Nobody is asked for leave to do what cannot be done yet: offers are not sent as notifications.
const canBeAsked = ({ purpose }: ConsentView) => purpose !== 'push'

function Consent({ request, consent }: { request: PageRequest; consent: ConsentView }) {
  const { language, now, settings } = request
  const { purpose, given, at, channel } = consent
  const title = sayCode(language, `consentPurpose.${purpose}`)
  return (
    <li class="consent">
      <div>
        <h2>{title}</h2>
        <p id={`consent-${purpose}`}>
          {sayCode(language, `consent.${purpose}.${consentWording}`, { retailer: settings.retailerName })}
        </p>
        <p class="quiet">
          {at
            ? say(language, given ? 'consent.given' : 'consent.withdrawn', {
                moment: sayMoment(at, language, now),
                channel: sayCode(language, `channel.${channel as 'web'}`),
              })
            : say(language, 'consent.never')}
        </p>
      </div>
      <form method="post" action={link(language, path)} data-once>
        <input type="hidden" name="purpose" value={purpose} />
        <input type="hidden" name="given" value={given ? 'no' : 'yes'} />
        <button
          type="submit"
          class="switch"
          role="switch"
          aria-checked={given}
          aria-label={title}
          aria-describedby={`consent-${purpose}`}
        >
          <span aria-hidden="true">{say(language, given ? 'consent.yes' : 'consent.no')}</span>
        </button>
      </form>
    </li>
  )
}

/** Gives or withdraws one. */
export async function changeConsent(request: PageRequest): Promise<PageAnswer> {
  const purpose = field(request, 'purpose') as ConsentPurpose | undefined
  if (purpose && consentPurposes.includes(purpose))
    await request.api(setConsent, {
      purpose,
      given: field(request, 'given') === 'yes',
      wordingVersion: consentWording,
      source: 'account',
    })
  return goTo(request, path)
}
