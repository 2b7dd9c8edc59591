import { Dialog } from '@filrouge/ui/components/dialog.tsx'
import { Keys } from '@filrouge/ui/components/keys.tsx'
import { useWords } from '../say.ts'
import { areasFor } from './areas.ts'
import { useSession } from './session.ts'

/** The key held for ⌘K, as this machine calls it. */
export const modifier = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'

/** Every shortcut there is, on one sheet. */
export function ShortcutsDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const say = useWords()
  const session = useSession()
  const rows: [keys: string[], words: string][] = [
    [[modifier, 'K'], say('keys.find')],
    [['/'], say('keys.find')],
    ...areasFor(session).map(({ letter, word }): [string[], string] => [
      ['G', letter.toUpperCase()],
      say('keys.goTo', { page: say(word) }),
    ]),
    [['J'], say('keys.next')],
    [['K'], say('keys.before')],
    [['↵'], say('keys.open')],
    [['Z'], say('keys.undo')],
    [[say('keys.escape')], say('keys.close')],
    [['?'], say('keys.help')],
  ]
  return (
    <Dialog title={say('keys.title')} isOpen={isOpen} onClose={onClose}>
      <dl class="shortcuts">
        {rows.map(([keys, words]) => (
          <div key={keys.join(' ') + words}>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
