import type { Sent } from '@filrouge/contract/endpoint.ts'
import type { startRepricing } from '@filrouge/contract/repricings.ts'
import { instantOf } from '@filrouge/kernel/civil-date.ts'
import { fromDecimal } from '@filrouge/kernel/money.ts'

/** A change of many prices as it is being typed. */
export interface RepricingDraft {
  title: string
  category: string
  brand: string
  query: string
  skus: string
  isEverything: boolean
  step: 'percent' | 'amount' | 'price'
  value: string
  ending: string
  list: string
  kind: 'regular' | 'promotion'
  operation: string
  startsAt: string
  endsAt: string
  margin: string
  belowCost: 'leave_out' | 'to_cost' | 'sell'
}

export const emptyDraft: RepricingDraft = {
  ...{ title: '', category: '', brand: '', query: '', skus: '', isEverything: false },
  ...{ step: 'percent', value: '', ending: '', list: 'all', kind: 'regular', operation: '', startsAt: '', endsAt: '' },
  ...{ margin: '10', belowCost: 'leave_out' },
}

/** The references in a text: the first cell of each line, whatever parts the cells. */
export const skusIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => (line.split(/[;,\t]/)[0] ?? '').replace(/^\uFEFF?"?|"$/g, '').trim())
      .filter((sku) => sku !== '' && fieldNames.has(sku.toLowerCase()) === false),
  ),
]

const fieldNames = new Set(['sku', 'reference', 'référence', 'article'])

type Asked = Sent<typeof startRepricing>

/** What is asked of the server, or what is missing for it. */
export function askedOf(draft: RepricingDraft): { asked: Asked } | { missing: 'which' | 'how' | 'name' } {
  const skus = skusIn(draft.skus)
  const choice = {
    ...(draft.category ? { categories: [draft.category] } : {}),
    ...(draft.brand.trim() ? { brands: [draft.brand.trim()] } : {}),
    ...(draft.query.trim() ? { query: draft.query.trim() } : {}),
    ...(skus.length > 0 ? { skus } : {}),
  }
  const isNarrowed = Object.keys(choice).length > 0
  if (!isNarrowed && !draft.isEverything) return { missing: 'which' }
  const typed = draft.value
    .replace(/[\s\u00a0\u202f€%]/g, '')
    .replace(',', '.')
    .replace('−', '-')
  const value = Number(typed)
  if (typed === '' || Number.isNaN(value) || (draft.step === 'price' && value < 0)) return { missing: 'how' }
  const minor = fromDecimal(typed, 'EUR')?.minor ?? 0
  const step =
    draft.step === 'percent'
      ? { kind: 'percent' as const, percent: Math.round(value * 100) / 100 }
      : { kind: draft.step, amountMinor: minor }
  if (!draft.title.trim()) return { missing: 'name' }
  const moment = (text: string) => {
    const [day = '', time = '00:00'] = text.split('T')
    return instantOf(day, time.slice(0, 5), 'Europe/Paris').toISOString()
  }
  return {
    asked: {
      title: draft.title.trim(),
      choice: isNarrowed ? choice : { everything: true as const },
      change: { step, ...(draft.ending ? { ending: Number(draft.ending) as 0 } : {}) },
      ...{ list: draft.list, kind: draft.kind, belowCost: draft.belowCost },
      ...(draft.operation.trim() ? { operation: draft.operation.trim() } : {}),
      ...(draft.startsAt ? { startsAt: moment(draft.startsAt) } : {}),
      ...(draft.endsAt && draft.kind === 'promotion' ? { endsAt: moment(draft.endsAt) } : {}),
      minimumMarginPercent: Math.min(90, Math.max(0, Math.round(Number(draft.margin) || 0))),
    },
  }
}
