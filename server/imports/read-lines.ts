import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

export interface Line {
  /** From 1. */
  number: number
  text: string
  /** How much of the file on the disk has been read, from 0 to 1. */
  share: number
}

/** The lines of a text file, gzipped where its name ends in `.gz`, as a stream: a file larger than the memory is no matter. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const { size } = await stat(file)
  let bytes = 0
  const raw = createReadStream(file)
  raw.on('data', (chunk) => {
    bytes += chunk.length
  })
  const unpacked = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw
  // A broken archive, or a file that cannot be read, ends the reading with its error instead of hanging it.
  raw.on('error', (error) => unpacked.destroy(error))
  const lines = createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })
  let failure: Error | undefined
  unpacked.once('error', (error: Error) => {
    failure = error
    lines.close()
  })
  let number = 0
  for await (const text of lines) {
    number += 1
    yield { number, text, share: size === 0 ? 1 : bytes / size }
  }
  if (failure) throw failure
  raw.destroy()
}
