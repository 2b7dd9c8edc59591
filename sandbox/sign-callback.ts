import { createHmac } from 'node:crypto'

/** The key bytes of a Standard Webhooks secret (`whsec_` and base64 of 24 to 64 bytes). */
export function secretKey(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  if (!secret.startsWith('whsec_') || key.length < 24 || key.length > 64) {
    throw new Error('The callback secret must be whsec_ followed by base64 of 24 to 64 bytes')
  }
  return key
}

/** Signs a callback as Standard Webhooks says: `v1,` and base64 HMAC-SHA256 of `id.timestamp.body`. */
export function signCallback(key: Buffer, id: string, timestampSeconds: number, body: string): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestampSeconds}.${body}`).digest('base64')}`
}
