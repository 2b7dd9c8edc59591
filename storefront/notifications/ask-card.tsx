import { consentWording } from '@filrouge/contract/customers.ts'
import type { PushDeviceView } from '@filrouge/contract/push.ts'
import { showPushKey } from '@filrouge/contract/push.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { VNode } from 'preact'
import type { PageRequest } from '../page.ts'
import { Icon } from '../shell/icons.tsx'
import { say } from '../words.ts'

export interface Asking {
  title: string
  /** The key her browser subscribes under. */
  sender: string
  /** On the page of an order: which, and the key of its link where she came by one. */
  order?: { id: string; key: string | undefined }
  /** Her browsers that are told already; null where she is not signed in. */
  devices: readonly PushDeviceView[] | null
  /** In the account she came to see about it: asked also where she said no before. */
  isWished?: boolean
}

/** The key her browser subscribes under. */
export const senderOf = async (request: PageRequest): Promise<string> => (await request.api(showPushKey, {})).publicKey

/**
 * Asks, quietly, whether this browser shall tell her of her orders; the browser's own question comes only after her tap. The script shows it where it
 * can be asked, in the state that this browser is in.
 */
export function AskCard({ request, asking }: { request: PageRequest; asking: Asking }): VNode {
  const { language, settings, now } = request
  const { title, sender, order, devices, isWished } = asking
  const retailer = settings.retailerName
  const sentence = sayCode(language, `consent.order_push.${consentWording}`, { retailer })
  return (
    <section
      id="ask-card"
      class="ask-card"
      aria-labelledby="ask-title"
      hidden
      data-ask
      data-sender={sender}
      data-order={order?.id}
      data-order-key={order?.key}
      data-devices={devices?.map(({ id }) => id).join(' ')}
      data-now={now.getTime()}
      data-wished={isWished ? '' : undefined}
      data-demo={settings.isDemo ? '' : undefined}
    >
      <Icon name="bell" />
      <div class="ask-words" tabIndex={-1}>
        <h2 id="ask-title">
          <span data-in="ask install">{title}</span>
          <span data-in="on" hidden>
            {say(language, 'ask.on')}
          </span>
          <span data-in="blocked" hidden>
            {say(language, 'ask.blocked')}
          </span>
          <span data-in="failed" hidden>
            {say(language, 'ask.failed')}
          </span>
        </h2>
        <p data-in="ask">{sentence}</p>
        <p data-in="on" hidden>
          {say(language, order && !devices ? 'ask.onOrder' : 'ask.onAll')}
        </p>
        <p data-in="blocked" hidden>
          {say(language, 'ask.blockedHelp')}
        </p>
        <p data-in="failed" hidden>
          {say(language, 'ask.failedHelp')}
        </p>
        <p data-in="install" hidden>
          {say(language, 'ask.install', { retailer })}
        </p>
        <p class="ask-buttons">
          <button type="button" class="button" data-in="ask" data-yes>
            {say(language, 'ask.yes')}
          </button>
          <button type="button" class="button" data-in="failed" data-yes hidden>
            {say(language, 'fault.again')}
          </button>
          {!isWished && (
            <button type="button" class="button button-quiet" data-in="ask install" data-no>
              {say(language, 'ask.no')}
            </button>
          )}
          <button type="button" class="button-link" data-in="on" data-off hidden>
            {say(language, 'ask.off')}
          </button>
        </p>
      </div>
    </section>
  )
}
