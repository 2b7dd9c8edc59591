import { listOfferVersions, type OfferVersion } from '@filrouge/contract/promotions.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { type OfficeWord, useWords } from '../say.ts'

const fields = {
  titleFr: 'offers.name.fr',
  titleEn: 'offers.name.en',
  effect: 'offers.effect',
  conditions: 'offers.conditions',
  needsCode: 'offers.needsCode',
  mayBeGiven: 'offers.mayBeGiven',
  priority: 'offers.priority',
  group: 'offers.group',
  isAlone: 'offers.alone',
  mostUses: 'offers.mostUses',
  mostUsesEach: 'offers.mostUsesEach',
  budget: 'offers.budget',
  startsAt: 'offers.startsAt',
  endsAt: 'offers.endsAt',
  isDraft: 'offers.state.draft',
} as const satisfies Record<string, OfficeWord>

/** What the offer was and when: each version was in force until the next, and can be taken up again. */
export function VersionsPanel({
  id,
  current,
  onTake,
}: {
  id: string
  current: number
  onTake?: (version: OfferVersion) => void
}) {
  const say = useWords()
  const asked = useAsk(listOfferVersions, { id })
  const versions = asked.answer?.items
  return (
    <section class="stack-small" aria-labelledby="versions-title">
      <h2 id="versions-title">{say('offers.versions')}</h2>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!versions && !asked.problem && <Skeleton lines={3} />}
      <ol class="versions">
        {versions?.map((version, place) => (
          <li key={version.version} class="version">
            <span class="version-what">
              <span class="strong">{say('offers.version', { number: version.version })}</span>
              <span class="soft small">
                <DateWords at={version.setAt} as="moment" />
                {version.setBy && ` · ${version.setBy}`}
              </span>
              <span class="small">{changedWords(version, versions[place + 1])}</span>
            </span>
            {onTake && version.version !== current && (
              <Button
                name={say('offers.takeVersionNamed', { number: version.version })}
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

  function changedWords({ definition }: OfferVersion, before: OfferVersion | undefined): string {
    if (!before) return say('offers.firstVersion')
    const changed = (Object.keys(fields) as (keyof typeof fields)[]).filter(
      (field) => JSON.stringify(definition[field]) !== JSON.stringify(before.definition[field]),
    )
    return changed.length === 0 ? say('offers.sameVersion') : changed.map((field) => say(fields[field])).join(', ')
  }
}
