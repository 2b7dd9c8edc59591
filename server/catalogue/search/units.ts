// Units of one kind, by how many of the smallest they are.
const kinds: readonly Readonly<Record<string, number>>[] = [
  { mm: 1, cm: 10, m: 1000 },
  { mg: 1, g: 1000, kg: 1_000_000 },
  { ml: 1, cl: 10, l: 1000 },
  { kb: 1, mb: 1000, gb: 1_000_000, tb: 1_000_000_000 },
  { w: 1, kw: 1000 },
  { va: 1, kva: 1000 },
  { hz: 1, khz: 1000, mhz: 1_000_000, ghz: 1_000_000_000 },
]

/** The same quantity in other units, as words: 1 `tb` → `1000gb`, `1024gb`. */
export function equivalents(number: string, unit: string): string[] {
  const kind = kinds.find((one) => unit in one)
  const value = Number(number.replace('p', '.'))
  if (!kind || !Number.isFinite(value)) return []
  const found: string[] = []
  for (const [other, size] of Object.entries(kind)) {
    if (other === unit) continue
    const same = (value * kind[unit]!) / size
    const text = String(Math.round(same * 1000) / 1000)
    if (same >= 0.1 && same < 100_000 && Math.abs(Number(text) - same) < 1e-9)
      found.push(text.replace('.', 'p') + other)
  }
  // Memory is counted in powers of two, too.
  if (unit === 'tb' && Number.isInteger(value)) found.push(`${value * 1024}gb`)
  if (unit === 'gb' && value >= 1024 && value % 1024 === 0) found.push(`${value / 1024}tb`)
  return found
}
