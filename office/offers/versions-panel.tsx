import { listCategories } from '@filrouge/contract/catalogue.ts'
import { listLocations } from '@filrouge/contract/locations.ts'
import { listOfferVersions, type OfferVersion } from '@filrouge/contract/promotions.ts'
import { listSegments } from '@filrouge/contract/segments.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { datedWords } from '@filrouge/ui/dates.ts'
import { useEffect } from 'preact/hooks'
import { useWords } from '../say.ts'
import { differences, type OfferNames } from './offer-in-words.ts'

/** What the offer was and when, and what each change of it changed; an older version is in force again in a press. */
export function VersionsPanel(props: {
  id: string
  current: number
  onTake?: (version: OfferVersion) => unknown
  isBusy?: boolean
}) {
  const say = useWords()
  const names = useOfferNames()
  const { id, current, onTake } = props
  const asked = useAsk(listOfferVersions, { id })
  useEffect(() => asked.again(), [current])
  const versions = asked.answer?.items
  return (
    <section class="stack-small" aria-labelledby="versions-title">
      <h2 id="versions-title">{say('offers.versions')}</h2>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!versions && !asked.problem && <Skeleton lines={3} />}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ol role="list" class="versions">
        {versions?.map((version, place) => (
          <li key={version.version} class="version">
            <div class="version-what">
              <p class="row version-title">
                <span class="strong">{say('offers.version', { number: version.version })}</span>
                {version.version === current && <Badge tone="good">{say('offers.versionNow')}</Badge>}
              </p>
              <p class="soft small">
                <DateWords at={version.setAt} as="moment" />
                {version.setBy && ` · ${version.setBy}`}
              </p>
              <Changes version={version} before={versions[place + 1]} names={names} />
            </div>
            {onTake && version.version !== current && (
              <Button
                kind="quiet"
                name={say('offers.takeVersionNamed', { number: version.version })}
                isBusy={props.isBusy ?? false}
                onPress={() => onTake(version)}
              >
                {say('offers.takeVersion')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Changes(props: { version: OfferVersion; before: OfferVersion | undefined; names: OfferNames }) {
  const say = useWords()
  const { version, before, names } = props
  if (!before) return <p class="small">{say('offers.firstVersion')}</p>
  const changed = differences(before.definition, version.definition, names)
  if (changed.length === 0) return <p class="small">{say('offers.sameVersion')}</p>
  return (
    <dl class="version-changes small">
      {changed.map(({ field, before: was, after }) => (
        <div key={field}>
          <dt>{field}</dt>
          <dd>
            <del>
              <span class="only-heard">{say('offers.said.was')} </span>
              {was}
            </del>
            <span aria-hidden="true"> → </span>
            <ins>
              <span class="only-heard">{say('offers.said.is')} </span>
              {after}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What the codes in an offer are called. */
function useOfferNames(): OfferNames {
  const language = useLanguage()
  const now = useNow()
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const segments = useAsk(listSegments, {}).answer?.items ?? []
  const locations = useAsk(listLocations, { limit: 200 }).answer?.items ?? []
  return {
    language,
    currency: 'EUR',
    category: (code) => categories.find((one) => one.code === code)?.title ?? code,
    segment: (code) => {
      const segment = segments.find((one) => one.code === code)
      return segment ? (language === 'en' ? segment.titleEn : segment.titleFr) : code
    },
    location: (id) => locations.find((one) => one.id === id)?.name ?? id,
    moment: (instant) => datedWords(instant, language, now),
  }
}
