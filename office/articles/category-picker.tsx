import { listCategories } from '@filrouge/contract/catalogue.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useId } from 'preact/hooks'
import { useWords } from '../say.ts'
import { Chosen } from '../sourcing/chosen.tsx'
import { categoryOptions } from './category-options.ts'

/** Categories by name: each chosen from a list, and taken away again. */
export function CategoryPicker(props: {
  label: string
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}) {
  const say = useWords()
  const id = useId()
  const { label, chosen, onChange } = props
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const titleOf = (code: string) => categories.find((category) => category.code === code)?.title ?? code
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          const { value } = event.currentTarget
          if (value && !chosen.includes(value)) onChange([...chosen, value])
        }}
      >
        <option value="">{say('sourcing.chooseCategory')}</option>
        {categoryOptions(categories).map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
      <Chosen
        chosen={chosen.map((code) => [code, titleOf(code)])}
        onRemove={(gone) => onChange(chosen.filter((code) => code !== gone))}
      />
    </div>
  )
}
