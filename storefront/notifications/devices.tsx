import { listPushDevices, type PushDeviceView, removePushDevice, setPushDevice } from '@filrouge/contract/push.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { sayMoment } from '../dates.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn } from '../page.ts'
import { say } from '../words.ts'
import { AskCard, senderOf } from './ask-card.tsx'

const path = '/account/consents'

/** Which of her browsers tell her of her orders, each by itself; below, this one where it does not yet. */
export async function devicesPart(request: PageRequest, isAgreed: boolean) {
  const { language } = request
  const [{ items }, sender] = await Promise.all([request.api(listPushDevices, {}), senderOf(request)])
  const told = isAgreed ? items.filter(({ orderNews }) => orderNews) : []
  return (
    <section class="devices" aria-labelledby="devices-title">
      <h2 id="devices-title">{say(language, 'devices.title')}</h2>
      {items.length === 0 ? (
        <p class="quiet">{say(language, 'devices.none')}</p>
      ) : (
        <ul class="rows">
          {items.map((device) => (
            <Device key={device.id} request={request} device={device} isAgreed={isAgreed} />
          ))}
        </ul>
      )}
      {items.length > 0 && !isAgreed && <p class="quiet">{say(language, 'devices.notAgreed')}</p>}
      <AskCard request={request} asking={{ title: say(language, 'ask.here'), sender, devices: told, isWished: true }} />
    </section>
  )
}

function Device({ request, device, isAgreed }: { request: PageRequest; device: PushDeviceView; isAgreed: boolean }) {
  const { language, now } = request
  const { id, orderNews, since, toldAt } = device
  const name = device.device || say(language, 'devices.unnamed')
  return (
    <li data-device={id}>
      <div>
        <strong>{name}</strong>{' '}
        <span class="status this-device" data-this hidden>
          {say(language, 'devices.this')}
        </span>
        <p class="quiet">
          {toldAt
            ? say(language, 'devices.told', { moment: sayMoment(toldAt, language, now) })
            : say(language, 'devices.since', { moment: sayMoment(since, language, now) })}
        </p>
      </div>
      <div class="device-buttons">
        {isAgreed && (
          <form method="post" action={link(language, '/account/devices')} data-once>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="orderNews" value={orderNews ? 'no' : 'yes'} />
            <button
              type="submit"
              class="switch"
              role="switch"
              aria-checked={orderNews}
              aria-label={say(language, 'devices.switch', { device: name })}
            >
              <span aria-hidden="true">{say(language, orderNews ? 'consent.yes' : 'consent.no')}</span>
            </button>
          </form>
        )}
        <form method="post" action={link(language, '/account/devices/remove')} data-once data-remove-device={id}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" class="button-link">
            {say(language, 'account.remove')}
            <span class="unseen"> {name}</span>
          </button>
        </form>
      </div>
    </li>
  )
}

/** Switches one of her browsers on or off. */
export async function changeDevice(request: PageRequest): Promise<PageAnswer> {
  const id = field(request, 'id')
  if (isId('pushSubscription', id))
    await request.api(setPushDevice, { id, orderNews: field(request, 'orderNews') === 'yes' }).catch((error) => {
      // Forgotten meanwhile, in another window: the list says so.
      if (problemIn(error)?.code !== 'not_found') throw error
    })
  return goTo(request, path)
}

/** Forgets one of her browsers. */
export async function removeDevice(request: PageRequest): Promise<PageAnswer> {
  const id = field(request, 'id')
  if (isId('pushSubscription', id)) await request.api(removePushDevice, { id })
  return goTo(request, path)
}
