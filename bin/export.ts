import { once } from 'node:events'
import { exportRows } from '@filrouge/server/imports/exporting/export-rows.ts'
import { exportsByName } from '@filrouge/server/imports/formats/formats.ts'
import { openPlatform } from '@filrouge/server/platform/boot.ts'
import { configFrom } from '@filrouge/server/platform/config.ts'

/** `npm run export -- WHAT [--ndjson]`: everything of one kind on stdout, as the plain file that can be brought in again. */
export async function run({
  root,
  env,
  words,
}: {
  root: string
  env: Record<string, string | undefined>
  words: string[]
}) {
  const one = exportsByName.get(words.find((word) => !word.startsWith('--')) ?? '')
  if (!one) {
    console.error(`npm run --silent export -- WHAT [--ndjson] > FILE     what: ${[...exportsByName.keys()].join(', ')}`)
    process.exitCode = 1
    return
  }
  const platform = await openPlatform({ ...configFrom(env), logLevel: 'error' }, root, { share: true, connections: 2 })
  try {
    for await (const text of exportRows(platform.db, one, words.includes('--ndjson') ? 'ndjson' : 'csv'))
      if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  } finally {
    await platform.stop()
  }
}
