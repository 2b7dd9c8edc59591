import { localeOf } from '@filrouge/kernel/language.ts'
import { useStore } from '@filrouge/ui/store.ts'
import { useEffect, useState } from 'preact/hooks'
import type { Around } from './around.ts'
import type { Letter } from './letters.ts'
import { telling } from './telling.ts'

/** Her mail: what the retailer writes to her, as it comes. */
export function Mailbox({ word, letters, settings, isShown }: Around & { isShown: boolean }) {
  const items = useStore(letters.items)
  const { script, letter: pointed } = useStore(telling)
  const [openedId, setOpened] = useState<string | null>(null)
  useEffect(() => setOpened(null), [script])
  const opened = items.find(({ id }) => id === openedId)
  const time = new Intl.DateTimeFormat(localeOf[settings.language], { timeStyle: 'short', timeZone: 'Europe/Paris' })
  return (
    <figure class={`station device-mailbox${isShown ? '' : ' is-away'}`} inert={!isShown}>
      <section class="paper" aria-label={word('device.mailbox')}>
        {script && <Address email={script.person.email} />}
        {opened ? (
          <OpenLetter word={word} letter={opened} onBack={() => setOpened(null)} />
        ) : items.length === 0 ? (
          <p class="soft small paper-empty">{word('mail.empty')}</p>
        ) : (
          // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
          <ol role="list">
            {items.map((letter) => (
              <li key={letter.id} class={letter.id === pointed ? 'is-pointed' : ''}>
                <button type="button" onClick={() => setOpened(letter.id)}>
                  <span class="small soft">{time.format(new Date(letter.sentAt))}</span>
                  {letter.data?.code ? (
                    <span class="mail-code">
                      <span class="small soft">{word('mail.code')}</span> <b>{letter.data.code}</b>
                    </span>
                  ) : (
                    <strong>{letter.subject ?? word('mail.sms')}</strong>
                  )}
                  {letter.channel === 'push' && <span class="small soft">{word('mail.push')}</span>}
                </button>
              </li>
            ))}
          </ol>
        )}
      </section>
      <figcaption>
        <span class="peg" data-peg="mailbox" aria-hidden="true" />
        {word('device.mailbox')}
      </figcaption>
    </figure>
  )
}

/** Broken before the @ where it is too long for one line. */
function Address({ email }: { email: string }) {
  const [name, host] = email.split('@')
  return (
    <p class="small soft paper-to">
      {name}
      <wbr />@{host}
    </p>
  )
}

function OpenLetter({ word, letter, onBack }: { word: Around['word']; letter: Letter; onBack: () => void }) {
  return (
    <div class="open-letter">
      <button type="button" class="button-link" onClick={onBack}>
        {word('mail.back')}
      </button>
      <strong>{letter.subject ?? word('mail.sms')}</strong>
      {letter.html ? (
        <iframe
          class="letter-page"
          title={letter.subject ?? word('mail.sms')}
          src={`/demo/messages/${letter.id}.html`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      ) : (
        <p class="letter-text">{letter.text}</p>
      )}
    </div>
  )
}
