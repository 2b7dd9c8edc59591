import type { SourcingTrial } from '@filrouge/contract/sourcing.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useWords } from '../say.ts'

const placesAtMost = 10
const rowHeight = 44
const left = 190
const width = 620

/** Who prepares the parcels: for each place the share in force, pale, and under it that of the draft, red. */
export function TrialShares({ trial, names }: { trial: SourcingTrial; names: ReadonlyMap<string, string> }) {
  const say = useWords()
  const language = useLanguage()
  const rows = sharesOf(trial)
  const most = Math.max(0.01, ...rows.flatMap(({ before, after }) => [before, after]))
  const percent = new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 1 })
  const long = (share: number) => Math.max(share > 0 ? 2 : 0, (share / most) * (width - left - 70))
  const nameOf = (row: Row) =>
    row.locationId === undefined
      ? say('sourcing.trial.others', { count: row.count })
      : (names.get(row.locationId) ?? '')
  return (
    <figure class="trial-shares stack-small">
      <figcaption class="section-title">
        <h3>{say('sourcing.trial.shares')}</h3>
        <span class="trial-key small soft">
          <span class="trial-key-before" aria-hidden="true" />
          {say('sourcing.trial.before')}
          <span class="trial-key-after" aria-hidden="true" />
          {say('sourcing.trial.after')}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${rows.length * rowHeight}`} aria-hidden="true" focusable="false">
        {rows.map((row, index) => (
          <g key={row.locationId ?? 'others'} transform={`translate(0 ${index * rowHeight})`}>
            <text class="trial-place" x={left - 12} y="25" text-anchor="end">
              {nameOf(row)}
            </text>
            <rect class="trial-before" x={left} y="7" width={long(row.before)} height="12" rx="3" />
            <rect class="trial-after" x={left} y="22" width={long(row.after)} height="12" rx="3" />
            <text class="trial-share" x={left + long(row.before) + 6} y="17">
              {percent.format(row.before)}
            </text>
            <text class="trial-share is-after" x={left + long(row.after) + 6} y="33">
              {percent.format(row.after)}
            </text>
          </g>
        ))}
      </svg>
      <ul class="only-heard">
        {rows.map((row) => (
          <li key={row.locationId ?? 'others'}>
            {say('sourcing.trial.shareRow', {
              place: nameOf(row),
              before: percent.format(row.before),
              after: percent.format(row.after),
            })}
          </li>
        ))}
      </ul>
    </figure>
  )
}

interface Row {
  locationId: string | undefined
  count: number
  before: number
  after: number
}

/** The places with the largest shares on either side; the small ones together. */
export function sharesOf({ before, after }: Pick<SourcingTrial, 'before' | 'after'>): Row[] {
  const total = (shares: SourcingTrial['before']['shares']) =>
    shares.reduce((sum, { parcels }) => sum + parcels, 0) || 1
  const parcelsOf = (shares: SourcingTrial['before']['shares'], id: string) =>
    shares.find(({ locationId }) => locationId === id)?.parcels ?? 0
  const ids = [...new Set([...before.shares, ...after.shares].map(({ locationId }) => locationId))]
  const rows = ids
    .map((locationId) => ({
      locationId: locationId as string | undefined,
      count: 1,
      before: parcelsOf(before.shares, locationId) / total(before.shares),
      after: parcelsOf(after.shares, locationId) / total(after.shares),
    }))
    .sort((one, other) => Math.max(other.before, other.after) - Math.max(one.before, one.after))
  const small = rows.slice(placesAtMost)
  if (small.length === 0) return rows
  const sum = (side: 'before' | 'after') => small.reduce((all, row) => all + row[side], 0)
  return [
    ...rows.slice(0, placesAtMost),
    { locationId: undefined, count: small.length, before: sum('before'), after: sum('after') },
  ]
}
