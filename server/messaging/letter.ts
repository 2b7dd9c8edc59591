import type { Language } from '@filrouge/kernel/language.ts'

/** What a message is made of, once: its plain text and its HTML say the same. */
export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'small'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'table'; rows: { label: string; value: string; isTotal?: boolean }[] }
  | { kind: 'button'; text: string; url: string }
  | { kind: 'link'; text: string; url: string }

export interface Letter {
  language: Language
  subject: string
  retailer: string
  blocks: Block[]
}

/** The letter for those who read plain text. */
export function textOf(letter: Letter): string {
  return `${letter.blocks.map((block) => textBlock(block, letter.language)).join('\n\n')}\n`
}

function textBlock(block: Block, language: Language): string {
  const colon = language === 'fr' ? '\u00a0:' : ':'
  if (block.kind === 'table')
    return block.rows.map(({ label, value }) => (value ? `${label}${colon} ${value}` : label)).join('\n')
  if (block.kind === 'button' || block.kind === 'link') return `${block.text}\n${block.url}`
  return block.text
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character]!)

const ink = '#1c1b1a'
const soft = '#5f5b57'
const thread = '#b3261e'

/** The letter as light HTML: one column that fits a phone, no picture, nothing fetched from anywhere. */
export function htmlOf(letter: Letter): string {
  const body = letter.blocks.map(htmlBlock).join('\n')
  return `<!doctype html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(letter.subject)}</title>
</head>
<body style="margin:0;padding:24px 16px;background:#f6f4f1;color:${ink};font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto;background:#ffffff;color:${ink};border-radius:12px;padding:24px">
<p style="margin:0 0 20px;font-weight:700;font-size:18px;color:${thread}">${escaped(letter.retailer)}</p>
${body}
</div>
</body>
</html>
`
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 16px">${escaped(block.text)}</p>`
    case 'small':
      return `<p style="margin:0 0 12px;font-size:14px;color:${soft}">${escaped(block.text)}</p>`
    case 'code':
      return `<p style="margin:0 0 16px;font-size:32px;font-weight:700;letter-spacing:6px">${escaped(block.text)}</p>`
    case 'button':
      return `<p style="margin:20px 0"><a href="${escaped(block.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${thread};color:#ffffff;text-decoration:none;font-weight:600">${escaped(block.text)}</a></p>`
    case 'link':
      return `<p style="margin:0 0 12px;font-size:14px"><a href="${escaped(block.url)}" style="color:${soft}">${escaped(block.text)}</a></p>`
    case 'table':
      return `<table role="presentation" style="width:100%;border-collapse:collapse;margin:0 0 16px">${block.rows.map(htmlRow).join('')}</table>`
  }
}

function htmlRow({ label, value, isTotal }: { label: string; value: string; isTotal?: boolean }): string {
  const weight = isTotal ? 'font-weight:700;border-top:1px solid #dcd8d3;' : ''
  return `<tr><td style="${weight}padding:6px 12px 6px 0">${escaped(label)}</td><td style="${weight}padding:6px 0;text-align:right;white-space:nowrap">${escaped(value)}</td></tr>`
}
