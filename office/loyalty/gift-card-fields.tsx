import { Field } from '@filrouge/ui/components/field.tsx'
import { useWords } from '../say.ts'
import type { ProgrammeDraft } from './programme-draft.ts'

type Gifts = ProgrammeDraft['giftCards']

/** Which gift cards shoppers may buy, and how long they last. */
export function GiftCardFields({ draft, onDraft }: { draft: Gifts; onDraft: (draft: Gifts) => void }) {
  const say = useWords()
  const of = (name: 'amounts' | 'least' | 'most' | 'monthsToLive') => ({
    ...{ name: `gift-${name}`, value: draft[name], onValue: (value: string) => onDraft({ ...draft, [name]: value }) },
    autocomplete: 'off',
  })
  return (
    <section class="stack-small" aria-labelledby="gift-cards-title">
      <h2 id="gift-cards-title">{say('giftCards.title')}</h2>
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.isSold}
          onChange={(event) => onDraft({ ...draft, isSold: event.currentTarget.checked })}
        />
        {say('programme.giftCardsSold')}
      </label>
      <Field {...of('amounts')} label={say('programme.giftAmounts')} hint={say('programme.giftAmountsHint')} />
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.takesOthers}
          onChange={(event) => onDraft({ ...draft, takesOthers: event.currentTarget.checked })}
        />
        {say('programme.giftOthers')}
      </label>
      <div class="fields-beside">
        <Field {...of('least')} label={say('programme.giftLeast')} inputMode="decimal" />
        <Field {...of('most')} label={say('programme.giftMost')} inputMode="decimal" />
        <Field {...of('monthsToLive')} label={say('programme.giftMonths')} inputMode="numeric" />
      </div>
    </section>
  )
}
