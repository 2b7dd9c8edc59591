import type { SlotView } from '@filrouge/contract/slots.ts'
import { SlotGrid } from '@filrouge/ui/slots/slot-grid.tsx'
import { keptWay, marksOf, wayKey } from '@filrouge/ui/ways.ts'
import { owedOf } from '../carts/tenders.tsx'
import { sayPromise, sayWindow } from '../dates.ts'
import { link } from '../page.ts'
import { waysOf } from '../promises/ways.ts'
import { Icon } from '../shell/icons.tsx'
import { Field, Notice, sayCost, sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { AddressChoice } from './address-choice.tsx'
import type { Checkout, OfferedWay } from './checkout.ts'
import { slotValue } from './chosen-way.ts'
import { placeOfOption } from './place-of-option.ts'
import { RelayMap } from './relay-map.tsx'

const modes = ['home', 'relay', 'collect'] as const
type Mode = (typeof modes)[number]
const iconOf = { home: 'truck', relay: 'place', collect: 'shops' } as const

/** How and where: three ways by their best date, then what each must know. */
export function WayStep({ checkout }: { checkout: Checkout }) {
  const { request, options, place, isPostcodeUnknown } = checkout
  const { language } = request
  return (
    <section id="way" class="checkout-step" aria-labelledby="way-title">
      <h2 id="way-title">{say(language, 'checkout.delivery')}</h2>
      <div class="place">
        <Field
          name="place"
          label={say(language, 'place.postcode')}
          value={place.postcode}
          autocomplete="postal-code"
          inputMode="numeric"
          maxLength={12}
          error={isPostcodeUnknown ? say(language, 'place.unknown') : undefined}
        />
        <button type="submit" class="button button-quiet" formaction={link(language, '/checkout/place')}>
          {say(language, 'place.see')}
        </button>
      </div>
      {options?.length === 0 && !checkout.refused && <NoWay checkout={checkout} />}
      {options && options.length > 0 && <Modes checkout={checkout} options={options} />}
    </section>
  )
}

function Modes({ checkout, options }: { checkout: Checkout; options: readonly OfferedWay[] }) {
  const { request, values } = checkout
  const { language } = request
  const ways = waysOf(options)
  const byMode = { home: ways.home, relay: ways.relay.slice(0, 8), collect: ways.collect }
  const offered = modes.filter((mode) => byMode[mode].length > 0)
  const marks = marksOf(offered.flatMap((mode) => byMode[mode]))
  const chosen = keptWay(
    offered.flatMap((mode) => byMode[mode]),
    values.way,
  )
  return (
    <>
      <fieldset class="modes">
        <legend class="unseen">{say(language, 'checkout.how')}</legend>
        {offered.map((mode) => (
          <ModeCard
            key={mode}
            checkout={checkout}
            mode={mode}
            options={byMode[mode]}
            isChecked={chosen?.mode === mode || offered.length === 1}
            isFastest={byMode[mode].some((option) => marks.fastest.has(option))}
            isCheapest={byMode[mode].some((option) => marks.cheapest.has(option))}
          />
        ))}
      </fieldset>
      {offered.map((mode) => (
        <div key={mode} class={`mode-details mode-details-${mode}`}>
          <fieldset class={byMode[mode].length === 1 ? 'ways-of-mode is-alone' : 'ways-of-mode'}>
            <legend>{say(language, `checkout.which.${mode}`)}</legend>
            {mode === 'relay' && <RelayMap checkout={checkout} options={byMode.relay} />}
            {byMode[mode].map((option, index) => (
              <WayChoice
                key={wayKey(option)}
                checkout={checkout}
                mode={mode}
                option={option}
                index={index}
                isChecked={chosen?.mode === mode ? chosen === option : index === 0}
              />
            ))}
          </fieldset>
          {mode === 'home' && <AddressChoice checkout={checkout} />}
        </div>
      ))}
    </>
  )
}

interface ModeProps {
  checkout: Checkout
  mode: Mode
  options: readonly OfferedWay[]
  isChecked: boolean
  isFastest: boolean
  isCheapest: boolean
}

function ModeCard({ checkout, mode, options, isChecked, isFastest, isCheapest }: ModeProps) {
  const { request } = checkout
  const { language, now } = request
  const first = options[0] as OfferedWay
  // A shop that closes earlier makes nothing sooner.
  const sooner = mode === 'collect' ? undefined : options.find((option) => option.latest < first.latest)
  return (
    <label class="mode">
      <input type="radio" name="mode" value={mode} checked={isChecked} required />
      <Icon name={iconOf[mode]} />
      <span class="mode-words">
        <strong>{sayPromise(mode, first, language, now)}</strong>
        <span class="quiet">
          {sayCost(first.cost, language)}
          {sooner &&
            ` · ${say(language, 'checkout.sooner', {
              when: sayWindow(mode, sooner, language, now),
              cost: sayCost(sooner.cost, language),
            })}`}
        </span>
        {isFastest && <span class="mark">{say(language, 'promise.fastest')}</span>}
        {isCheapest && <span class="mark">{say(language, 'promise.cheapest')}</span>}
      </span>
    </label>
  )
}

interface WayProps {
  checkout: Checkout
  mode: Mode
  option: OfferedWay
  index: number
  isChecked: boolean
}

/** One place or service of a way. What it shows goes along with the form: that, and nothing else, is what she agrees to. */
function WayChoice({ checkout, mode, option, index, isChecked }: WayProps) {
  const { request, cart } = checkout
  const { language, now } = request
  const key = wayKey(option)
  const when = sayWindow(mode, option, language, now)
  return (
    <>
      <label class="choice">
        <input
          type="radio"
          name={`way-${mode}`}
          value={key}
          checked={isChecked}
          data-cost={sayCost(option.cost, language)}
          data-total={sayMoney(option.total, language)}
          data-owed={sayMoney(owedOf(cart, option.total), language)}
          data-minor={option.total.minor}
          data-promise={sayPromise(mode, option, language, now)}
          data-place={placeOfOption(option, language)}
        />
        <input type="hidden" name={`shown-${key}`} value={`${option.latest} ${option.total.minor}`} />
        {mode === 'relay' && <b class="relay-number">{index + 1}</b>}
        <span class="way-what">
          <strong>{mode === 'home' ? capital(when) : placeOfOption(option, language)}</strong>
          <span class="way-detail">{mode === 'home' ? placeOfOption(option, language) : capital(when)}</span>
        </span>
        <span class="way-cost">{sayCost(option.cost, language)}</span>
      </label>
      {option.slots && <SlotsOfWay checkout={checkout} mode={mode} option={option} slots={option.slots} />}
    </>
  )
}

type Slots = NonNullable<OfferedWay['slots']>

/** By appointment: the slots of a way, each with what it shows beside the ways and on the button. */
function SlotsOfWay(props: { checkout: Checkout; mode: Mode; option: OfferedWay; slots: Slots }) {
  const { checkout, mode, option, slots } = props
  const { request, cart, values } = checkout
  const { language, now } = request
  const kept = slots.find(({ id }) => id === values.slotId) ?? slots[0]
  const carried = ({ id, startsAt, endsAt }: SlotView) => {
    const { cost, total } = slots.find((slot) => slot.id === id)!
    return {
      value: slotValue({ slotId: id, endsAt, totalMinor: total.minor }),
      'data-cost': sayCost(cost, language),
      'data-total': sayMoney(total, language),
      'data-owed': sayMoney(owedOf(cart, total), language),
      'data-minor': total.minor,
      'data-promise': sayPromise(mode, { earliest: startsAt, latest: endsAt, slot: id }, language, now),
      'data-place': placeOfOption(option, language),
    }
  }
  return (
    <SlotGrid
      slots={slots}
      name={`slot-${wayKey(option)}`}
      chosen={kept?.id}
      language={language}
      now={now}
      title={say(language, 'checkout.slot')}
      carried={carried}
    />
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function NoWay({ checkout }: { checkout: Checkout }) {
  const { request, cart } = checkout
  const { language } = request
  const missing = cart.lines.filter((line) => line.availableNow < line.quantity)
  return (
    <Notice tone="warning" title={say(language, 'checkout.noWay')}>
      <ul>
        {missing.map((line) => (
          <li key={line.sku}>
            <strong>{line.title}</strong>{' '}
            {say(language, 'basket.notEnough', { available: line.availableNow, quantity: line.quantity })}
          </li>
        ))}
      </ul>
      <a class="button" href={link(language, '/basket')}>
        {say(language, 'checkout.changeBasket')}
      </a>
    </Notice>
  )
}
