import { listLocations } from '@filrouge/contract/locations.ts'
import { deliveryModes } from '@filrouge/contract/promise.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { listSegments } from '@filrouge/contract/segments.ts'
import { channels } from '@filrouge/contract/sessions.ts'
import type { Condition } from '@filrouge/rules/offer.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useId, useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { weekdayWords } from '../sourcing/rule-words.ts'
import { ChoiceEditor } from './choice-editor.tsx'
import { AmountField, CountField, Ticks } from './number-fields.tsx'
import { conditionKinds, conditionOfKind } from './offer-draft.ts'

const conditionsAtMost = 10

/** When the offer applies: all of its conditions must hold; without any, always. */
export function OfferConditions(props: {
  conditions: readonly Condition[]
  onChange: (conditions: readonly Condition[]) => void
  currency: string
  isWrong: (path: string) => boolean
}) {
  const say = useWords()
  const id = useId()
  const { conditions, onChange } = props
  return (
    <section class="stack-small" aria-labelledby="conditions-title">
      <h2 id="conditions-title">{say('offers.conditions')}</h2>
      {conditions.length === 0 && <p class="soft">{say('offers.always')}</p>}
      {conditions.map((condition, place) => {
        const name = say(`offers.when.${condition.kind}`)
        return (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset would be read twice
          <div key={`${place} ${condition.kind}`} class="condition" role="group" aria-label={name}>
            <div class="condition-control stack-small">
              <Control
                condition={condition}
                onChange={(changed) => onChange(conditions.map((one, index) => (index === place ? changed : one)))}
                currency={props.currency}
                isWrong={(field) => props.isWrong(`conditions.${place}.${field}`)}
              />
            </div>
            <Button
              kind="quiet"
              name={say('sourcing.removeNamed', { name })}
              onPress={() => onChange(conditions.filter((_, index) => index !== place))}
            >
              <Icon name="close" />
            </Button>
          </div>
        )
      })}
      {conditions.length < conditionsAtMost && (
        <>
          <label class="only-heard" for={id}>
            {say('offers.addCondition')}
          </label>
          <select
            id={id}
            value=""
            onChange={(event) => {
              const kind = event.currentTarget.value as Condition['kind'] | ''
              if (kind) onChange([...conditions, conditionOfKind(kind)])
            }}
          >
            <option value="">{say('offers.addCondition')}</option>
            {conditionKinds.map((kind) => (
              <option key={kind} value={kind}>
                {say(`offers.when.${kind}`)}
              </option>
            ))}
          </select>
        </>
      )}
    </section>
  )
}

interface Editing {
  condition: Condition
  onChange: (condition: Condition) => void
  currency: string
  isWrong: (field: string) => boolean
}

function Control({ condition, onChange, currency, isWrong }: Editing) {
  const say = useWords()
  const language = useLanguage()
  const name = say(`offers.when.${condition.kind}`)
  switch (condition.kind) {
    case 'goods_at_least':
      return (
        <>
          <AmountField
            label={name}
            name="goodsAtLeast"
            currency={currency}
            value={condition.amountMinor}
            isWrong={isWrong('amountMinor')}
            onValue={(amountMinor) => onChange({ ...condition, amountMinor: amountMinor ?? Number.NaN })}
          />
          <ChoiceEditor of={condition.of} onChange={(of) => onChange({ ...condition, of })} />
        </>
      )
    case 'quantity_at_least':
      return (
        <>
          <CountField
            label={name}
            name="quantityAtLeast"
            value={condition.quantity}
            isWrong={isWrong('quantity')}
            onValue={(quantity) => onChange({ ...condition, quantity: quantity ?? Number.NaN })}
          />
          <ChoiceEditor of={condition.of} onChange={(of) => onChange({ ...condition, of })} />
        </>
      )
    case 'channel':
      return (
        <Ticks
          name={name}
          options={channels.map((channel) => [channel, sayCode(language, `channel.${channel}`)] as const)}
          chosen={condition.channels}
          isWrong={isWrong('channels')}
          onChange={(chosen) => onChange({ ...condition, channels: chosen })}
        />
      )
    case 'delivery':
      return (
        <Ticks
          name={name}
          options={deliveryModes.map((mode) => [mode, sayCode(language, `mode.${mode}`)] as const)}
          chosen={condition.modes}
          isWrong={isWrong('modes')}
          onChange={(modes) => onChange({ ...condition, modes })}
        />
      )
    case 'location':
      return <Shops condition={condition} onChange={onChange} name={name} isWrong={isWrong('locationIds')} />
    case 'segment':
      return <Segments condition={condition} onChange={onChange} name={name} isWrong={isWrong('segments')} />
    case 'place':
      return <Postcodes condition={condition} onChange={onChange} name={name} isWrong={isWrong('postcodes')} />
    case 'hours':
      return <Hours condition={condition} onChange={onChange} name={name} isWrong={isWrong} />
    case 'known_customer':
    case 'first_purchase':
      return <p class="field-label condition-alone">{name}</p>
  }
}

type Of<K extends Condition['kind']> = {
  condition: Extract<Condition, { kind: K }>
  onChange: (condition: Condition) => void
  name: string
}

function Shops({ condition, onChange, name, isWrong }: Of<'location'> & { isWrong: boolean }) {
  const shops = useAsk(listLocations, { kind: 'shop', limit: 100 }).answer?.items ?? []
  return (
    <Ticks
      name={name}
      options={shops.map((shop) => [shop.id, shop.name] as const)}
      chosen={condition.locationIds}
      isWrong={isWrong}
      onChange={(locationIds) => onChange({ ...condition, locationIds })}
    />
  )
}

function Segments({ condition, onChange, name, isWrong }: Of<'segment'> & { isWrong: boolean }) {
  const say = useWords()
  const language = useLanguage()
  const segments = useAsk(listSegments, {}).answer?.items
  return (
    <>
      <Ticks
        name={name}
        options={(segments ?? []).map(
          ({ code, titleFr, titleEn }) => [code, language === 'en' ? titleEn : titleFr] as const,
        )}
        chosen={condition.segments}
        isWrong={isWrong}
        onChange={(chosen) => onChange({ ...condition, segments: chosen })}
      />
      {segments?.length === 0 && <Link to="/offers/segments/new">{say('segments.new')}</Link>}
    </>
  )
}

function Postcodes({ condition, onChange, name, isWrong }: Of<'place'> & { isWrong: boolean }) {
  const say = useWords()
  const [typed, setTyped] = useState(condition.postcodes.join(', '))
  return (
    <Field
      label={name}
      name="postcodes"
      hint={say('offers.postcodesHint')}
      value={typed}
      autocomplete="off"
      error={isWrong ? say('offers.missing') : undefined}
      onValue={(text) => {
        setTyped(text)
        onChange({ ...condition, postcodes: text.split(/[\s,;]+/).filter(Boolean) })
      }}
    />
  )
}

function Hours({ condition, onChange, name, isWrong }: Of<'hours'> & { isWrong: (field: string) => boolean }) {
  const say = useWords()
  const language = useLanguage()
  return (
    <>
      <Ticks
        name={name}
        options={[1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), weekdayWords(day, language)] as const)}
        chosen={condition.weekdays.map(String)}
        isWrong={isWrong('weekdays')}
        onChange={(days) => onChange({ ...condition, weekdays: days.map(Number).sort() })}
      />
      <div class="condition-pair">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} class="field">
            <span class="field-label">{say(`offers.${end}`)}</span>
            {/* The end of the day is written 24:00, which no clock shows. */}
            <input
              type="time"
              value={condition[end] === '24:00' ? '' : condition[end]}
              onInput={(event) =>
                onChange({ ...condition, [end]: event.currentTarget.value || (end === 'to' ? '24:00' : '00:00') })
              }
            />
          </label>
        ))}
      </div>
    </>
  )
}
