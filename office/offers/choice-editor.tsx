import type { Choice } from '@filrouge/rules/offer.ts'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { useState } from 'preact/hooks'
import { CategoryPicker } from '../articles/category-picker.tsx'
import { ArticleFinder } from '../finding/article-finder.tsx'
import { useWords } from '../say.ts'
import { Chosen } from '../sourcing/chosen.tsx'

type Editing = { of: Choice; onChange: (of: Choice) => void }
type Listed = 'skus' | 'categories' | 'brands' | 'exceptSkus' | 'exceptCategories'

/** Without what is not said: the contract takes an empty list for a mistake. */
function put(of: Choice, field: keyof Choice, value: readonly string[] | boolean): Choice {
  const { [field]: _gone, ...rest } = of
  const isSaid = typeof value === 'boolean' ? value : value.length > 0
  return isSaid ? { ...rest, [field]: value } : rest
}

/** Which articles are meant: by department, brand or one by one, and which are not. Nothing chosen: all of them. */
export function ChoiceEditor({ of, onChange }: Editing) {
  const say = useWords()
  const isAll = Object.keys(of).length === 0
  return (
    <div class="stack-small choice-editor">
      <p class="small soft">{say(isAll ? 'offers.everything' : 'offers.chosenArticles')}</p>
      <Categories of={of} field="categories" onChange={onChange} label={say('offers.category')} />
      <Brands of={of} onChange={onChange} />
      <details class="more-fields">
        <summary>{say('offers.moreArticles')}</summary>
        <div class="stack-small">
          <Articles of={of} field="skus" onChange={onChange} label={say('offers.articles')} />
          <Categories of={of} field="exceptCategories" onChange={onChange} label={say('offers.exceptCategories')} />
          <Articles of={of} field="exceptSkus" onChange={onChange} label={say('offers.exceptArticles')} />
        </div>
      </details>
      <Toggle isOn={of.isAtRegularPrice ?? false} onTurn={(isOn) => onChange(put(of, 'isAtRegularPrice', isOn))}>
        {say('offers.regularOnly')}
      </Toggle>
    </div>
  )
}

function Categories({
  of,
  field,
  onChange,
  label,
}: Editing & { field: Extract<Listed, 'categories' | 'exceptCategories'>; label: string }) {
  return (
    <CategoryPicker label={label} chosen={of[field] ?? []} onChange={(chosen) => onChange(put(of, field, chosen))} />
  )
}

function Brands({ of, onChange }: Editing) {
  const say = useWords()
  const [typed, setTyped] = useState((of.brands ?? []).join(', '))
  return (
    <Field
      label={say('offers.brands')}
      name="brands"
      isOptional
      hint={say('sourcing.brandsHint')}
      value={typed}
      autocomplete="off"
      onValue={(text) => {
        setTyped(text)
        const brands = text.split(',').map((brand) => brand.trim())
        onChange(put(of, 'brands', brands.filter(Boolean)))
      }}
    />
  )
}

function Articles(props: Editing & { field: Extract<Listed, 'skus' | 'exceptSkus'>; label: string }) {
  const say = useWords()
  const { of, field, onChange } = props
  const chosen = of[field] ?? []
  return (
    <div class="stack-small">
      <ArticleFinder
        label={props.label}
        placeholder={say('offers.articlePlaceholder')}
        choose={say('offers.choose')}
        chooseNamed={(title) => say('offers.chooseNamed', { title })}
        needsPrice={false}
        onChoose={({ sku }) => !chosen.includes(sku) && onChange(put(of, field, [...chosen, sku]))}
      />
      <Chosen
        chosen={chosen.map((sku) => [sku, sku])}
        onRemove={(gone) =>
          onChange(
            put(
              of,
              field,
              chosen.filter((sku) => sku !== gone),
            ),
          )
        }
      />
    </div>
  )
}
