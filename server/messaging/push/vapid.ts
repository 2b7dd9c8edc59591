import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { Tx } from '../../platform/db/database.ts'
import { secretOf } from '../../platform/secrets.ts'

/** By what push services know us (RFC 8292): the public half goes to every browser, the private one signs each delivery. */
export interface VapidKeys {
  publicKey: string
  privateKey: KeyObject
}

const known = new WeakMap<Buffer, VapidKeys>()

/** This retailer's keys; the private one is made once, with the database, and never leaves it. */
export async function vapidKeys(tx: Tx): Promise<VapidKeys> {
  const scalar = await secretOf(tx, 'web_push')
  const found = known.get(scalar)
  if (found) return found
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(scalar)
  const point = pair.getPublicKey()
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    d: scalar.toString('base64url'),
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const keys = { publicKey: point.toString('base64url'), privateKey: createPrivateKey({ format: 'jwk', key: jwk }) }
  known.set(scalar, keys)
  return keys
}

const goodForSeconds = 12 * 3600

/** The line that says to a push service who delivers; good for half a day, there and nowhere else. */
export function vapidHeader(keys: VapidKeys, endpoint: URL, contact: string, machineMs: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { aud: endpoint.origin, exp: Math.floor(machineMs / 1000) + goodForSeconds, sub: `mailto:${contact}` }
  const said = `${part({ typ: 'JWT', alg: 'ES256' })}.${part(claims)}`
  const signature = sign('sha256', Buffer.from(said), { key: keys.privateKey, dsaEncoding: 'ieee-p1363' })
  return `vapid t=${said}.${signature.toString('base64url')}, k=${keys.publicKey}`
}
