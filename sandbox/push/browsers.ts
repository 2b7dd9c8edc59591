import { createECDH, type ECDH, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openJournal } from '../journal.ts'

/** A browser that subscribed, as the push service and the browser itself know it: here they are one. */
export interface Browser {
  token: string
  /** Where its pushes are read in the mailbox. */
  to: string
  applicationServerKey: string
  keys: ECDH
  auth: Buffer
  /** Deliveries it was too busy for, before it took one. */
  refusals: number
}

type Entry =
  | { did: 'subscribe'; token: string; to: string; applicationServerKey: string; privateKey: string; auth: string }
  | { did: 'unsubscribe'; token: string }

export type Browsers = ReturnType<typeof openBrowsers>

/** Opens the book of the browsers that subscribed; it is found again after a restart. */
export function openBrowsers(folder: string) {
  const kept = new Map<string, Browser>()
  const replay = (entry: Entry) => {
    if (entry.did === 'unsubscribe') return void kept.delete(entry.token)
    const keys = createECDH('prime256v1')
    keys.setPrivateKey(Buffer.from(entry.privateKey, 'base64url'))
    const { token, to, applicationServerKey } = entry
    kept.set(token, { token, to, applicationServerKey, keys, auth: Buffer.from(entry.auth, 'base64url'), refusals: 0 })
  }
  const journal = openJournal(join(folder, 'push.jsonl'), replay)
  const write = (entry: Entry) => {
    journal.append(entry)
    replay(entry)
  }
  return {
    subscribe(to: string, applicationServerKey: string): Browser {
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const token = randomBytes(24).toString('base64url')
      const [privateKey, auth] = [keys.getPrivateKey('base64url'), randomBytes(16).toString('base64url')]
      write({ did: 'subscribe', token, to, applicationServerKey, privateKey, auth })
      return kept.get(token)!
    },
    find: (token: string): Browser | undefined => kept.get(token),
    unsubscribe: (token: string) => write({ did: 'unsubscribe', token }),
    close: () => journal.close(),
  }
}
