/** Where goods are taxed otherwise than on the mainland. */
export type VatTerritory = 'mainland' | 'corsica' | 'overseas' | 'untaxed'

/**
 * The territory of a French postcode: Guadeloupe, Martinique and La Réunion have rates of their own, in Guyane and Mayotte VAT is not applied
 * (CGI art. 294 and 296), neither in the collectivities outside the union's territory; Corsica has reduced rates
 * of its own (CGI art. 297).
 */
export function vatTerritoryOf(postcode: string): VatTerritory {
  // Saint-Barthélemy and Saint-Martin keep the postcodes of Guadeloupe, of which they are no part any more.
  if (/^(?:97[35678]|98[678]|97133|97150)/.test(postcode)) return 'untaxed'
  if (/^97[124]/.test(postcode)) return 'overseas'
  return postcode.startsWith('20') ? 'corsica' : 'mainland'
}

const ratesIn: Readonly<Record<Exclude<VatTerritory, 'mainland' | 'untaxed'>, Readonly<Record<string, number>>>> = {
  corsica: { '5.5': 2.1, '2.1': 0.9 },
  overseas: { '20': 8.5, '10': 2.1, '5.5': 2.1, '2.1': 1.05 },
}

/** The rate that applies there to what bears a rate on the mainland. The price with its tax stays what it is; the tax in it changes. */
export function rateIn(territory: VatTerritory, ratePercent: number): number {
  if (territory === 'mainland') return ratePercent
  if (territory === 'untaxed') return 0
  return ratesIn[territory][String(ratePercent)] ?? ratePercent
}
