import { describe, expect, it } from 'vitest'
import { kindOfScan, looksLikeCode, scannedCode } from './scanned-code.ts'

describe('what a scan names', () => {
  it('is an EAN with or without spaces', () => {
    expect(scannedCode('9523000100019')).toBe('9523000100019')
    expect(scannedCode(' 9 523000 100019\n')).toBe('9523000100019')
  })

  it('is the GTIN of a GS1 Digital Link', () => {
    expect(scannedCode('https://id.volta.example/01/09523000100019/10/LOT1?17=261130')).toBe('09523000100019')
  })

  it('is the GTIN of a GS1 element string', () => {
    expect(scannedCode(']d2010952300010001917261130')).toBe('09523000100019')
    expect(scannedCode('(01)09523000100019(10)A')).toBe('09523000100019')
  })

  it('is else the text itself: a SKU', () => {
    expect(scannedCode('TV-AURORA-55 ')).toBe('TV-AURORA-55')
    expect(scannedCode('9523000100018')).toBe('9523000100018')
  })
})

describe('a scanned number', () => {
  it('is a card of a customer, a gift card, or an article', () => {
    expect(kindOfScan('2950000012344')).toBe('customer')
    expect(kindOfScan('2950000012345')).toBe('article')
    expect(kindOfScan('2960000000005')).toBe('gift_card')
    expect(kindOfScan('9523000100019')).toBe('article')
  })
})

describe('a code and words', () => {
  it('are told apart', () => {
    expect(looksLikeCode('9523000100019')).toBe(true)
    expect(looksLikeCode('TEL-ZEPHIA-12-128-NOIR')).toBe(true)
    expect(looksLikeCode('casque sans fil')).toBe(false)
    expect(looksLikeCode('zephia')).toBe(false)
  })
})
