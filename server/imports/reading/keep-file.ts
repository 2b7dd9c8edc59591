import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../../platform/refuse.ts'
import type { Shape } from './shape.ts'

/** Ten years of a large retailer. More is sent in parts. */
export const largestFile = 4_000_000_000

export interface KeptFile {
  hash: string
  bytes: number
  /** Unpacked. */
  unpackedBytes: number
  isZipped: boolean
  encoding: Shape['encoding']
}

/** Where a file is kept, by its hash: the same file twice is there once. */
export const pathOfFile = (folder: string, hash: string): string => join(folder, 'imports', hash)

/** Keeps a file as it streams in, and finds out on the way its hash, its size and its encoding. It is never in memory as a whole. */
export async function keepFile(folder: string, source: Readable): Promise<KeptFile> {
  await mkdir(join(folder, 'imports'), { recursive: true })
  const path = join(folder, 'imports', `coming-${randomUUID()}`)
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      hash.update(chunk)
      if (bytes > largestFile) done(tooLarge())
      else done(null, chunk)
    },
  })
  try {
    await pipeline(source, measure, createWriteStream(path))
    const seen = await lookThrough(path)
    const kept: KeptFile = { hash: hash.digest('hex'), bytes, ...seen }
    await rename(path, pathOfFile(folder, kept.hash))
    return kept
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

const tooLarge = () => new Refusal('file_too_large', { bytesAtMost: largestFile })

async function lookThrough(path: string): Promise<Pick<KeptFile, 'unpackedBytes' | 'isZipped' | 'encoding'>> {
  const start = await firstBytes(path)
  const isZipped = start[0] === 0x1f && start[1] === 0x8b
  let unpackedBytes = 0
  let encoding: Shape['encoding'] | undefined
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const unpacked = isZipped ? unzipped(path) : createReadStream(path)
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    if (unpackedBytes === 0 && chunk[0] === 0xff && chunk[1] === 0xfe) encoding = 'utf-16le'
    unpackedBytes += chunk.length
    // A small archive may unpack to a disk full.
    if (unpackedBytes > 4 * largestFile) throw tooLarge()
    if (encoding === undefined && !isUtf8(decoder, chunk)) encoding = 'windows-1252'
  }
  return { unpackedBytes, isZipped, encoding: encoding ?? 'utf-8' }
}

function isUtf8(decoder: TextDecoder, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return buffer
  } finally {
    await file.close()
  }
}

function unzipped(path: string): Readable {
  const raw = createReadStream(path)
  const unpacked = raw.pipe(createGunzip())
  raw.on('error', (error) => unpacked.destroy(error))
  return unpacked
}

/** The text of a kept file, piece by piece, decoded and unpacked; `bytes` is how much has been unpacked so far. */
export async function* readText(
  path: string,
  { isZipped, encoding }: Pick<Shape, 'isZipped' | 'encoding'>,
): AsyncGenerator<{ text: string; bytes: number }> {
  // Drops a byte-order mark by itself.
  const decoder = new TextDecoder(encoding)
  let bytes = 0
  for await (const chunk of (isZipped ? unzipped(path) : createReadStream(path)) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    yield { text: decoder.decode(chunk, { stream: true }), bytes }
  }
  const rest = decoder.decode()
  if (rest) yield { text: rest, bytes }
}
