import { openPlatform } from '@filrouge/server/platform/boot.ts'
import { configFrom } from '@filrouge/server/platform/config.ts'
import { breaches } from '@filrouge/server/screens/verify.ts'

/** `npm run verify`: every invariant of a database, also while it is being written; one line for each breach, and exit 1 if there is one. */
export async function run({ root, env }: { root: string; env: Record<string, string | undefined> }): Promise<void> {
  const platform = await openPlatform({ ...configFrom(env), logLevel: 'error' }, root, { share: true, connections: 2 })
  // One snapshot for all the questions: what is written meanwhile cannot make two answers disagree.
  const found = await platform.db.transaction((tx) => breaches(tx), {
    isolation: 'repeatable read',
    readOnly: true,
  })
  for (const breach of found) console.log(breach)
  console.log(found.length === 0 ? 'no breach: every invariant holds' : `${found.length} breaches`)
  await platform.stop()
  process.exitCode = found.length === 0 ? 0 : 1
}
