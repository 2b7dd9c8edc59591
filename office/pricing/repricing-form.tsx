import { listCategories, searchProducts } from '@filrouge/contract/catalogue.ts'
import { listPriceLists } from '@filrouge/contract/price-lists.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import type { ComponentChildren } from 'preact'
import { categoryOptions } from '../articles/category-options.ts'
import { useWords } from '../say.ts'
import type { RepricingDraft } from './repricing-draft.ts'

const endings = ['99', '95', '90', '50', '0'] as const

/** Which articles, and what becomes of their prices. */
export function RepricingForm(props: {
  draft: RepricingDraft
  onDraft: (more: Partial<RepricingDraft>) => void
  missing: 'which' | 'how' | 'name' | undefined
  onSubmit: () => unknown
  isBusy: boolean
}) {
  const say = useWords()
  return (
    <form
      class="stack price-form"
      onSubmit={(event) => {
        event.preventDefault()
        void props.onSubmit()
      }}
    >
      <Which {...props} />
      <How {...props} />
      <div class="price-form-fields">
        <Field
          label={say('many.name')}
          name="title"
          maxLength={120}
          autocomplete="off"
          value={props.draft.title}
          onValue={(title) => props.onDraft({ title })}
          error={props.missing === 'name' ? say('many.sayName') : undefined}
        />
      </div>
      <div>
        <Button type="submit" kind="primary" isBusy={props.isBusy}>
          {say('many.compute')}
        </Button>
      </div>
    </form>
  )
}

type Part = Parameters<typeof RepricingForm>[0]

function Which({ draft, onDraft, missing }: Part) {
  const say = useWords()
  const categories = useAsk(listCategories, {}).answer?.items ?? []
  const found = useAsk(searchProducts, { limit: 1, ...(draft.category ? { category: draft.category } : {}) })
  const brands = found.answer?.facets.find(({ key }) => key === 'brand')?.values ?? []
  const isNarrowed = Boolean(draft.category || draft.brand || draft.query.trim() || draft.skus.trim())
  return (
    <fieldset class="bare-fieldset stack-small">
      <legend>
        <h2>{say('many.which')}</h2>
      </legend>
      <div class="price-form-fields">
        <Select
          label={say('many.category')}
          value={draft.category}
          onValue={(category) => onDraft({ category, brand: '' })}
          options={[['', say('many.anyCategory')], ...categoryOptions(categories)]}
        />
        <Select
          label={say('many.brand')}
          value={draft.brand}
          onValue={(brand) => onDraft({ brand })}
          options={[['', say('many.anyBrand')], ...brands.map(({ title }) => [title, title] as const)]}
        />
        <Field
          label={say('many.query')}
          name="query"
          type="search"
          hint={say('many.queryHint')}
          value={draft.query}
          onValue={(query) => onDraft({ query })}
        />
      </div>
      <details>
        <summary>{say('many.skus')}</summary>
        <div class="stack-small">
          <label class="field">
            <span class="field-hint">{say('many.skusHint')}</span>
            <textarea
              class="many-skus"
              name="skus"
              aria-label={say('many.skus')}
              value={draft.skus}
              onInput={(event) => onDraft({ skus: event.currentTarget.value })}
            />
          </label>
          <label class="field">
            <span class="field-label">{say('many.file')}</span>
            <input
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              onChange={(event) => void event.currentTarget.files?.[0]?.text().then((skus) => onDraft({ skus }))}
            />
          </label>
        </div>
      </details>
      {!isNarrowed && (
        <Toggle isOn={draft.isEverything} onTurn={(isEverything) => onDraft({ isEverything })}>
          {say('many.everything')}
        </Toggle>
      )}
      {missing === 'which' && (
        <p class="field-error" role="alert">
          {say('many.sayWhich')}
        </p>
      )}
    </fieldset>
  )
}

function How({ draft, onDraft, missing }: Part) {
  const say = useWords()
  const lists = useAsk(listPriceLists, {}).answer?.items.filter(({ status }) => status !== 'over') ?? []
  return (
    <fieldset class="bare-fieldset stack-small">
      <legend>
        <h2>{say('many.what')}</h2>
      </legend>
      <div class="row">
        <Segments
          name={say('many.step')}
          options={(['percent', 'amount', 'price'] as const).map((one) => [one, say(`many.step.${one}`)])}
          value={draft.step}
          onValue={(step) => onDraft({ step })}
        />
        <Segments
          name={say('prices.kind')}
          options={(['regular', 'promotion'] as const).map((one) => [one, say(`prices.kind.${one}`)])}
          value={draft.kind}
          onValue={(kind) => onDraft({ kind })}
        />
      </div>
      <div class="price-form-fields">
        <Field
          label={say(`many.value.${draft.step}`)}
          name="value"
          inputMode="text"
          autocomplete="off"
          value={draft.value}
          onValue={(value) => onDraft({ value })}
          error={missing === 'how' ? say('many.sayHow') : undefined}
        />
        <Select
          label={say('many.ending')}
          value={draft.ending}
          onValue={(ending) => onDraft({ ending })}
          options={[
            ['', say('many.ending.none')],
            ...endings.map(
              (one) => [one, one === '0' ? say('many.ending.0') : say('many.ending.some', { cents: one })] as const,
            ),
          ]}
        />
        {lists.length > 0 && (
          <Select
            label={say('many.list')}
            value={draft.list}
            onValue={(list) => onDraft({ list })}
            options={[['all', say('prices.list.all')], ...lists.map(({ code, title }) => [code, title] as const)]}
          />
        )}
        <Moment label={say('lists.startsAt')} value={draft.startsAt} onValue={(startsAt) => onDraft({ startsAt })} />
        {draft.kind === 'promotion' && (
          <>
            <Moment label={say('prices.endsAt')} value={draft.endsAt} onValue={(endsAt) => onDraft({ endsAt })} />
            <Field
              label={say('many.operation')}
              name="operation"
              hint={say('many.operationHint')}
              value={draft.operation}
              onValue={(operation) => onDraft({ operation })}
            />
          </>
        )}
        <Field
          label={say('many.margin')}
          name="margin"
          inputMode="numeric"
          value={draft.margin}
          onValue={(margin) => onDraft({ margin })}
        />
        <Select
          label={say('many.belowCost')}
          value={draft.belowCost}
          onValue={(belowCost) => onDraft({ belowCost: belowCost as RepricingDraft['belowCost'] })}
          options={(draft.operation.trim() === 'soldes'
            ? (['leave_out', 'to_cost', 'sell'] as const)
            : (['leave_out', 'to_cost'] as const)
          ).map((one) => [one, say(`many.belowCost.${one}`)] as const)}
        />
      </div>
    </fieldset>
  )
}

function Select(props: {
  label: string
  value: string
  onValue: (value: string) => void
  options: readonly (readonly [value: string, words: ComponentChildren])[]
}) {
  return (
    <label class="field">
      <span class="field-label">{props.label}</span>
      <select value={props.value} onChange={(event) => props.onValue(event.currentTarget.value)}>
        {props.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

function Moment(props: { label: string; value: string; onValue: (value: string) => void }) {
  return (
    <label class="field">
      <span class="field-label">{props.label}</span>
      <input type="datetime-local" value={props.value} onInput={(event) => props.onValue(event.currentTarget.value)} />
    </label>
  )
}

function Segments<T extends string>(props: {
  name: string
  options: readonly (readonly [T, string])[]
  value: T
  onValue: (value: T) => void
}) {
  return (
    <fieldset class="segments is-wide">
      <legend class="only-heard">{props.name}</legend>
      {props.options.map(([value, words]) => (
        <label key={value}>
          <input type="radio" name={props.name} checked={props.value === value} onChange={() => props.onValue(value)} />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
