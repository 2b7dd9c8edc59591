import { createECDH, createPrivateKey, createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deviceName } from './device-name.ts'
import { areKeys, sealedFor } from './encrypt.ts'
import { topicOf } from './post-push.ts'
import { isPushService } from './push-services.ts'
import { vapidHeader } from './vapid.ts'

// RFC 8291, appendix A.
const browser = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}

describe('what a push is made of', () => {
  it('is sealed as RFC 8291 has it, byte for byte', () => {
    const sender = createECDH('prime256v1')
    sender.setPrivateKey(Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'))
    const salt = Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url')
    const sealed = sealedFor(browser, 'When I grow up, I want to be a watermelon', sender, salt)
    expect(sealed.toString('base64url')).toBe(
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    )
    // Another time it is other bytes: neither key nor salt serves twice.
    expect(sealedFor(browser, 'x').equals(sealedFor(browser, 'x'))).toBe(false)
  })

  it('is refused keys that are no point of the curve, or no secret of sixteen bytes', () => {
    expect(areKeys(browser)).toBe(true)
    expect(areKeys({ ...browser, p256dh: Buffer.alloc(65, 4).toString('base64url') })).toBe(false)
    expect(areKeys({ ...browser, auth: 'AAAA' })).toBe(false)
  })

  it('is signed for one push service, for half a day, by the key the browser knows (RFC 8292)', () => {
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'))
    const point = pair.getPublicKey()
    const [d, x, y] = [pair.getPrivateKey(), point.subarray(1, 33), point.subarray(33)].map((part) =>
      part.toString('base64url'),
    )
    const jwk = { kty: 'EC', crv: 'P-256', d, x, y }
    const privateKey = createPrivateKey({ format: 'jwk', key: jwk as never })
    const keys = { publicKey: point.toString('base64url'), privateKey }
    const noon = Date.parse('2026-11-23T12:00:00Z')
    const line = vapidHeader(keys, new URL('https://fcm.googleapis.com/fcm/send/abc'), 'bonjour@volta.example', noon)
    const [, token = '', key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(line) ?? []
    expect(key).toBe(keys.publicKey)
    const [head = '', claims = '', signature = ''] = token.split('.')
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      aud: 'https://fcm.googleapis.com',
      exp: noon / 1000 + 43_200,
      sub: 'mailto:bonjour@volta.example',
    })
    const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x, y } as never })
    const isTrue = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
    expect(isTrue).toBe(true)
  })

  it('goes to the push services of browsers and nowhere else', () => {
    const ours = { pushServices: ['http://127.0.0.1:4000'] }
    const isOne = (address: string) => isPushService(address, ours)
    expect(isOne('https://fcm.googleapis.com/fcm/send/abc')).toBe(true)
    expect(isOne('https://updates.push.services.mozilla.com/wpush/v2/abc')).toBe(true)
    expect(isOne('https://web.push.apple.com/abc')).toBe(true)
    expect(isOne('http://127.0.0.1:4000/push/abc')).toBe(true)
    for (const other of [
      'http://fcm.googleapis.com/fcm/send/abc',
      'https://fcm.googleapis.com:8443/x',
      'https://fcm.googleapis.com.evil.example/x',
      'https://fcm.googleapis.com@10.0.0.1/x',
      'https://evilpush.apple.com/x',
      'http://127.0.0.1:5432/x',
      'https://169.254.169.254/latest',
    ])
      expect([other, isOne(other)]).toEqual([other, false])
  })

  it('has a topic that says nothing and fits, and devices have short names', () => {
    expect(topicOf('ord_01')).toMatch(/^[\w-]{32}$/)
    expect(topicOf('ord_01')).not.toBe(topicOf('ord_02'))
    const android =
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36'
    expect(deviceName(android)).toBe('Chrome, Android')
    expect(
      deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1'),
    ).toBe('Safari, iPhone')
    expect(deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36 Edg/142.0')).toBe(
      'Edge, Windows',
    )
    expect(deviceName('curl/8')).toBe('')
  })
})
