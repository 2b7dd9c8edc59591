import { type LoyaltyRules, type ProgrammeView, setProgramme, showProgramme } from '@filrouge/contract/loyalty.ts'
import { money } from '@filrouge/kernel/money.ts'
import { pointsFor } from '@filrouge/rules/points.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { hasRole, useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { OffersMenu } from '../offers/offers-menu.tsx'
import { useWords } from '../say.ts'
import { GiftCardFields } from './gift-card-fields.tsx'
import { draftOf, type ProgrammeDraft, rulesOf } from './programme-draft.ts'
import { MultiplierRows, RewardRows, TierRows } from './programme-rows.tsx'

/** How points are earned, the tiers and the rewards; beside it, what a purchase would earn in each tier by the rule as it is written now. */
export function ProgrammePage() {
  const say = useWords()
  const asked = useAsk(showProgramme, {})
  useTitle(say('programme.title'))
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{say('programme.title')}</h1>
      </div>
      <OffersMenu />
      <p class="soft">{say('programme.lead')}</p>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!asked.answer && !asked.problem && <Skeleton lines={8} />}
      {asked.answer && <Programme key={asked.answer.version} programme={asked.answer} onKept={asked.again} />}
    </div>
  )
}

const firstRules: LoyaltyRules = {
  pointsPerUnit: 1,
  multipliers: [],
  tiers: [
    { code: 'base', titleFr: 'Membre', titleEn: 'Member', fromMinor: 0, factor: 1, advantagesFr: [], advantagesEn: [] },
  ],
  monthsToLive: 24,
  usableAfterDays: 14,
  rewards: [],
  giftCards: {
    ...{ monthsToLive: 24, leastMinor: 1000, mostMinor: 50_000 },
    ...{ isSold: true, amountsMinor: [2500, 5000, 10_000, 15_000], takesOthers: true },
  },
}

function Programme({ programme, onKept }: { programme: ProgrammeView; onKept: () => unknown }) {
  const say = useWords()
  const api = useApi()
  const maySet = hasRole(useSession(), 'marketer')
  const before = programme.rules ?? firstRules
  const [draft, setDraft] = useState(draftOf(before))
  const rules = rulesOf(draft, before)
  const keep = usePress(async () => {
    if (!rules) return
    await api(setProgramme, { rules, from: programme.version })
    tell({ key: 'programme', words: say('programme.kept') })
    onKept()
  })
  if (!programme.rules && !maySet) return <Empty title={say('programme.none')} />
  return (
    <form
      class="two-columns"
      onSubmit={(event) => {
        event.preventDefault()
        void keep.press()
      }}
    >
      <fieldset class="stack plain-set programme" disabled={!maySet}>
        <legend class="only-heard">{say('programme.title')}</legend>
        <div class="fields-beside">
          <Field {...of('pointsPerUnit', draft, setDraft)} label={say('programme.pointsPerUnit')} inputMode="decimal" />
          <Field {...of('monthsToLive', draft, setDraft)} label={say('programme.monthsToLive')} inputMode="numeric" />
          <Field
            {...of('usableAfterDays', draft, setDraft)}
            label={say('programme.usableAfterDays')}
            hint={say('programme.usableHint')}
            inputMode="numeric"
          />
        </div>
        <TierRows rows={draft.tiers} onRows={(tiers) => setDraft({ ...draft, tiers })} />
        <MultiplierRows
          rows={draft.multipliers}
          tiers={draft.tiers}
          onRows={(multipliers) => setDraft({ ...draft, multipliers })}
        />
        <RewardRows rows={draft.rewards} onRows={(rewards) => setDraft({ ...draft, rewards })} />
        <GiftCardFields draft={draft.giftCards} onDraft={(giftCards) => setDraft({ ...draft, giftCards })} />
        <Problem problem={keep.problem} />
        {!rules && <p class="field-error">{say('programme.wrong')}</p>}
        {maySet && (
          <div>
            <Button type="submit" kind="primary" isBusy={keep.isBusy} isDisabled={!rules}>
              {say('programme.keep')}
            </Button>
          </div>
        )}
      </fieldset>
      <Preview rules={rules} />
    </form>
  )
}

type Plain = 'pointsPerUnit' | 'monthsToLive' | 'usableAfterDays'

const of = (name: Plain, draft: ProgrammeDraft, setDraft: (draft: ProgrammeDraft) => void) => ({
  name,
  value: draft[name],
  onValue: (value: string) => setDraft({ ...draft, [name]: value }),
  autocomplete: 'off',
  maxLength: 6,
})

const examples = [2500, 9900, 49_900]

/** What three purchases would earn in each tier: the very arithmetic of the basket. */
function Preview({ rules }: { rules: LoyaltyRules | undefined }) {
  const say = useWords()
  const language = useLanguage()
  const now = useNow()
  if (!rules) return <aside class="aside" />
  return (
    <aside class="stack-small aside" aria-labelledby="preview-title">
      <h2 id="preview-title">{say('programme.preview')}</h2>
      <table>
        <caption class="only-heard">{say('programme.preview')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('programme.tier')}</th>
            {examples.map((minor) => (
              <th key={minor} scope="col" class="is-figure">
                <Money amount={money(minor)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rules.tiers.map((tier) => (
            <tr key={tier.code}>
              <th scope="row">{language === 'en' ? tier.titleEn : tier.titleFr}</th>
              {examples.map((totalMinor) => (
                <td key={totalMinor} class="is-figure">
                  {pointsFor(rules, [{ totalMinor, categories: [] }], tier, now).points}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  )
}
