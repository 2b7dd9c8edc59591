import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readableName } from './readable-name.ts'

test.each([
  ['CHAMOY RP', 'Chamoy RP'],
  ['LA CHAPELLE ST MARTIN EN PLAINE RP', 'La Chapelle St Martin en Plaine RP'],
  ['BUREAU DE TABAC LE CELTIQUE', 'Bureau de Tabac le Celtique'],
  ['3 PLACE DE L EGLISE', '3 Place de l’Eglise'],
  ['OREE D ANJOU', 'Oree d’Anjou'],
  ["L'ETOILE DU NORD", 'L’Etoile du Nord'],
  ['TABAC-PRESSE DE L’ÉTANG', 'Tabac-Presse de l’Étang'],
  ['SAINT-GERMAIN-EN-LAYE', 'Saint-Germain-en-Laye'],
  ['7A RN 73', '7A RN 73'],
  ['PARIS LPR BHV MARAIS', 'Paris LPR BHV Marais'],
  ['LYON ST JEAN VIEUX LYON RP', 'Lyon St Jean Vieux Lyon RP'],
  ['RUE LOUIS XIV', 'Rue Louis XIV'],
])('%s is read as %s', (register, read) => {
  expect(readableName(register)).toBe(read)
})

test('what somebody wrote in small letters is left as it is', () => {
  for (const text of ['Café de la Gare', 'mail jules muraire', '536 Avenue de TURIN', '', '12', 'A'])
    expect(readableName(text)).toBe(text)
})

test('no letter is lost, and what is read is not read anew', () => {
  const letters = (text: string) => text.toLocaleUpperCase('fr').replace(/[\s’']/g, '')
  fc.assert(
    fc.property(fc.stringMatching(/^[A-ZÉÈÀÇŒ' 0-9-]{0,40}$/), (text) => {
      const read = readableName(text)
      expect(letters(read)).toBe(letters(text))
      if (/\p{Ll}/u.test(read)) expect(readableName(read)).toBe(read)
    }),
  )
})
