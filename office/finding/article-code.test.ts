import { expect, test } from 'vitest'
import { mayBeCode, variantWords } from './article-code.ts'

test('references and barcodes are tried as codes, words are not', () => {
  for (const code of ['TV-AURORA-55', '9521000100015', 'JEAN-LENA-BLEU-38']) expect(mayBeCode(code), code).toBe(true)
  for (const words of ['casque', 'tv 55', '12', '']) expect(mayBeCode(words), words).toBe(false)
})

test('a variant is told by its options', () => {
  expect(variantWords({ options: { color: 'bleu', size: '38' } })).toBe('bleu, 38')
})
