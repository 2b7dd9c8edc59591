import { type LeavingKind, listLeavingRules, setLeavingRule } from '@filrouge/contract/stock.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'

const starts = ['floor', 'stock_room'] as const

/** From where in a shop goods leave when nobody says from where. */
export function Leaving({ canSet }: { canSet: boolean }) {
  const say = useWords()
  const api = useApi()
  const asked = useAsk(listLeavingRules, {})
  const set = usePress(async (kind: LeavingKind, startsWith: (typeof starts)[number]) => {
    await api(setLeavingRule, { kind, startsWith })
    tell({ key: 'leaving', words: say('keeping.kept') })
    asked.again()
  })
  return (
    <section class="stack-small" aria-labelledby="leaving-title">
      <h2 id="leaving-title">{say('keeping.leaving')}</h2>
      <p class="soft">{say('keeping.leavingLead')}</p>
      <Problem problem={asked.problem ?? set.problem} onRetry={asked.problem && asked.again} />
      {asked.answer?.items.map((rule) => (
        <fieldset key={rule.kind} class="keeping-leaving">
          <legend>{say(`keeping.leaving.${rule.kind}`)}</legend>
          <div class="segments">
            {starts.map((place) => (
              <label key={place}>
                <input
                  type="radio"
                  name={`leaving-${rule.kind}`}
                  checked={rule.startsWith === place}
                  disabled={!canSet}
                  onChange={() => set.press(rule.kind, place)}
                />
                {say(`keeping.startsWith.${place}`)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  )
}
