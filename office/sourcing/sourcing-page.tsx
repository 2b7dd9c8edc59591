import { listCategories } from '@filrouge/contract/catalogue.ts'
import { listLocations } from '@filrouge/contract/locations.ts'
import type { SourcingView } from '@filrouge/contract/sourcing.ts'
import { limitKinds, type SourcingRule } from '@filrouge/contract/sourcing-rules.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Tabs } from '@filrouge/ui/components/tabs.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useMemo, useState } from 'preact/hooks'
import { hasRole, useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { DraftBar } from './draft-bar.tsx'
import { AddRule, RuleEditor } from './rule-editor.tsx'
import { RuleList } from './rule-list.tsx'
import type { Names } from './rule-words.ts'
import { TrialPanel } from './trial-panel.tsx'
import { emptyBasket, TryBasket } from './try-basket.tsx'
import { type UsedRules, useRules } from './use-rules.ts'
import { VersionsPanel } from './versions-panel.tsx'

/** From where orders are served: the rules in their order, changing them, and putting them to the test. */
export function SourcingPage() {
  const say = useWords()
  const used = useRules()
  const mayChange = hasRole(useSession(), 'merchandiser', 'manager')
  const [effects, setEffects] = useState<ReadonlyMap<string, string>>(new Map())
  const { names, shops } = useNames()
  useTitle(say('sourcing.title'))
  const { view } = used
  return (
    <div class="stack sourcing">
      <p>
        <Link to="/stock" class="back-link">
          <Icon name="back" />
          {say('stock.title')}
        </Link>
      </p>
      <h1>{say('sourcing.title')}</h1>
      <p class="soft sourcing-lead">{say('sourcing.lead')}</p>
      <Problem problem={used.problem} onRetry={used.again} />
      {!view && !used.problem && <Skeleton lines={8} />}
      {view && (
        <>
          <DraftBar view={view} mayChange={mayChange} undo={mayChange ? used.undo : undefined} onSeen={used.seen} />
          {!mayChange && <p class="soft">{say('sourcing.readOnly')}</p>}
          <div class="two-columns">
            <RulesSection used={used} names={names} effects={effects} mayChange={mayChange} />
            <TestSection
              view={view}
              names={names}
              shops={shops}
              mayChange={mayChange}
              onSeen={used.seen}
              onEffects={setEffects}
            />
          </div>
        </>
      )}
    </div>
  )
}

function useNames(): { names: Names; shops: [string, string][] } {
  const locations = useAsk(listLocations, { limit: 100 }).answer?.items
  const categories = useAsk(listCategories, {}).answer?.items
  return useMemo(
    () => ({
      names: {
        locations: new Map((locations ?? []).map(({ id, name }) => [id, name])),
        categories: new Map((categories ?? []).map(({ code, title }) => [code, title])),
      },
      shops: (locations ?? []).filter(({ kind }) => kind === 'shop').map(({ id, name }) => [id, name]),
    }),
    [locations, categories],
  )
}

const isLimit = ({ kind }: SourcingRule) => (limitKinds as readonly string[]).includes(kind)

function RulesSection(props: {
  used: UsedRules
  names: Names
  effects: ReadonlyMap<string, string>
  mayChange: boolean
}) {
  const say = useWords()
  const { used, mayChange } = props
  const [isAdding, setAdding] = useState(false)
  const [edited, setEdited] = useState<{ rule: SourcingRule; isNew: boolean }>()
  const rules = used.shown?.rules ?? []
  const limits = rules.filter(isLimit)
  const preferences = rules.filter((rule) => !isLimit(rule))
  const save = (rule: SourcingRule) => {
    const isKnown = rules.some(({ id }) => id === rule.id)
    const next = isKnown ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule]
    used.change({ rules: [...next.filter(isLimit), ...next.filter((one) => !isLimit(one))] })
    setEdited(undefined)
  }
  const shared = {
    names: props.names,
    effects: props.effects,
    mayChange,
    onEdit: (rule: SourcingRule) => setEdited({ rule, isNew: false }),
    onRemove: (gone: SourcingRule) => used.change({ rules: rules.filter(({ id }) => id !== gone.id) }),
  }
  return (
    <div class="sections rules-sections">
      <section class="stack-small">
        <h2 id="limits-title">{say('sourcing.limits')}</h2>
        <p class="soft small">{say(limits.length > 0 ? 'sourcing.limitsLead' : 'sourcing.noLimits')}</p>
        <RuleList
          {...shared}
          labelledBy="limits-title"
          rules={limits}
          onOrder={(ordered) => used.change({ rules: [...ordered, ...preferences] })}
        />
      </section>
      <section class="stack-small">
        <h2 id="preferences-title">{say('sourcing.preferences')}</h2>
        <p class="soft small">{say(preferences.length > 0 ? 'sourcing.preferencesLead' : 'sourcing.noPreferences')}</p>
        <RuleList
          {...shared}
          labelledBy="preferences-title"
          rules={preferences}
          onOrder={(ordered) => used.change({ rules: [...limits, ...ordered] })}
        />
      </section>
      {mayChange && (
        <p>
          <Button onPress={() => setAdding(true)}>
            <Icon name="plus" />
            {say('sourcing.add')}
          </Button>
        </p>
      )}
      <HoldMinutes used={used} mayChange={mayChange} />
      <AddRule
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        onChoose={(rule) => {
          setAdding(false)
          setEdited({ rule, isNew: true })
        }}
      />
      <RuleEditor
        rule={edited?.rule}
        isNew={edited?.isNew ?? false}
        names={props.names}
        onClose={() => setEdited(undefined)}
        onSave={save}
      />
    </div>
  )
}

const holds = [2, 3, 5, 8, 10, 12, 15, 20, 30, 45, 60]

function HoldMinutes({ used, mayChange }: { used: UsedRules; mayChange: boolean }) {
  const say = useWords()
  const minutes = used.shown?.holdMinutes ?? 10
  const choices = [...new Set([...holds, minutes])].sort((one, other) => one - other)
  return (
    <section class="hold-minutes">
      <label class="strong" for="hold-minutes">
        {say('sourcing.hold')}
      </label>
      <select
        id="hold-minutes"
        value={String(minutes)}
        disabled={!mayChange}
        onChange={(event) => used.change({ holdMinutes: Number(event.currentTarget.value) })}
      >
        {choices.map((count) => (
          <option key={count} value={String(count)}>
            {say('sourcing.holdMinutes', { count })}
          </option>
        ))}
      </select>
      <p class="soft small">{say('sourcing.holdLead')}</p>
    </section>
  )
}

function TestSection(props: {
  view: SourcingView
  names: Names
  shops: [string, string][]
  mayChange: boolean
  onSeen: (view: SourcingView) => void
  onEffects: (effects: ReadonlyMap<string, string>) => void
}) {
  const say = useWords()
  const [tab, setTab] = useState<'try' | 'trial' | 'versions'>('try')
  const [tried, setTried] = useState(emptyBasket)
  const { view, names } = props
  return (
    <section class="rules-test" aria-label={say('sourcing.tabs')}>
      <Tabs
        name={say('sourcing.tabs')}
        tabs={(['try', 'trial', 'versions'] as const).map((key) => ({ key, words: say(`sourcing.tab.${key}`) }))}
        chosen={tab}
        onChoose={setTab}
      >
        <div class="rules-panel">
          {tab === 'try' && (
            <TryBasket
              tried={tried}
              onTried={setTried}
              shops={props.shops}
              hasDraft={view.draft !== undefined}
              version={`${view.published.version} ${view.draft?.revision}`}
              onEffects={props.onEffects}
            />
          )}
          {tab === 'trial' && (
            <TrialPanel view={view} names={names.locations} mayStart={props.mayChange} onSeen={props.onSeen} />
          )}
          {tab === 'versions' && (
            <VersionsPanel
              published={view.published.version}
              mayChange={props.mayChange}
              names={names}
              onSeen={props.onSeen}
            />
          )}
        </div>
      </Tabs>
    </section>
  )
}
