import type { Language, Totals } from '@filrouge/contract/shapes.ts'
import type { SlotView } from '@filrouge/contract/slots.ts'
import { SlotGrid } from '@filrouge/ui/slots/slot-grid.tsx'
import { keptWay, marksOf, wayKey } from '@filrouge/ui/ways.ts'
import { owedOf } from '../carts/tenders.tsx'
import { TotalsTable } from '../carts/totals-table.tsx'
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
      <TotalsOfWays options={offered.flatMap((mode) => byMode[mode])} language={language} />
    </>
  )
}

/** What it all comes to in each way, for the script to show beside the form: several ways have the same. */
function TotalsOfWays({ options, language }: { options: readonly OfferedWay[]; language: Language }) {
  const all = options.flatMap(({ totals, slots = [] }) => [totals, ...slots.map((slot) => slot.totals)])
  return [...new Map(all.map((totals) => [totalsKey(totals), totals]))].map(([key, totals]) => (
    <template key={key} data-totals={key}>
      <TotalsTable totals={totals} language={language} hasDelivery />
    </template>
  ))
}

const totalsKey = ({ goods, delivery, total, vat }: Totals): string =>
  [goods, delivery, total, ...vat.map(({ amount }) => amount)].map(({ minor }) => minor).join('-')

/** What bringing it costs, as the rows of the totals say it: to a company without tax. */
function sayCostOf({ totals: { delivery, net } }: { totals: Totals }, language: Language): string {
  if (!net || delivery.minor === 0) return sayCost(delivery, language)
  return say(language, 'company.price', { price: sayMoney(net.delivery, language) })
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
          {sayCostOf(first, language)}
          {sooner &&
            ` · ${say(language, 'checkout.sooner', {
              when: sayWindow(mode, sooner, language, now),
              cost: sayCostOf(sooner, language),
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
          data-totals={totalsKey(option.totals)}
          data-owed={sayMoney(owedOf(cart, option.totals.total), language)}
          data-promise={sayPromise(mode, option, language, now)}
          data-place={placeOfOption(option, language)}
        />
        <input type="hidden" name={`shown-${key}`} value={`${option.latest} ${option.totals.total.minor}`} />
        {mode === 'relay' && <b class="relay-number">{index + 1}</b>}
        <span class="way-what">
          <strong>{mode === 'home' ? capital(when) : placeOfOption(option, language)}</strong>
          <span class="way-detail">{mode === 'home' ? placeOfOption(option, language) : capital(when)}</span>
        </span>
        <span class="way-cost">{sayCostOf(option, language)}</span>
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
    const { totals } = slots.find((slot) => slot.id === id)!
    return {
      value: slotValue({ slotId: id, endsAt, totalMinor: totals.total.minor }),
      'data-totals': totalsKey(totals),
      'data-owed': sayMoney(owedOf(cart, totals.total), language),
      'data-promise': sayPromise(mode, { earliest: startsAt, latest: endsAt, slot: id }, language, now),
      'data-place': placeOfOption(option, language),
    }
  }
  return (
    <SlotGrid
      slots={slots.map((slot) => ({ ...slot, cost: slot.totals.net?.delivery ?? slot.cost }))}
      tax={option.totals.net && say(language, 'company.net')}
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
