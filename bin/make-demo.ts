// Writes db/demo from the tables in db/demo/source: the same files at every run.
//   npx tsx bin/make-demo.ts [folder of open data]
// With a folder (geo/, points/, calendar/: see db/demo/NOTICES.md), the files copied or derived from open data are made anew too.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { postcodesFromCommunes } from '../db/demo/source/postcodes.ts'
import { volta } from '../db/demo/source/volta.ts'

const demo = fileURLToPath(new URL('../db/demo/', import.meta.url))

for (const [file, content] of Object.entries(volta())) writeFileSync(join(demo, file), content)

const openData = process.argv[2]
if (openData) {
  const communes = gunzipSync(readFileSync(join(openData, 'geo/communes.csv.gz'))).toString('utf8')
  writeFileSync(join(demo, 'postcodes.csv.gz'), gzipSync(postcodesFromCommunes(communes), { level: 9 }))
  copyAs('points/relay-points.csv.gz', 'relay-points.csv.gz')
  copyAs('calendar/jours_feries_metropole.csv', 'holidays-metropole.csv')
  copyAs('calendar/jours_feries_alsace-moselle.csv', 'holidays-alsace-moselle.csv')
}

// Not a file copy: the permissions of the source (often read-only) must not come along.
function copyAs(source: string, target: string) {
  writeFileSync(join(demo, target), readFileSync(join(openData ?? '', source)))
}
