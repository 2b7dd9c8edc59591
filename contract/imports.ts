import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant, idOf, listOf, Nothing, page } from './shapes.ts'

export const ImportStatus = z.enum(['ready', 'reading', 'writing', 'done', 'cancelled', 'failed'])
export type ImportStatus = z.output<typeof ImportStatus>

/** From which statuses each verb may start. */
export const importCan = {
  begin: ['ready', 'done', 'cancelled', 'failed'],
  match: ['ready', 'done', 'cancelled', 'failed'],
  cancel: ['reading', 'writing'],
} as const satisfies Record<string, readonly ImportStatus[]>

const Mapping = z.record(z.string().max(80), z.string().max(200))

export const ImportView = z.object({
  id: idOf('importRun'),
  format: z.string(),
  fileName: z.string(),
  /** As the file came. */
  bytes: z.number(),
  syntax: z.enum(['csv', 'ndjson', 'xml']),
  encoding: z.string(),
  separator: z.string().optional(),
  isZipped: z.boolean(),
  /** The file’s own columns, and its first rows. */
  columns: z.array(z.string()),
  firstRows: z.array(z.record(z.string(), z.string())),
  /** Our column → the file’s. */
  mapping: Mapping,
  /** Of ours, those that are needed and not matched. */
  missing: z.array(z.string()),
  status: ImportStatus,
  /** Everything is done as in earnest, and nothing of it stays. */
  isRehearsal: z.boolean(),
  /** The file is still there: it can be begun, or begun again. */
  canBegin: z.boolean(),
  /** From 0 to 1. */
  share: z.number(),
  rowsRead: z.number(),
  rowsDone: z.number(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  bad: z.number(),
  remarks: z.number(),
  error: z.string().optional(),
  startedBy: z.string().optional(),
  createdAt: Instant,
  startedAt: Instant.optional(),
  finishedAt: Instant.optional(),
})
export type ImportView = z.output<typeof ImportView>

const ofImport = { id: idOf('importRun') }

export const listFormats = endpoint({
  name: 'listFormats',
  route: 'GET /imports/formats',
  summary: 'The kinds of file that may be brought in, with their columns, and what may be taken out',
  input: z.object({}),
  output: z.object({
    formats: z.array(
      z.object({
        name: z.string(),
        columns: z.array(
          z.object({
            name: z.string(),
            kind: z.string(),
            isRequired: z.boolean(),
            choices: z.array(z.string()).optional(),
          }),
        ),
      }),
    ),
    exports: z.array(z.string()),
    bytesAtMost: z.number(),
  }),
})

export const addImport = endpoint({
  name: 'addImport',
  route: 'POST /imports',
  summary: 'Sends a file; without a format, the likeliest is guessed. Nothing is written yet',
  input: z.object({ fileName: z.string().trim().min(1).max(200), format: z.string().max(60).optional() }),
  output: ImportView,
  status: 201,
  takesFile: true,
  refusals: ['format_unknown', 'file_too_large'],
})

export const listImports = endpoint({
  name: 'listImports',
  route: 'GET /imports',
  summary: 'Imports, the newest first',
  input: z.object(page),
  output: listOf(ImportView),
})

export const showImport = endpoint({
  name: 'showImport',
  route: 'GET /imports/{id}',
  summary: 'One import as it stands',
  input: z.object(ofImport),
  output: ImportView,
  refusals: ['import_not_found'],
})

export const watchImport = endpoint({
  name: 'watchImport',
  route: 'GET /imports/{id}/live',
  summary: 'One import, again each time it has got further',
  input: z.object(ofImport),
  output: ImportView,
  refusals: ['import_not_found'],
  isLive: true,
})

export const matchImport = endpoint({
  name: 'matchImport',
  route: 'PUT /imports/{id}',
  summary: 'Says what kind of file it is and which of its columns is which',
  input: z.object({ ...ofImport, format: z.string().max(60).optional(), mapping: Mapping.optional() }),
  output: ImportView,
  refusals: ['import_not_found', 'format_unknown', 'import_running', 'import_over'],
})

export const beginImport = endpoint({
  name: 'beginImport',
  route: 'POST /imports/{id}/begin',
  summary: 'Begins it, in earnest or as a rehearsal that changes nothing',
  input: z.object({ ...ofImport, isRehearsal: z.boolean().default(false) }),
  output: ImportView,
  refusals: ['import_not_found', 'mapping_incomplete', 'import_running', 'import_over'],
})

export const cancelImport = endpoint({
  name: 'cancelImport',
  route: 'POST /imports/{id}/cancel',
  summary: 'Stops it; what was written stays, and beginning again goes on from there without writing anything twice',
  input: z.object(ofImport),
  output: ImportView,
  refusals: ['import_not_found', 'import_over'],
})

export const ImportProblem = z.object({
  line: z.number(),
  column: z.string().optional(),
  code: z.string(),
  /** The sentence, in the reader’s language. */
  text: z.string(),
  /** The row was left out; otherwise it was taken, and this is a remark. */
  isBad: z.boolean(),
})

export const listImportProblems = endpoint({
  name: 'listImportProblems',
  route: 'GET /imports/{id}/problems',
  summary: 'What was not taken, or not as it stood, by line',
  input: z.object({ ...ofImport, ...page }),
  output: listOf(ImportProblem),
  refusals: ['import_not_found'],
})

export const downloadBadRows = endpoint({
  name: 'downloadBadRows',
  route: 'GET /imports/{id}/bad-rows',
  summary: 'The rows left out, as a CSV file with the reasons: corrected, it can be sent again',
  input: z.object(ofImport),
  output: Nothing,
  givesFile: true,
  refusals: ['import_not_found'],
})

export const downloadExport = endpoint({
  name: 'downloadExport',
  route: 'GET /exports/{what}',
  summary: 'Everything of one kind, as the plain file that can be brought in again',
  input: z.object({ what: z.string().max(60), syntax: z.enum(['csv', 'ndjson']).default('csv') }),
  output: Nothing,
  givesFile: true,
  refusals: ['format_unknown', 'not_allowed'],
})
