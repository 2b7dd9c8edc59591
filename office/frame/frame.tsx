import { showSession } from '@filrouge/contract/sessions.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { ToastShelf } from '@filrouge/ui/components/toast.tsx'
import { Link, useGo, useRoute } from '@filrouge/ui/router.tsx'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { FinderDialog } from '../finding/finder-dialog.tsx'
import { useWords } from '../say.ts'
import { areasFor } from './areas.ts'
import { ConnectionNotice } from './connection.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { LaterNotices, undoLast } from './later-notices.tsx'
import { type Session, SessionContext, useSession } from './session.ts'
import { useShortcuts } from './shortcuts.ts'
import { modifier, ShortcutsDialog } from './shortcuts-dialog.tsx'
import { useSignOut } from './sign-out.ts'

/** What stands around every page: where to go, the search that opens from anywhere, and who is at the desk. */
export function Frame({ children }: { children: ComponentChildren }) {
  const asked = useAsk(showSession, {})
  if (asked.answer) {
    return (
      <SessionContext.Provider value={asked.answer}>
        <Framed session={asked.answer}>{children}</Framed>
      </SessionContext.Provider>
    )
  }
  return (
    <main class="frame-main">
      {asked.problem ? <Problem problem={asked.problem} onRetry={asked.again} /> : <Spinner />}
    </main>
  )
}

function Framed({ session, children }: { session: Session; children: ComponentChildren }) {
  const say = useWords()
  const go = useGo()
  const [opened, setOpened] = useState<'finder' | 'shortcuts'>()
  const close = () => setOpened(undefined)
  const find = () => setOpened('finder')
  const showShortcuts = () => setOpened('shortcuts')
  useShortcuts({
    'mod+k': find,
    '/': find,
    '?': showShortcuts,
    z: undoLast,
    ...Object.fromEntries(areasFor(session).map(({ to, letter }) => [`g ${letter}`, () => go(to)])),
  })
  return (
    <>
      <a class="skip" href="#content">
        {say('menu.skip')}
      </a>
      <header class="frame-head">
        <Link to="/" class="brand">
          Filrouge
        </Link>
        <Menu />
        <button type="button" class="frame-find" aria-keyshortcuts="/ Control+K Meta+K" onClick={find}>
          <Icon name="search" />
          <span>{say('menu.find')}</span>
          <span class="frame-key" aria-hidden="true">
            {modifier} K
          </span>
        </button>
        <WhoIsHere />
      </header>
      <ConnectionNotice />
      <main class="frame-main" id="content" tabIndex={-1}>
        {children}
      </main>
      <LaterNotices />
      <ToastShelf />
      <FinderDialog isOpen={opened === 'finder'} onClose={close} showShortcuts={showShortcuts} />
      <ShortcutsDialog isOpen={opened === 'shortcuts'} onClose={close} />
    </>
  )
}

function Menu() {
  const say = useWords()
  const { path } = useRoute()
  const menu = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone the menu is pushed sideways: where one is must be in sight.
    menu.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [path])
  return (
    <nav class="frame-nav" aria-label={say('menu.label')} ref={menu}>
      {areasFor(useSession()).map(({ to, word, isHere }) => (
        <Link key={to} to={to} class="nav-link" {...(isHere(path) ? { 'aria-current': 'page' as const } : {})}>
          {say(word)}
        </Link>
      ))}
    </nav>
  )
}

function WhoIsHere() {
  const say = useWords()
  const session = useSession()
  const leave = useSignOut()
  return (
    <div class="frame-who">
      <span class="frame-name soft small">{session.name}</span>
      <LanguageSwitch />
      <Button kind="quiet" onPress={leave.press} isBusy={leave.isBusy}>
        <span class="frame-short">
          <Icon name="leave" />
        </span>
        <span class="frame-words">{say('signOut')}</span>
      </Button>
    </div>
  )
}
