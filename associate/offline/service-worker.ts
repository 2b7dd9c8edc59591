// Keeps the app itself on the device, so that it opens without a network. What it shows is kept by kept-answers.ts; calls are never answered here.

/** The files of this build, named by the build. */
declare const shellFiles: readonly string[]

interface Waiting extends Event {
  waitUntil: (work: Promise<unknown>) => void
}

interface Asked extends Waiting {
  request: Request
  respondWith: (answer: Promise<Response>) => void
}

interface Worker {
  addEventListener(type: 'install' | 'activate', heard: (event: Waiting) => void): void
  addEventListener(type: 'fetch', heard: (event: Asked) => void): void
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  location: Location
}

const worker = self as unknown as Worker
const page = '/associate/'
// The files carry their content in their names, so that the list says which build it is.
const shellCache = `associate-shell ${shellFiles.join(' ')}`
const pictureCache = 'associate-pictures'
const patienceMs = 3000
const mostPictures = 300

worker.addEventListener('install', (event) =>
  event.waitUntil(
    caches
      .open(shellCache)
      .then((cache) => cache.addAll([page, ...shellFiles]))
      .then(() => worker.skipWaiting()),
  ),
)

worker.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('associate-shell') && name !== shellCache)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  ),
)

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== worker.location.origin) return
  if (request.mode === 'navigate' && address.pathname.startsWith(page)) event.respondWith(newestPage(request))
  else if (address.pathname.startsWith('/associate/assets/')) event.respondWith(kept(request, shellCache))
  else if (address.pathname.startsWith('/pictures/')) event.respondWith(kept(request, pictureCache).catch(noPicture))
})

/** The page of the server while it answers soon, else the one that was kept. */
async function newestPage(request: Request): Promise<Response> {
  const shell = () => caches.match(page)
  try {
    const soon = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs))
    return (await Promise.race([fetch(request), soon])) ?? (await shell()) ?? (await fetch(request))
  } catch (error) {
    const found = await shell()
    if (found) return found
    throw error
  }
}

/** A picture that was never seen is missing when there is no network; that is no fault. */
const noPicture = () => new Response(null, { status: 204 })

/** What never changes under its address is asked for once. */
async function kept(request: Request, name: string): Promise<Response> {
  const found = await caches.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) {
    const cache = await caches.open(name)
    await cache.put(request, answer.clone())
    if (name === pictureCache) {
      const all = await cache.keys()
      await Promise.all(all.slice(0, Math.max(0, all.length - mostPictures)).map((old) => cache.delete(old)))
    }
  }
  return answer
}
