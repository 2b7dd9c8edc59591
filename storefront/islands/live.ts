type Seen = (data: Record<string, unknown>) => void

const streams = new Map<string, Seen[]>()
let open: EventSource[] = []

/**
 * Follows a live endpoint while the page is looked at; a browser keeps few
 * connections, so parts that follow the same thing share one, and a hidden page needs none.
 */
export function follow(path: string, seen: Seen): void {
  const others = streams.get(path)
  if (others) {
    others.push(seen)
    return
  }
  streams.set(path, [seen])
  if (document.visibilityState === 'visible') connect(path)
}

function connect(path: string): void {
  const source = new EventSource(path)
  source.onmessage = (event) => {
    const data = JSON.parse(event.data)
    for (const seen of streams.get(path) ?? []) seen(data)
  }
  // What is said of days on the page is no longer so.
  source.addEventListener('now', () => document.dispatchEvent(new Event('clock-moved')))
  open.push(source)
}

function stop(): void {
  for (const source of open) source.close()
  open = []
}

function restart(): void {
  stop()
  if (document.visibilityState === 'visible') for (const path of streams.keys()) connect(path)
}

document.addEventListener('visibilitychange', restart)
addEventListener('pagehide', stop)
// Come back to by « back »: the page is as it was left, so it asks again.
addEventListener('pageshow', (event) => event.persisted && restart())
