import { listOffers } from '@filrouge/contract/promotions.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { CategoryPicker } from '../articles/category-picker.tsx'
import { Ticks } from '../offers/number-fields.tsx'
import { useWords } from '../say.ts'
import {
  freshMultiplier,
  freshReward,
  freshTier,
  type MultiplierDraft,
  type RewardDraft,
  type TierDraft,
} from './programme-draft.ts'

interface RowsProps<R> {
  rows: readonly R[]
  onRows: (rows: R[]) => void
}

/** Her standings: from how much spent, how much more they earn, and what else they bring. */
export function TierRows(props: RowsProps<TierDraft>) {
  const say = useWords()
  return (
    <Rows {...props} title={say('programme.tiers')} fresh={freshTier} keepsFirst>
      {(tier, put, place) => (
        <>
          <Typed of={tier} name="titleFr" onPut={put} />
          <Typed of={tier} name="titleEn" onPut={put} />
          {place > 0 && <Typed of={tier} name="from" onPut={put} isFigure />}
          <Typed of={tier} name="factor" onPut={put} isFigure />
          <Lines of={tier} name="advantagesFr" onPut={put} />
          <Lines of={tier} name="advantagesEn" onPut={put} />
        </>
      )}
    </Rows>
  )
}

/** More points on some goods, for some standings, for some time. */
export function MultiplierRows({ tiers, ...props }: RowsProps<MultiplierDraft> & { tiers: readonly TierDraft[] }) {
  const say = useWords()
  const language = useLanguage()
  const known = tiers.flatMap(({ code, titleFr, titleEn }) =>
    code ? [[code, language === 'en' ? titleEn : titleFr] as const] : [],
  )
  return (
    <Rows {...props} title={say('programme.multipliers')} fresh={freshMultiplier}>
      {(multiplier, put) => (
        <>
          <Typed of={multiplier} name="titleFr" onPut={put} />
          <Typed of={multiplier} name="titleEn" onPut={put} />
          <Typed of={multiplier} name="factor" onPut={put} isFigure />
          {(['startsAt', 'endsAt'] as const).map((end) => (
            <label key={end} class="field">
              <span class="field-label">{say(`programme.${end}`)}</span>
              <input
                type="datetime-local"
                name={end}
                value={multiplier[end]}
                onInput={(event) => put({ [end]: event.currentTarget.value })}
              />
            </label>
          ))}
          <div class="is-half">
            <CategoryPicker
              label={say('programme.category')}
              chosen={multiplier.categories}
              onChange={(categories) => put({ categories })}
            />
          </div>
          {known.length > 1 && (
            <div class="is-half">
              <Ticks
                name={say('programme.forTiers')}
                options={known}
                chosen={multiplier.tiers}
                onChange={(chosen) => put({ tiers: chosen })}
              />
            </div>
          )}
        </>
      )}
    </Rows>
  )
}

/** What points are exchanged for. */
export function RewardRows(props: RowsProps<RewardDraft>) {
  const say = useWords()
  const language = useLanguage()
  const offers = useAsk(listOffers, {}).answer?.items.filter(({ needsCode }) => needsCode) ?? []
  return (
    <Rows {...props} title={say('programme.rewards')} fresh={freshReward}>
      {(reward, put) => (
        <>
          <Typed of={reward} name="titleFr" onPut={put} />
          <Typed of={reward} name="titleEn" onPut={put} />
          <Typed of={reward} name="points" onPut={put} isFigure />
          <label class="field">
            <span class="field-label">{say('programme.gives')}</span>
            <select
              name="offer"
              // The offers may come after what is chosen of them.
              key={offers.length}
              value={reward.offer}
              onChange={(event) => put({ offer: event.currentTarget.value })}
            >
              <option value="">{say('programme.givesCredit')}</option>
              {offers.map(({ id, titleFr, titleEn }) => (
                <option key={id} value={id}>
                  {say('programme.givesCoupon', { title: language === 'en' ? titleEn : titleFr })}
                </option>
              ))}
            </select>
          </label>
          {reward.offer === '' && <Typed of={reward} name="credit" onPut={put} isFigure />}
        </>
      )}
    </Rows>
  )
}

/** Several of a kind, each with its fields, one more, and one less. */
function Rows<R extends { titleFr: string; titleEn: string }>(
  props: RowsProps<R> & {
    title: string
    fresh: R
    /** The first cannot be taken away: there is always one. */
    keepsFirst?: boolean
    children: (row: R, put: (changes: Partial<R>) => void, place: number) => ComponentChildren
  },
) {
  const say = useWords()
  const id = useId()
  const { title, rows, onRows, fresh, keepsFirst = false } = props
  const put = (place: number, changes: Partial<R>) =>
    onRows(rows.map((row, at) => (at === place ? { ...row, ...changes } : row)))
  return (
    <section class="stack-small" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.map((row, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset would be read twice
        <div key={place} class="programme-row" role="group" aria-label={row.titleFr || `${title} ${place + 1}`}>
          <div class="fields">{props.children(row, (changes) => put(place, changes), place)}</div>
          {!(keepsFirst && place === 0) && (
            <Button
              kind="quiet"
              name={say('programme.removeOf', { title: row.titleFr })}
              onPress={() => onRows(rows.filter((_, at) => at !== place))}
            >
              <Icon name="close" />
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button onPress={() => onRows([...rows, fresh])}>{say('programme.add')}</Button>
      </div>
    </section>
  )
}

type TextOf<R> = Extract<keyof R, 'titleFr' | 'titleEn' | 'from' | 'factor' | 'points' | 'credit'>

function Typed<R>(props: {
  of: R
  name: TextOf<R> & string
  onPut: (changes: Partial<R>) => void
  isFigure?: boolean
}) {
  const say = useWords()
  const { of, name, onPut, isFigure = false } = props
  return (
    <div class={isFigure ? undefined : 'is-half'}>
      <Field
        label={say(`programme.${name}`)}
        name={name}
        value={String(of[name])}
        onValue={(value) => onPut({ [name]: value } as Partial<R>)}
        inputMode={isFigure ? 'decimal' : 'text'}
        autocomplete="off"
        maxLength={isFigure ? 12 : 120}
      />
    </div>
  )
}

function Lines(props: {
  of: TierDraft
  name: 'advantagesFr' | 'advantagesEn'
  onPut: (changes: Partial<TierDraft>) => void
}) {
  const say = useWords()
  const id = useId()
  const { of, name, onPut } = props
  return (
    <div class={`field is-half${name === 'advantagesFr' ? ' is-first' : ''}`}>
      <label class="field-label" for={id}>
        {say(`programme.${name}`)}
      </label>
      <textarea
        id={id}
        name={name}
        rows={Math.max(2, of[name].split('\n').length)}
        value={of[name]}
        aria-describedby={`${id}-hint`}
        onInput={(event) => onPut({ [name]: event.currentTarget.value })}
      />
      <p class="field-hint" id={`${id}-hint`}>
        {say('programme.advantagesHint')}
      </p>
    </div>
  )
}
