import { endSession } from '@filrouge/contract/sessions.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { type Press, usePress } from '@filrouge/ui/ask.ts'
import { useGo } from '@filrouge/ui/router.tsx'
import { forgetRecents } from '../finding/recent.ts'
import { finishAll } from './later.ts'

/** Signs out. Whatever the server says, this desk forgets: the next person must not read on. */
export function useSignOut(): Press<[]> {
  const { api, token, lastSeen } = useApp()
  const go = useGo()
  return usePress(async () => {
    // What was pressed and still waits was meant.
    await finishAll()
    await api(endSession, {}).catch(() => undefined)
    lastSeen.clear()
    forgetRecents()
    go('/', { replace: true })
    token.set(null)
  })
}
