import { listCategories } from '@filrouge/contract/catalogue.ts'
import type { LocationView } from '@filrouge/contract/locations.ts'
import { listSafetyRules, setSafetyRule } from '@filrouge/contract/stock.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { categoryOptions } from '../articles/category-options.ts'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'
import { Select } from './select.tsx'

type Place = Pick<LocationView, 'id' | 'name'>

/** Safety stock by category and by place: the rules there are, and one more. */
export function Safety({ places, canSet }: { places: readonly Place[]; canSet: boolean }) {
  const say = useWords()
  const api = useApi()
  const asked = useAsk(listSafetyRules, { isBroad: 'true', limit: 100 })
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const [category, setCategory] = useState('')
  const [locationId, setLocation] = useState('')
  const [quantity, setQuantity] = useState('')
  const set = usePress(async (rule: { category?: string; locationId?: string; quantity: number | null }) => {
    await api(setSafetyRule, rule)
    tell({ key: 'safety', words: say('keeping.kept') })
    setQuantity('')
    asked.again()
  })
  const rules = asked.answer?.items ?? []
  const named = (code: string | undefined, title: string | undefined) => title ?? code ?? say('keeping.allCategories')
  return (
    <section class="stack-small" aria-labelledby="safety-title">
      <h2 id="safety-title">{say('keeping.safety')}</h2>
      <p class="soft">{say('keeping.safetyLead')}</p>
      <Problem problem={asked.problem ?? set.problem} onRetry={asked.problem && asked.again} />
      {asked.answer && rules.length === 0 && <p class="soft">{say('keeping.none')}</p>}
      {rules.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{say('keeping.category')}</th>
              <th scope="col">{say('keeping.place')}</th>
              <th scope="col" class="is-figure">
                {say('keeping.quantity')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={`${rule.category} ${rule.locationId}`}>
                <td>{named(rule.category, rule.title)}</td>
                <td>{places.find(({ id }) => id === rule.locationId)?.name ?? say('keeping.allPlaces')}</td>
                <td class="is-figure">{rule.quantity}</td>
                <td class="is-figure">
                  {canSet && (
                    <Button
                      kind="quiet"
                      name={`${say('keeping.drop')} ${named(rule.category, rule.title)}`}
                      onPress={() =>
                        set.press({
                          ...(rule.category ? { category: rule.category } : {}),
                          ...(rule.locationId ? { locationId: rule.locationId } : {}),
                          quantity: null,
                        })
                      }
                    >
                      {say('keeping.drop')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {canSet && (
        <form
          class="keeping-form"
          onSubmit={(event) => {
            event.preventDefault()
            void set.press({
              ...(category ? { category } : {}),
              ...(locationId ? { locationId } : {}),
              quantity: Number(quantity),
            })
          }}
        >
          <Select
            label={say('keeping.category')}
            any={say('keeping.allCategories')}
            value={category}
            options={categoryOptions(categories)}
            onValue={setCategory}
          />
          <Select
            label={say('keeping.place')}
            any={say('keeping.allPlaces')}
            value={locationId}
            options={places.map(({ id, name }) => [id, name])}
            onValue={setLocation}
          />
          <Field
            label={say('keeping.quantity')}
            name="quantity"
            type="number"
            min="0"
            inputMode="numeric"
            value={quantity}
            onValue={setQuantity}
          />
          <Button type="submit" isBusy={set.isBusy} isDisabled={quantity === '' || !(category || locationId)}>
            {say('keeping.keep')}
          </Button>
        </form>
      )}
    </section>
  )
}
