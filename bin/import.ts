import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { formats } from '@filrouge/server/imports/formats/formats.ts'
import { loadDemo } from '@filrouge/server/imports/load-demo.ts'
import { importFile, reportLines } from '@filrouge/server/imports/running/import-file.ts'
import { openPlatform } from '@filrouge/server/platform/boot.ts'
import { configFrom } from '@filrouge/server/platform/config.ts'

interface Started {
  root: string
  env: Record<string, string | undefined>
  words: string[]
}

const usage = `npm run import -- FORMAT FILE [--dry-run] [--mapping FILE]

  --dry-run        says what would happen, and changes nothing
  --mapping FILE   JSON: our column → the file's column

formats: ${formats.map(({ name }) => name).join(', ')}`

/** `npm run import -- FORMAT FILE`: progress on stderr, the report on stdout; exit 1 only if it could not be done. */
export async function run({ root, env, words }: Started): Promise<void> {
  const { format, file, isRehearsal, mappingFile } = understood(words)
  if (!format || !file) {
    console.error(usage)
    process.exitCode = 1
    return
  }
  const config = { ...configFrom(env), logLevel: 'error' }
  const platform = await openPlatform(config, root, { share: true, connections: 4 })
  const end = process.stderr.isTTY ? '\r' : '\n'
  // A file named as seen from where the command was typed, not from the project.
  const from = (name: string) => resolve(env.INIT_CWD ?? '.', name)
  try {
    if (config.isDemo) await loadDemo(platform, join(root, 'db/demo'), console.error)
    const context = { db: platform.db, clock: platform.clock, folder: resolve(root, config.dataFolder) }
    const report = await importFile(context, format, from(file), {
      isRehearsal,
      ...(mappingFile && { mapping: JSON.parse(readFileSync(from(mappingFile), 'utf8')) as Record<string, string> }),
      onProgress: ({ rows, share, rowsPerSecond }) =>
        process.stderr.write(
          `${Math.round(share * 100)} %  ${rows} rows  ${Math.round(rowsPerSecond)} rows/s   ${end}`,
        ),
    })
    if (process.stderr.isTTY) process.stderr.write('\n')
    for (const line of reportLines(report)) console.log(line)
    if (isRehearsal) console.log('A rehearsal: nothing was changed.')
  } catch (error) {
    console.error(`The import failed: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  } finally {
    await platform.stop()
  }
}

function understood(words: readonly string[]) {
  const at = words.indexOf('--mapping')
  const mappingFile = at === -1 ? undefined : words[at + 1]
  const [format, file] = words.filter((word, place) => !word.startsWith('--') && (at === -1 || place !== at + 1))
  return { format, file, isRehearsal: words.includes('--dry-run'), mappingFile }
}
