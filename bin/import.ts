import { join, resolve } from 'node:path'
import { loadDemo } from '@filrouge/server/imports/load-demo.ts'
import { reportLines } from '@filrouge/server/imports/report.ts'
import { importFormats, runImport } from '@filrouge/server/imports/run-import.ts'
import { openPlatform } from '@filrouge/server/platform/boot.ts'
import { configFrom } from '@filrouge/server/platform/config.ts'

interface Started {
  root: string
  env: Record<string, string | undefined>
  words: string[]
}

/** `npm run import -- FORMAT FILE`: progress on stderr, the report on stdout; exit 1 only if it could not be done. */
export async function run({ root, env, words }: Started): Promise<void> {
  const [format, file] = words
  if (!format || !file) {
    console.error(`npm run import -- FORMAT FILE     formats: ${importFormats.join(', ')}`)
    process.exitCode = 1
    return
  }
  const config = { ...configFrom(env), logLevel: 'error' }
  const platform = await openPlatform(config, root, { share: true, connections: 4 })
  const end = process.stderr.isTTY ? '\r' : '\n'
  try {
    if (config.isDemo) await loadDemo(platform, join(root, 'db/demo'), console.error)
    // A file named as seen from where the command was typed, not from the project.
    const path = resolve(env.INIT_CWD ?? '.', file)
    const report = await runImport(platform, format, path, ({ rows, share, rowsPerSecond }) => {
      process.stderr.write(`${Math.round(share * 100)} %  ${rows} rows  ${Math.round(rowsPerSecond)} rows/s   ${end}`)
    })
    if (process.stderr.isTTY) process.stderr.write('\n')
    for (const line of reportLines(report)) console.log(line)
  } catch (error) {
    console.error(`The import failed: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  } finally {
    await platform.stop()
  }
}
