import { Fragment, type VNode } from 'preact'
import { link, type PageRequest } from '../page.ts'

/**
 * A text as a lawyer reads and changes it: paragraphs parted by an empty line, `## ` before a title, `- ` before each point of a list, `> ` before
 * each line of a boxed notice, `[words](/path)` for a link, `**words**` for what must be seen. Nothing else, and never HTML.
 */
export function LegalText({ request, text }: { request: PageRequest; text: string }) {
  const blocks = text.trim().split(/\n\s*\n/)
  return (
    <>
      {blocks.map((block) => (
        <Fragment key={block}>
          {blockOf(
            request,
            block.split('\n').map((line) => line.trim()),
          )}
        </Fragment>
      ))}
    </>
  )
}

function blockOf(request: PageRequest, lines: string[]): VNode {
  const [first = ''] = lines
  if (first.startsWith('## ')) return <h2 id={anchorOf(first.slice(3))}>{first.slice(3)}</h2>
  if (first.startsWith('> ')) {
    return (
      <div class="boxed">
        {lines.map((line) => (
          <p key={line}>{inline(request, line.slice(2))}</p>
        ))}
      </div>
    )
  }
  if (first.startsWith('- ')) {
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>{inline(request, line.slice(2))}</li>
        ))}
      </ul>
    )
  }
  return <p>{inline(request, lines.join(' '))}</p>
}

const anchorOf = (title: string): string =>
  title
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

function inline(request: PageRequest, text: string) {
  return text.split(/(\[[^\]]+\]\([^)]+\)|\*\*[^*]+\*\*)/).map((part) => {
    const linked = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part)
    if (linked) {
      const [, words = '', address = ''] = linked
      return (
        <a key={part} href={address.startsWith('/') ? link(request.language, address) : address}>
          {words}
        </a>
      )
    }
    return part.startsWith('**') ? <strong key={part}>{part.slice(2, -2)}</strong> : part
  })
}
