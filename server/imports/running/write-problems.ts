import sql from 'sql-template-tag'
import { json, type Tx } from '../../platform/db/database.ts'
import type { Problem } from '../formats/format.ts'

const longestContent = 100_000

/** Keeps what was wrong with rows, each with the row as it stood. */
export async function writeProblems(
  tx: Tx,
  importId: string,
  problems: readonly (Problem & { content?: string | undefined })[],
): Promise<void> {
  if (problems.length === 0) return
  const numbers = new Map<number, number>()
  const rows = problems.map(({ line, column, code, detail, isBad, content }) => {
    const number = (numbers.get(line) ?? 0) + 1
    numbers.set(line, number)
    return { line, number, column, code, detail: storable(detail)?.slice(0, 500), isBad, content: contentOf(content) }
  })
  tx.send(sql`
    insert into import_problems (import_id, line, number, column_name, code, detail, is_bad, content)
    select ${importId}, line, number, "column", code, detail, "isBad", content
    from jsonb_to_recordset(${json(rows)}::jsonb) r(line bigint, number integer, "column" text, code text, detail text, "isBad" boolean, content text)
    on conflict do nothing`)
}

const storable = (text: string | undefined) => text?.replaceAll('\0', '�').toWellFormed()

function contentOf(content: string | undefined): string | undefined {
  return content === undefined || content.length > longestContent ? undefined : storable(content)
}
