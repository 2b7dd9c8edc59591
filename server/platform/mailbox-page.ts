/** The demo mailbox for people: every e-mail and text message, newest first. Its list fills by itself while it is looked at. */
export interface MailboxItem {
  id: string
  channel: 'email' | 'sms' | 'push'
  to: string
  subject: string
  text: string
  html: string
  sentAt: string
  data?: { code?: string }
}

/** The page, in the reader's language; `chosen` is the message shown whole. */
export function mailboxPage(
  items: readonly MailboxItem[],
  chosen: MailboxItem | undefined,
  to: string,
  language: 'fr' | 'en',
): string {
  const words = language === 'fr' ? french : english
  const when = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  })
  const query = to ? `&to=${encodeURIComponent(to)}` : ''
  const here = `?${new URLSearchParams({ ...(to ? { to } : {}), ...(chosen ? { id: chosen.id } : {}) })}`
  const row = (item: MailboxItem) => `
    <li><a href="?id=${item.id}${escaped(query)}"${item.id === chosen?.id ? ' aria-current="true"' : ''}>
      <strong>${escaped(item.subject || item.text.slice(0, 60))}</strong>
      <span>${escaped(item.to)} · ${words[item.channel]}</span>
      <time datetime="${escaped(item.sentAt)}">${escaped(when.format(new Date(item.sentAt)))}</time>
      ${item.data?.code ? `<b class="code">${escaped(item.data.code)}</b>` : ''}</a></li>`
  const message = chosen
    ? `<h2>${escaped(chosen.subject || words[chosen.channel])}</h2>
       ${chosen.html ? `<iframe title="${escaped(chosen.subject)}" src="/demo/messages/${chosen.id}.html" sandbox="allow-popups allow-popups-to-escaped-sandbox"></iframe>` : `<pre>${escaped(chosen.text)}</pre>`}`
    : `<p>${words.choose}</p>`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title><link rel="stylesheet" href="/demo/mailbox.css"><script type="module" src="/demo/mailbox.js"></script></head>
<body><header><h1>${words.title}</h1><p>${words.about}</p>
<form><label>${words.to} <input type="search" name="to" value="${escaped(to)}"></label> <button>${words.filter}</button>
<a href="${escaped(here)}">${words.again}</a> <label id="by-itself" hidden><input type="checkbox" checked> ${words.byItself}</label></form></header>
<main><nav aria-label="${words.messages}">${items.length === 0 ? `<p>${words.empty}</p>` : `<ol>${items.map(row).join('')}</ol>`}</nav><article>${message}</article></main></body></html>`
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const french = {
  title: 'Boîte aux lettres de démonstration',
  about:
    'Tous les e-mails et SMS envoyés par la boutique arrivent ici, et les notifications des appareils de la démonstration.',
  to: 'Destinataire',
  filter: 'Filtrer',
  again: 'Actualiser',
  byItself: 'Actualiser tout seul',
  messages: 'Messages',
  empty: 'Aucun message pour l’instant.',
  choose: 'Choisissez un message pour le lire.',
  sms: 'SMS',
  email: 'e-mail',
  push: 'notification',
}

const english: typeof french = {
  title: 'Demo mailbox',
  about: 'Every e-mail and text message the shop sends lands here, and the notifications of the demo’s devices.',
  to: 'To',
  filter: 'Filter',
  again: 'Refresh',
  byItself: 'Refresh by itself',
  messages: 'Messages',
  empty: 'No message yet.',
  choose: 'Choose a message to read it.',
  sms: 'Text message',
  email: 'e-mail',
  push: 'notification',
}

/** Looks for new messages while the page is looked at; only the list changes, never the message that is being read. */
export const mailboxScript = `
const choice = document.getElementById('by-itself')
choice.hidden = false
const isWanted = () => choice.querySelector('input').checked && document.visibilityState === 'visible'
async function look() {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!answer.ok || !isWanted()) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('nav')
  const list = document.querySelector('nav')
  if (!fresh || fresh.innerHTML === list.innerHTML) return
  const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
  list.replaceChildren(...fresh.childNodes)
  if (focused) list.querySelector('a[href="' + CSS.escape(focused) + '"]')?.focus()
}
const quietly = () => { if (isWanted()) look().catch(() => undefined) }
setInterval(quietly, 3000)
document.addEventListener('visibilitychange', quietly)
`

export const mailboxStyle = `
:root { color-scheme: light dark; --ground: #fbf9f6; --ink: #1c1a17; --line: #ddd6cc; --thread: #c8102e }
@media (prefers-color-scheme: dark) { :root { --ground: #15130f; --ink: #f1ece4; --line: #3a352d; --thread: #ff5a64 } }
* { box-sizing: border-box } body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
header { padding: 16px 24px; border-bottom: 1px solid var(--line) } h1 { font-size: 1.25rem; margin: 0 } header p { margin: 0 0 8px }
main { display: grid; grid-template-columns: minmax(280px, 420px) 1fr; min-height: 80vh; align-items: start; align-content: start } ol { list-style: none; margin: 0; padding: 0 }
nav { border-right: 1px solid var(--line) } nav > p, article > p { padding: 24px } li a { display: block; padding: 12px 24px; color: inherit; text-decoration: none; border-bottom: 1px solid var(--line) }
li a[aria-current] { border-left: 4px solid var(--thread); padding-left: 20px } li span, li time { display: block; font-size: .875rem } .code { font-size: 1.25rem; letter-spacing: .1em }
article { padding: 16px 24px } iframe { width: 100%; height: 70vh; border: 1px solid var(--line); background: #fff; border-radius: 10px } pre { white-space: pre-wrap; font: inherit }
form { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: center } form a { color: inherit } form a, label { display: inline-flex; align-items: center; gap: 8px; min-height: 44px } [hidden] { display: none }
input, button { font: inherit; min-height: 44px; padding: 0 12px } input[type="checkbox"] { width: 22px; min-height: 22px; accent-color: var(--thread) } :focus-visible { outline: 3px solid var(--thread); outline-offset: 2px }
@media (max-width: 700px) { main { grid-template-columns: 1fr; min-height: 0 } nav { border: 0 } }
`
