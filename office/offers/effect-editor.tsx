import { deliveryModes } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import type { Effect } from '@filrouge/rules/offer.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { ArticleFinder } from '../finding/article-finder.tsx'
import { useWords } from '../say.ts'
import { Chosen } from '../sourcing/chosen.tsx'
import { ChoiceEditor } from './choice-editor.tsx'
import { AmountField, CountField, PercentField, Ticks } from './number-fields.tsx'
import { effectKinds, effectOfKind } from './offer-draft.ts'

interface Editing<E extends Effect = Effect> {
  effect: E
  onChange: (effect: Effect) => void
  currency: string
  isWrong: (path: string) => boolean
}

/** What the offer takes off, and of which articles. */
export function EffectEditor(props: Editing) {
  const say = useWords()
  const { effect, onChange } = props
  return (
    <section class="stack" aria-labelledby="effect-title">
      <h2 id="effect-title">{say('offers.effect')}</h2>
      <fieldset class="effect-kinds">
        <legend class="only-heard">{say('offers.effect')}</legend>
        {effectKinds.map((kind) => (
          <label key={kind} class="effect-kind">
            <input
              type="radio"
              name="kind"
              checked={effect.kind === kind}
              onChange={() => onChange(effectOfKind(kind, effect))}
            />
            {say(`offers.effect.${kind}`)}
          </label>
        ))}
      </fieldset>
      <EffectFields key={effect.kind} {...props} />
      {'of' in effect && <ChoiceEditor of={effect.of} onChange={(of) => onChange({ ...effect, of })} />}
    </section>
  )
}

function EffectFields({ effect, onChange, currency, isWrong }: Editing) {
  const say = useWords()
  const language = useLanguage()
  const wrong = (field: string) => isWrong(`effect.${field}`)
  switch (effect.kind) {
    case 'percent':
      return (
        <div class="offer-fields">
          <PercentField
            label={say('offers.percent')}
            name="percent"
            value={effect.percent}
            isWrong={wrong('percent')}
            onValue={(percent) => onChange({ ...effect, percent: percent ?? Number.NaN })}
          />
          <AmountField
            label={say('offers.atMost')}
            name="atMost"
            currency={currency}
            isOptional
            value={effect.atMostMinor}
            isWrong={wrong('atMostMinor')}
            onValue={(atMostMinor) => onChange(without(effect, 'atMostMinor', atMostMinor))}
          />
        </div>
      )
    case 'amount':
      return (
        <div class="offer-fields">
          <AmountField
            label={say('offers.amount')}
            name="amount"
            currency={currency}
            value={effect.amountMinor}
            isWrong={wrong('amountMinor')}
            onValue={(amountMinor) => onChange({ ...effect, amountMinor: amountMinor ?? Number.NaN })}
          />
        </div>
      )
    case 'fixed_price':
      return (
        <div class="offer-fields">
          <AmountField
            label={say('offers.unitPrice')}
            name="unitPrice"
            currency={currency}
            value={effect.unitPriceMinor}
            isWrong={wrong('unitPriceMinor')}
            onValue={(unitPriceMinor) => onChange({ ...effect, unitPriceMinor: unitPriceMinor ?? Number.NaN })}
          />
        </div>
      )
    case 'buy_get':
      return (
        <div class="offer-fields">
          {(['buy', 'get'] as const).map((field) => (
            <CountField
              key={field}
              label={say(`offers.${field}`)}
              name={field}
              value={effect[field]}
              isWrong={wrong(field)}
              onValue={(value) => onChange({ ...effect, [field]: value ?? Number.NaN })}
            />
          ))}
          <PercentField
            label={say('offers.getPercent')}
            name="getPercent"
            value={effect.percent}
            isWrong={wrong('percent')}
            onValue={(percent) => onChange({ ...effect, percent: percent ?? Number.NaN })}
          />
          <CountField
            label={say('offers.times')}
            name="times"
            isOptional
            value={effect.times}
            isWrong={wrong('times')}
            onValue={(times) => onChange(without(effect, 'times', times))}
          />
        </div>
      )
    case 'bundle':
      return <BundleFields effect={effect} onChange={onChange} currency={currency} isWrong={isWrong} />
    case 'gift':
      return (
        <div class="stack-small">
          <ArticleFinder
            label={say('offers.giftArticle')}
            placeholder={say('offers.articlePlaceholder')}
            choose={say('offers.choose')}
            chooseNamed={(title) => say('offers.chooseNamed', { title })}
            needsPrice
            onChoose={({ sku }) => onChange({ ...effect, sku })}
          />
          <Chosen
            chosen={effect.sku ? [[effect.sku, effect.sku]] : []}
            onRemove={() => onChange({ ...effect, sku: '' })}
          />
          {wrong('sku') && <p class="field-error">{say('offers.missing')}</p>}
          <CountField
            label={say('offers.quantity')}
            name="giftQuantity"
            value={effect.quantity}
            isWrong={wrong('quantity')}
            onValue={(quantity) => onChange({ ...effect, quantity: quantity ?? Number.NaN })}
          />
        </div>
      )
    case 'free_delivery':
      return (
        <div class="stack-small">
          <Ticks
            name={say('offers.modes')}
            options={deliveryModes
              .filter((mode) => mode !== 'takeaway')
              .map((mode) => [mode, sayCode(language, `mode.${mode}`)] as const)}
            chosen={effect.modes ?? []}
            onChange={(modes) => onChange(without(effect, 'modes', modes.length === 0 ? undefined : modes))}
          />
          <AmountField
            label={say('offers.atMost')}
            name="atMost"
            currency={currency}
            isOptional
            value={effect.atMostMinor}
            isWrong={wrong('atMostMinor')}
            onValue={(atMostMinor) => onChange(without(effect, 'atMostMinor', atMostMinor))}
          />
        </div>
      )
  }
}

function BundleFields({ effect, onChange, currency, isWrong }: Editing<Extract<Effect, { kind: 'bundle' }>>) {
  const say = useWords()
  const setSlot = (place: number, slot: (typeof effect.slots)[number]) =>
    onChange({ ...effect, slots: effect.slots.map((one, index) => (index === place ? slot : one)) })
  return (
    <div class="stack">
      <div class="offer-fields">
        <AmountField
          label={say('offers.bundlePrice')}
          name="bundlePrice"
          currency={currency}
          value={effect.priceMinor}
          isWrong={isWrong('effect.priceMinor')}
          onValue={(priceMinor) => onChange({ ...effect, priceMinor: priceMinor ?? Number.NaN })}
        />
        <CountField
          label={say('offers.bundleTimes')}
          name="bundleTimes"
          value={effect.times}
          isWrong={isWrong('effect.times')}
          onValue={(times) => onChange({ ...effect, times: times ?? Number.NaN })}
        />
      </div>
      {effect.slots.map((slot, place) => (
        <fieldset key={place} class="rule-part stack-small">
          <legend class="field-label">{say('offers.bundlePart', { number: place + 1 })}</legend>
          <CountField
            label={say('offers.quantity')}
            name={`part-${place}`}
            value={slot.quantity}
            isWrong={isWrong(`effect.slots.${place}.quantity`)}
            onValue={(quantity) => setSlot(place, { ...slot, quantity: quantity ?? Number.NaN })}
          />
          <ChoiceEditor of={slot.of} onChange={(of) => setSlot(place, { ...slot, of })} />
          {effect.slots.length > 1 && (
            <div>
              <Button
                kind="quiet"
                onPress={() => onChange({ ...effect, slots: effect.slots.filter((_, index) => index !== place) })}
              >
                {say('offers.removePart', { number: place + 1 })}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      {effect.slots.length < 6 && (
        <div>
          <Button onPress={() => onChange({ ...effect, slots: [...effect.slots, { of: {}, quantity: 1 }] })}>
            {say('offers.addPart')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** An effect with a field set, or without it. */
function without<E extends Effect>(effect: E, field: string, value: unknown): Effect {
  const { [field as keyof E]: _gone, ...rest } = effect
  return (value === undefined ? rest : { ...rest, [field]: value }) as unknown as Effect
}
