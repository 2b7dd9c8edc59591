import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'

/** What a browser gave with its address: only it can open what is sealed with them. Base64url, as browsers write them. */
export interface BrowserKeys {
  p256dh: string
  auth: string
}

const curve = 'prime256v1'
const recordSize = 4096

/** Seals a text for one browser (RFC 8291): the push service that carries it learns its length, and nothing else. */
export function sealedFor(
  browser: BrowserKeys,
  text: string,
  sender: ECDH = newSender(),
  salt = randomBytes(16),
): Buffer {
  const theirs = Buffer.from(browser.p256dh, 'base64url')
  const ours = sender.getPublicKey()
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours])
  const secret = derived(sender.computeSecret(theirs), Buffer.from(browser.auth, 'base64url'), about, 32)
  const key = derived(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derived(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const cipher = createCipheriv('aes-128-gcm', key, nonce)
  // 2 ends the last record (RFC 8188), and there is one.
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.update(Buffer.from([2])), cipher.final()])
  const size = Buffer.alloc(4)
  size.writeUInt32BE(recordSize)
  return Buffer.concat([salt, size, Buffer.from([ours.length]), ours, sealed, cipher.getAuthTag()])
}

/** Whether these can be sealed for: a point of the curve, and sixteen bytes. */
export function areKeys({ p256dh, auth }: BrowserKeys): boolean {
  try {
    newSender().computeSecret(Buffer.from(p256dh, 'base64url'))
    return Buffer.from(auth, 'base64url').length === 16
  } catch {
    return false
  }
}

function newSender(): ECDH {
  const sender = createECDH(curve)
  sender.generateKeys()
  return sender
}

const derived = (secret: Buffer, salt: Buffer, about: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, about, length))
