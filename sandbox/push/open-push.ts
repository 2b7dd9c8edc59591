import { createDecipheriv, type ECDH, hkdfSync } from 'node:crypto'
import { refuse } from '../http.ts'

const derived = (secret: Buffer, salt: Buffer, about: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, about, length))

/** Opens what was sealed for this browser (RFC 8291), as a browser does: with its own key and its secret. */
export function openPush(body: Buffer, browser: { keys: ECDH; auth: Buffer }): string {
  if (body.length < 86 + 17) refuse(400, 'not_sealed', 'The body is too short to be a sealed record.')
  const salt = body.subarray(0, 16)
  const length = body[20]!
  const theirs = body.subarray(21, 21 + length)
  const sealed = body.subarray(21 + length)
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), browser.keys.getPublicKey(), theirs])
  try {
    const secret = derived(browser.keys.computeSecret(theirs), browser.auth, about, 32)
    const key = derived(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
    const nonce = derived(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
    const decipher = createDecipheriv('aes-128-gcm', key, nonce)
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    const end = plain.lastIndexOf(2)
    if (end === -1 || plain.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('no end of the last record')
    return plain.subarray(0, end).toString('utf8')
  } catch {
    refuse(400, 'not_for_this_browser', 'The body was not sealed for this browser.')
  }
}
