import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { NetMoney } from '@filrouge/ui/components/net-money.tsx'
import { promisedWords } from '@filrouge/ui/promised.ts'
import { type marksOf, serviceWords } from '@filrouge/ui/ways.ts'
import { useWords } from '../say.ts'
import { distanceWords } from './distance-words.ts'

/** One way to have it: the date first, whether it is in time, what it costs and why it is so. `at` is the server's now. */
export function PromiseRow(props: {
  option: PromiseOption
  at: string
  hereId: string | null
  isBrief?: boolean
  /** Which of the ways beside it are cheapest and fastest. */
  marks?: ReturnType<typeof marksOf<PromiseOption>>
  /** It is bought for a company: costs are told without tax first. */
  isCompany: boolean
}) {
  const { option, at, hereId, isBrief = false, marks, isCompany } = props
  const word = useWords()
  const language = useLanguage()
  const isHere = option.locationId !== undefined && option.locationId === hereId
  const placeName = isHere && option.mode === 'takeaway' ? undefined : (option.locationName ?? option.relayPointName)
  return (
    <>
      <span class="list-row-main">
        <span class="strong">{promisedWords({ ...option, placeName }, language, new Date(at))}</span>
        <span class="soft small">
          {[
            option.distanceMetres !== undefined && !isHere && distanceWords(option.distanceMetres, language),
            isBrief ? option.mode === 'home' && serviceWords(option, language) : option.whyText,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span class="badges">
          {option.inTime !== undefined && (
            <Badge tone={option.inTime ? 'good' : 'warn'}>
              {word(option.inTime ? 'promise.inTime' : 'promise.tooLate')}
            </Badge>
          )}
          {marks?.fastest.has(option) && <Badge tone="info">{word('promise.fastest')}</Badge>}
          {marks?.cheapest.has(option) && <Badge>{word('promise.cheapest')}</Badge>}
        </span>
      </span>
      <span class="list-row-end">
        {option.cost.minor === 0 ? (
          <span class="good">{word('promise.free')}</span>
        ) : (
          <NetMoney amount={option.cost} withoutVat={isCompany ? option.vatRatePercent : undefined} />
        )}
      </span>
    </>
  )
}
