import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** An append-only file of JSON lines: what was appended before an answer is there after a kill of the process. */
export interface Journal {
  append(entry: unknown): void
  clear(): void
  close(): void
}

/**
 * Opens a journal, handing every line already in it to `replay`. With `linesPerFile`, a file that is full is set aside and
 * the one set aside before it forgotten: between one and two files of lines are kept.
 */
export function openJournal(
  file: string,
  replay: (entry: never) => void,
  linesPerFile = Number.POSITIVE_INFINITY,
): Journal {
  const older = `${file}.older`
  mkdirSync(dirname(file), { recursive: true })
  replayLines(older, replay)
  const found = replayLines(file, replay)
  let lines = found.lines
  let descriptor = openSync(file, 'a')
  // a line cut short by a full disk must not swallow the next one
  if (!found.endsClean) writeSync(descriptor, '\n')

  const reopen = (flags: 'a' | 'w') => {
    closeSync(descriptor)
    descriptor = openSync(file, flags)
    lines = 0
  }
  return {
    append(entry) {
      // the operating system has the line before we answer; a sync to disk is for banks that hold real money
      writeWhole(descriptor, Buffer.from(`${JSON.stringify(entry)}\n`))
      if (++lines < linesPerFile) return
      renameSync(file, older)
      reopen('a')
    },
    clear() {
      rmSync(older, { force: true })
      reopen('w')
    },
    close: () => closeSync(descriptor),
  }
}

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written)
}

/** Reads a file line by line without ever making one string of it all; says how many there are, and whether the last is whole. */
function replayLines(file: string, replay: (entry: never) => void): { lines: number; endsClean: boolean } {
  if (!existsSync(file)) return { lines: 0, endsClean: true }
  const bytes = readFileSync(file)
  let start = 0
  let lines = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    const entry = parseLine(bytes.toString('utf8', start, end))
    if (entry !== undefined) replay(entry as never)
    start = end + 1
    lines++
  }
  return { lines, endsClean: start === bytes.length }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined // half a line, or the empty one after it
  }
}
