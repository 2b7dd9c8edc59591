import { importFile } from '@filrouge/server/imports/running/import-file.ts'
import { openClock } from '@filrouge/server/platform/clock.ts'
import { openDatabase } from '@filrouge/server/platform/db/database.ts'

// A process of its own, so that it can be killed: imports a file into the database it is given.
const [url = '', folder = '', format = '', file = ''] = process.argv.slice(2)
const db = openDatabase(url)
await importFile({ db, clock: await openClock(db), folder }, format, file)
await db.close()
