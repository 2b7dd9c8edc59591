import { rememberedStore, store } from '@filrouge/ui/store.ts'
import type { BasketChange } from './basket-changes.ts'

const remembered = rememberedStore('associate.changes', null)

function read(): BasketChange[] {
  try {
    return JSON.parse(remembered.get() ?? '[]') as BasketChange[]
  } catch {
    return []
  }
}

const inner = store<BasketChange[]>(read())

/** The changes that wait for the network; they outlive the page, since a phone may be locked in a cellar. */
export const waitingChanges = {
  ...inner,
  set: (changes: BasketChange[]) => {
    inner.set(changes)
    remembered.set(changes.length === 0 ? null : JSON.stringify(changes))
  },
}

export type WaitingChanges = typeof waitingChanges
