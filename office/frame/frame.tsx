import { endSession, showSession } from '@filrouge/contract/sessions.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Link, useGo, useRoute } from '@filrouge/ui/router.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { FinderDialog, useFinderKeys } from '../finding/finder-dialog.tsx'
import { useWords } from '../say.ts'
import { LanguageSwitch } from './language-switch.tsx'

/** What stands around every page: where to go, the search that opens from anywhere, and who is at the desk. */
export function Frame({ children }: { children: ComponentChildren }) {
  const say = useWords()
  const { isReachable } = useApp()
  const reached = useStore(isReachable)
  const { path } = useRoute()
  const [isFinding, setFinding] = useState(false)
  useFinderKeys(() => setFinding(true))
  return (
    <>
      <a class="skip" href="#content">
        {say('menu.skip')}
      </a>
      <header class="frame-head">
        <Link to="/" class="brand">
          Filrouge
        </Link>
        <nav class="frame-nav" aria-label={say('menu.label')}>
          <NavLink to="/" isHere={path === '/' || path.startsWith('/orders')}>
            {say('menu.orders')}
          </NavLink>
          <NavLink to="/stock" isHere={path === '/stock'}>
            {say('menu.stock')}
          </NavLink>
        </nav>
        {/* The page of orders begins with the same search, larger. */}
        {path !== '/' && (
          <button
            type="button"
            class="button frame-find"
            aria-label={say('menu.find')}
            aria-keyshortcuts="/ Control+K Meta+K"
            onClick={() => setFinding(true)}
          >
            <Icon name="search" />
            <span>{say('menu.find')}</span>
            <kbd>/</kbd>
          </button>
        )}
        <WhoIsHere />
      </header>
      {!reached && (
        <p class="frame-notice" role="status">
          {say('page.unreachable')}
        </p>
      )}
      <main class="frame-main" id="content">
        {children}
      </main>
      <FinderDialog isOpen={isFinding} onClose={() => setFinding(false)} />
    </>
  )
}

function NavLink({ to, isHere, children }: { to: string; isHere: boolean; children: ComponentChildren }) {
  return (
    <Link to={to} class="nav-link" {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      {children}
    </Link>
  )
}

function WhoIsHere() {
  const { api, token, lastSeen } = useApp()
  const say = useWords()
  const go = useGo()
  const session = useAsk(showSession, {}).answer
  const leave = usePress(async () => {
    // Whatever the server says, this desk forgets: the next person must not read on.
    await api(endSession, {}).catch(() => undefined)
    lastSeen.clear()
    go('/', { replace: true })
    token.set(null)
  })
  return (
    <div class="frame-who">
      <span class="frame-name soft small">{session?.name}</span>
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
