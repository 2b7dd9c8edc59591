import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '../app.ts'

const inKilometres = { style: 'unit', unit: 'kilometer' } as const
// To make one takes longer than to draw the map.
const kilometres = {
  fr: new Intl.NumberFormat(localeOf.fr, inKilometres),
  en: new Intl.NumberFormat(localeOf.en, inKilometres),
}
const lengths = [500, 200, 100, 50, 20, 10, 5, 2, 1]

/** How long a round number of kilometres is on a map that shows so many. */
export function ScaleBar({ widthKm }: { widthKm: number }) {
  const language = useLanguage()
  const length = lengths.find((km) => km <= widthKm / 4) ?? 1
  const words = kilometres[language].format(length)
  return (
    <svg
      class="map-scale"
      x="3%"
      y="96%"
      width={`${Math.round((length / widthKm) * 10_000) / 100}%`}
      aria-hidden="true"
    >
      <path d="M0 -5V0" />
      <line x2="100%" />
      <text y="-5" x="6">
        {words}
      </text>
    </svg>
  )
}
