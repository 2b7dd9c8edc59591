import type { Clock } from './clock.ts'
import { type Encoding, packed } from './encodings.ts'
import { openThisSecond } from './this-second.ts'

interface Answer {
  status: number
  html?: string
}

export interface SharedPage<A extends Answer> {
  answer: A
  /** Its bytes in an encoding the reader understands, packed once for all its readers. */
  bytes(encoding: Encoding): Buffer
}

// Pages of one second in a large shop; beyond that, each reader has a page of her own.
const mostPages = 5_000

/** Pages that are equal for everyone without a session, each made and packed once in the second in which it is asked for. */
export function openSharedPages<A extends Answer>(clock: Clock) {
  // A fault names the request it happened to: it is nobody else's.
  const shared = openThisSecond<SharedPage<A>>(clock, mostPages, ({ answer }) => answer.status < 500)
  return (key: string, make: () => Promise<A>): Promise<SharedPage<A>> =>
    shared(key, async () => {
      const answer = await make()
      const made: Partial<Record<Encoding, Buffer>> = {}
      return {
        answer,
        bytes(encoding) {
          made[encoding] ??= packed(answer.html ?? '', encoding)
          return made[encoding]
        },
      }
    })
}
