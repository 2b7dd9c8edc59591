const groups: Record<string, string> = {
  '20': 'standard',
  '10': 'intermediate',
  '5.5': 'reduced',
  '2.1': 'super_reduced',
  // Overseas, and in Corsica.
  '8.5': 'standard',
  '1.05': 'super_reduced',
  '0.9': 'super_reduced',
}

/** What a French rate of VAT is called. */
export const vatGroupOf = (ratePercent: number): string => groups[String(ratePercent)] ?? 'other'
