// LISTEN needs a connection of its own, which must come back by itself.
import pg from 'pg'

/** Called with each payload, and with nothing after an interruption: what was said meanwhile is lost, so look again. */
export type Heard = (payload: string | undefined) => void

/** Starts listening to a channel and answers how to stop. */
export type Listen = (channel: string, heard: Heard) => Promise<() => void>

/** One connection for all channels of this process, opened at the first of them and reopened when it breaks. */
export function openListener(config: pg.ClientConfig, onError: (error: unknown) => void) {
  const channels = new Map<string, Set<Heard>>()
  let client: Promise<pg.Client> | undefined
  let retry: NodeJS.Timeout | undefined
  let pause = 50
  let closed = false

  const tell = (heard: Heard, payload: string | undefined) => {
    try {
      heard(payload)
    } catch (error) {
      onError(error)
    }
  }

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ ...config, keepAlive: true })
    let lost = false
    const lose = (error?: unknown) => {
      if (lost) return
      lost = true
      if (error && !closed) onError(error)
      fresh.end().catch(() => {})
      comeBack()
    }
    fresh.on('error', lose)
    fresh.on('end', () => lose())
    fresh.on('notification', ({ channel, payload }) => {
      for (const heard of channels.get(channel) ?? []) tell(heard, payload ?? '')
    })
    try {
      await fresh.connect()
      for (const channel of channels.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      lose(error)
      throw error
    }
    pause = 50
    return fresh
  }

  function comeBack(): void {
    client = undefined
    if (closed || retry) return
    retry = setTimeout(() => {
      retry = undefined
      client = connect()
      client.then(
        () => {
          for (const all of channels.values()) for (const heard of all) tell(heard, undefined)
        },
        () => {}, // told already, and the next attempt is under way
      )
    }, pause)
    pause = Math.min(pause * 2, 5_000)
  }

  const listen: Listen = async (channel, heard) => {
    const first = !channels.has(channel)
    channels.set(channel, (channels.get(channel) ?? new Set()).add(heard))
    if (first || !client) {
      const known = client
      client ??= connect()
      const ready = await client
      if (known) await ready.query(`listen ${pg.escapeIdentifier(channel)}`)
    }
    return () => void channels.get(channel)?.delete(heard)
  }

  async function close(): Promise<void> {
    closed = true
    clearTimeout(retry)
    await client?.then((open) => open.end()).catch(() => {})
  }

  return { listen, close }
}
