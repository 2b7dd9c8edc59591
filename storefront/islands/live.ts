type Seen = (data: Record<string, unknown>) => void

const streams = new Map<string, Seen>()
let open: EventSource[] = []

/** Follows a live endpoint while the page is looked at; a browser keeps few connections, and a hidden page needs none. */
export function follow(path: string, seen: Seen): void {
  streams.set(path, seen)
  if (document.visibilityState === 'visible') connect(path, seen)
}

function connect(path: string, seen: Seen): void {
  const source = new EventSource(path)
  source.onmessage = (event) => seen(JSON.parse(event.data))
  open.push(source)
}

document.addEventListener('visibilitychange', () => {
  for (const source of open) source.close()
  open = []
  if (document.visibilityState === 'visible') for (const [path, seen] of streams) connect(path, seen)
})
addEventListener('pagehide', () => {
  for (const source of open) source.close()
})
addEventListener('pageshow', (event) => {
  // Come back to by « back »: the page is as it was left, so it asks again.
  if (event.persisted) for (const [path, seen] of streams) connect(path, seen)
})
