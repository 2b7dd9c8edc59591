import { describe, expect, it } from 'vitest'
import { choicesOf } from './choose-variant.ts'

const jeans = [
  { sku: 'J-38-BLEU', options: { size: '38', colour: 'bleu', cut: 'droite' } },
  { sku: 'J-40-BLEU', options: { size: '40', colour: 'bleu', cut: 'droite' } },
  { sku: 'J-40-NOIR', options: { size: '40', colour: 'noir', cut: 'droite' } },
]

describe('choosing among variants', () => {
  it('keeps the other options where that exists', () => {
    const [, colour] = choicesOf(jeans, 'J-40-BLEU')
    expect(colour?.values).toEqual([
      { value: 'bleu', isChosen: true, sku: 'J-40-BLEU' },
      { value: 'noir', isChosen: false, sku: 'J-40-NOIR' },
    ])
  })

  it('leads to the nearest variant where the combination does not exist', () => {
    const [, colour] = choicesOf(jeans, 'J-38-BLEU')
    expect(colour?.values.find(({ value }) => value === 'noir')?.sku).toBe('J-40-NOIR')
  })

  it('offers nothing where there is one value', () => {
    expect(choicesOf(jeans, 'J-38-BLEU').map(({ key }) => key)).toEqual(['size', 'colour'])
  })
})
