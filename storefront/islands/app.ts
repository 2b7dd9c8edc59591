const cookie = 'filrouge_app'

/** Keeps the shop on the device, and tells the server in which channel she goes on: the installed app, or the browser it came from. */
export function beApp(): void {
  if ('serviceWorker' in navigator && isSecureContext)
    addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined))
  // Back within reach: the page as it is now.
  if (document.querySelector('.offline')) addEventListener('online', () => location.reload())
  const isApp =
    matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true
  const wasApp = document.cookie.split('; ').includes(`${cookie}=1`)
  if (isApp === wasApp) return
  // biome-ignore lint/suspicious/noDocumentCookie: Safari has no other way to a cookie on the phones in use
  document.cookie = isApp ? `${cookie}=1; path=/; samesite=lax` : `${cookie}=; path=/; max-age=0; samesite=lax`
  if (document.getElementById('basket-link')?.dataset.hasSession === undefined) return
  const channel = isApp ? 'app' : matchMedia('(pointer: coarse) and (max-width: 48rem)').matches ? 'mobile_web' : 'web'
  void fetch('/api/sessions/current', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ channel }),
  }).catch(() => undefined)
}
