import type { Authorisation } from './authorisation.ts'

type Language = 'fr' | 'en'

const words = {
  fr: {
    title: 'Confirmer votre paiement',
    bank: 'Banque de démonstration',
    ask: 'Autorisez-vous ce paiement ?',
    card: 'Carte se terminant par',
    reference: 'Référence',
    accept: 'Accepter',
    refuse: 'Refuser',
    sandbox: 'Aucun argent réel ne circule ici.',
    accepted: 'Le paiement est accepté.',
    refused: 'Le paiement est refusé.',
    cancelled: 'Ce paiement a été abandonné.',
    back: 'Revenir à la boutique',
    close: 'Vous pouvez fermer cette page.',
  },
  en: {
    title: 'Confirm your payment',
    bank: 'Demonstration bank',
    ask: 'Do you authorise this payment?',
    card: 'Card ending in',
    reference: 'Reference',
    accept: 'Accept',
    refuse: 'Refuse',
    sandbox: 'No real money moves here.',
    accepted: 'The payment was accepted.',
    refused: 'The payment was refused.',
    cancelled: 'This payment was given up.',
    back: 'Back to the shop',
    close: 'You may close this page.',
  },
} as const

/** French or English, whichever a browser's `Accept-Language` names first; French otherwise. */
export function languageOf(header: string | undefined): Language {
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const tag = part.trim().slice(0, 2)
    if (tag === 'fr' || tag === 'en') return tag
  }
  return 'fr'
}

/** The bank's page: it asks the shopper, or says what was decided. Works without JavaScript. */
export function challengePage(authorisation: Authorisation, language: Language): string {
  const text = words[language]
  const { amount, card, reference } = authorisation
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title><style>${style}</style></head>
<body><main>
<p class="bank">${text.bank}</p>
<h1>${text.title}</h1>
<p class="amount">${escapeHtml(moneyText(amount, language))}</p>
<dl><dt>${text.card}</dt><dd>${escapeHtml(card.last4)}</dd><dt>${text.reference}</dt><dd>${escapeHtml(reference)}</dd></dl>
${authorisation.status === 'action_required' ? askForm(language) : outcome(authorisation, language)}
<p class="note">${text.sandbox}</p>
</main></body></html>`
}

function askForm(language: Language): string {
  const text = words[language]
  return `<form method="post"><p>${text.ask}</p>
<button name="decision" value="accept" class="accept">${text.accept}</button>
<button name="decision" value="refuse">${text.refuse}</button></form>`
}

function outcome(authorisation: Authorisation, language: Language): string {
  const text = words[language]
  const { status, returnUrl } = authorisation
  const said = status === 'voided' ? text.cancelled : status === 'declined' ? text.refused : text.accepted
  const way = returnUrl ? `<a href="${escapeHtml(returnUrl)}">${text.back}</a>` : text.close
  return `<p role="status">${said}</p><p>${way}</p>`
}

function moneyText(amount: { minor: number; currency: string }, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: amount.currency })
  return format.format(amount.minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

const style = `:root{color-scheme:light dark}*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{width:100%;max-width:26rem;padding:24px;border:1px solid GrayText;border-radius:12px}
h1{font-size:1.25rem;margin:0 0 8px}.bank,.note{color:color-mix(in srgb,CanvasText 70%,Canvas);margin:0 0 8px;font-size:.875rem}.note{margin:16px 0 0}
.amount{font-size:2rem;font-weight:600;margin:0 0 8px}dl{display:grid;grid-template-columns:auto 1fr;gap:4px 12px;margin:0 0 16px}
dt{color:color-mix(in srgb,CanvasText 70%,Canvas)}dd{margin:0;overflow-wrap:anywhere;text-align:right}
button{display:block;width:100%;min-height:48px;margin-top:8px;font:inherit;font-weight:600;border:1px solid currentColor;border-radius:8px;background:none;color:inherit;cursor:pointer}
.accept{background:#0b5d3b;border-color:#0b5d3b;color:#fff}button:focus-visible,a:focus-visible{outline:3px solid Highlight;outline-offset:2px}`
