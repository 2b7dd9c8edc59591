import { createPublicKey, verify } from 'node:crypto'
import { refuse } from '../http.ts'

const longestSeconds = 24 * 3600

/** Who delivers must have signed for it (RFC 8292), for this push service, for a day at most, under the key the browser was shown. */
export function checkSender(authorisation: string | undefined, origin: string, applicationServerKey: string): void {
  const [, token, key] = /^vapid t=([\w.-]+),\s*k=([\w-]+)$/.exec(authorisation ?? '') ?? []
  if (!token || !key) refuse(401, 'not_signed', 'The header Authorization: vapid t=…, k=… is missing.')
  if (key !== applicationServerKey) refuse(403, 'another_sender', 'This browser subscribed to another sender.')
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const coordinates = { x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') }
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', ...coordinates } })
  const said = Buffer.from(`${head}.${claims}`)
  const isTrue = verify(
    'sha256',
    said,
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isTrue) refuse(403, 'signature_wrong', 'The signature is not that of the key.')
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
  const seconds = Math.floor(Date.now() / 1000)
  if (aud !== origin) refuse(403, 'another_audience', `Signed for ${String(aud)}, not for ${origin}.`)
  if (typeof exp !== 'number' || exp <= seconds || exp > seconds + longestSeconds)
    refuse(403, 'expired', 'The signature is not good now, or for too long.')
  if (typeof sub !== 'string' || !/^(mailto:|https:)/.test(sub))
    refuse(403, 'no_contact', 'Who sends cannot be reached.')
}
