import { rememberedStore, type Store, useStore } from '@filrouge/ui/store.ts'
import { useEffect } from 'preact/hooks'
import { useSession } from '../frame/session.ts'

/** Something that was open at this desk a moment ago. */
export interface Recent {
  kind: 'customer' | 'order' | 'article'
  to: string
  title: string
  more?: string
}

const mostKept = 8
const kept: Store<string | null> = rememberedStore('filrouge.office.recent', null)

/** What was opened last comes first, each thing once. */
export function withRecent(before: readonly Recent[], opened: Recent): Recent[] {
  return [opened, ...before.filter(({ to }) => to !== opened.to)].slice(0, mostKept)
}

/** What this person opened last at this desk. Another person's are not shown, and signing out forgets them. */
export function useRecents(): Recent[] {
  const { staffId } = useSession()
  return readRecents(useStore(kept), staffId)
}

function readRecents(text: string | null, staffId: string | undefined): Recent[] {
  try {
    const { of, items } = JSON.parse(text ?? '{}') as { of?: string; items?: Recent[] }
    return of === staffId && Array.isArray(items) ? items : []
  } catch {
    return []
  }
}

/** Remembers what this page shows, once it is known. */
export function useRemember(opened: Recent | undefined): void {
  const { staffId } = useSession()
  useEffect(() => {
    if (!opened) return
    kept.set(JSON.stringify({ of: staffId, items: withRecent(readRecents(kept.get(), staffId), opened) }))
  }, [opened?.to, opened?.title, opened?.more])
}

/** At sign-out: the next person at this desk must not read on. */
export const forgetRecents = (): void => kept.set(null)
