import type { LocationView } from '@filrouge/contract/locations.ts'
import { listSafetyRules, promiseWindow } from '@filrouge/contract/stock.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { useWords } from '../say.ts'

/** Whose window is sold at a distance too. */
export function Windows({ shops, canSet }: { shops: readonly Pick<LocationView, 'id' | 'name'>[]; canSet: boolean }) {
  const say = useWords()
  const api = useApi()
  const asked = useAsk(listSafetyRules, { isBroad: 'true', limit: 1 })
  const set = usePress(async (locationId: string, isPromised: boolean) => {
    await api(promiseWindow, { locationId, isPromised })
    asked.again()
  })
  const promised = new Set<string>(asked.answer?.promisedWindows)
  return (
    <section class="stack-small" aria-labelledby="windows-title">
      <h2 id="windows-title">{say('keeping.windows')}</h2>
      <p class="soft">{say('keeping.windowsLead')}</p>
      <Problem problem={set.problem} />
      <div class="keeping-shops">
        {asked.answer &&
          shops
            .filter(({ id }) => canSet || promised.has(id))
            .map(({ id, name }) =>
              canSet ? (
                <Toggle key={id} isOn={promised.has(id)} onTurn={(isOn) => set.press(id, isOn)}>
                  {name}
                </Toggle>
              ) : (
                <span key={id}>{name}</span>
              ),
            )}
      </div>
    </section>
  )
}
