import {
  listSourcingVersions,
  type SourcingVersion,
  type SourcingView,
  takeBackSourcing,
} from '@filrouge/contract/sourcing.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { datedWords } from '@filrouge/ui/dates.ts'
import { useEffect } from 'preact/hooks'
import { doLater } from '../frame/later.ts'
import { useWords } from '../say.ts'
import { type Names, ruleTitle } from './rule-words.ts'

/** Every version that was in force, who published it and why; an older one is published again in a press. */
export function VersionsPanel(props: {
  published: number
  mayChange: boolean
  names: Names
  onSeen: (view: SourcingView) => void
}) {
  const say = useWords()
  const asked = useAsk(listSourcingVersions, {})
  useEffect(() => asked.again(), [props.published])
  const versions = asked.answer?.items
  return (
    <div class="stack">
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!versions && !asked.problem && <Skeleton lines={4} />}
      {versions?.length === 0 && <p class="soft">{say('sourcing.versions.none')}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ol class="versions" role="list">
        {versions?.map((version) => (
          <Version key={version.version} version={version} {...props} />
        ))}
      </ol>
    </div>
  )
}

function Version(props: {
  version: SourcingVersion
  published: number
  mayChange: boolean
  onSeen: (view: SourcingView) => void
}) {
  const say = useWords()
  const language = useLanguage()
  const api = useApi()
  const { version, rules, holdMinutes, note, takesBack, publishedAt, publishedBy } = props.version
  const isNow = version === props.published
  const again = () =>
    doLater(
      {
        key: `version-${version}`,
        words: say('sourcing.versions.againSoon', { version }),
        undoWords: say('sourcing.keepDraft'),
      },
      async () => {
        const view = await api(takeBackSourcing, { version })
        props.onSeen(view)
        return say('sourcing.published', { version: view.published.version })
      },
    )
  const about = [
    publishedBy,
    publishedAt && datedWords(publishedAt, language, serverNow()),
    takesBack && say('sourcing.versions.takesBack', { version: takesBack }),
  ]
  return (
    <li class="version">
      <div class="version-what">
        <p class="strong">
          {say('sourcing.versions.version', { version })}{' '}
          {isNow && <Badge tone="good">{say('sourcing.versions.now')}</Badge>}
        </p>
        {note && <p>{note}</p>}
        <p class="soft small">{about.filter(Boolean).join(' · ')}</p>
        <details class="version-rules small">
          <summary>{say('sourcing.versions.rules', { count: rules.length, minutes: holdMinutes })}</summary>
          <ol>
            {rules.map((rule) => (
              <li key={rule.id}>{ruleTitle(rule, language)}</li>
            ))}
          </ol>
        </details>
      </div>
      {props.mayChange && !isNow && (
        <Button name={say('sourcing.versions.againNamed', { version })} onPress={again}>
          {say('sourcing.versions.again')}
        </Button>
      )}
    </li>
  )
}
