import { consentPurposes } from '@filrouge/contract/customers.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { tryRule } from '@filrouge/contract/segments.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { ruleOfDraft, type SegmentDraft } from './segment-draft.ts'

const pauseMs = 300

/** What a rule may say of a customer, and how many it finds today, told while one types. */
export function SegmentRuleFields(props: {
  draft: SegmentDraft
  onChange: (changes: Partial<SegmentDraft>) => void
  wrong: ReadonlySet<keyof SegmentDraft>
  currency: string
}) {
  const say = useWords()
  const language = useLanguage()
  const { draft, onChange } = props
  const text = (field: keyof SegmentDraft, label: string, more: Partial<Parameters<typeof Field>[0]> = {}) => (
    <Field
      label={label}
      name={field}
      value={draft[field] as string}
      onValue={(value) => onChange({ [field]: value })}
      autocomplete="off"
      inputMode="numeric"
      error={props.wrong.has(field) ? say('offers.missing') : undefined}
      {...more}
    />
  )
  const choice = (field: keyof SegmentDraft, label: string, options: readonly (readonly [string, string])[]) => (
    <label class="field">
      <span class="field-label">{label}</span>
      <select value={draft[field] as string} onChange={(event) => onChange({ [field]: event.currentTarget.value })}>
        <option value="">{say('segments.any')}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <section class="stack" aria-labelledby="rule-title">
      <div class="stack-small">
        <h2 id="rule-title">{say('segments.rule')}</h2>
        <p class="soft small">{say('segments.ruleLead')}</p>
      </div>
      <div class="offer-fields">
        {text('ordersAtLeast', say('segments.ordersAtLeast'))}
        {text('spentAtLeast', say('segments.spentAtLeast'), { inputMode: 'decimal' })}
        {text('withinDays', say('segments.withinDays'), { hint: say('segments.withinHint') })}
        {text('notSinceDays', say('segments.notSinceDays'))}
        {text('postcodes', say('segments.postcodes'), { inputMode: 'text', hint: say('segments.postcodesHint') })}
        {choice('kind', say('segments.kind'), [
          ['private', say('segments.kind.private')],
          ['company', say('segments.kind.company')],
        ])}
        {choice('language', say('segments.language'), [
          ['fr', say('segments.language.fr')],
          ['en', say('segments.language.en')],
        ])}
        {choice(
          'consent',
          say('segments.consent'),
          consentPurposes.map((purpose) => [purpose, sayCode(language, `consentPurpose.${purpose}`)] as const),
        )}
      </div>
      <Toggle isOn={draft.hasCard} onTurn={(hasCard) => onChange({ hasCard })}>
        {say('segments.hasCard')}
      </Toggle>
      <Found draft={draft} currency={props.currency} isTold={props.wrong.has('isByRule')} />
    </section>
  )
}

function Found({ draft, currency, isTold }: { draft: SegmentDraft; currency: string; isTold: boolean }) {
  const say = useWords()
  const { rule, wrong } = ruleOfDraft(draft, currency)
  const key = rule && wrong.size === 0 ? JSON.stringify(rule) : ''
  const [asked, setAsked] = useState(key)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(key), pauseMs)
    return () => clearTimeout(timer)
  }, [key])
  const found = useAsk(tryRule, asked === '' ? null : { rule: JSON.parse(asked) }).answer
  if (!rule) return <p class={isTold ? 'field-error' : 'soft'}>{say('segments.ruleEmpty')}</p>
  return (
    <p class="rule-found" role="status">
      {found && asked === key ? say('segments.found', { count: found.members }) : '…'}
    </p>
  )
}
