import type { Language } from '@filrouge/contract/shapes.ts'
import { formatMoney, type Money } from '@filrouge/kernel/money.ts'
import { formatPhone } from '@filrouge/kernel/phone.ts'
import { netOf } from '@filrouge/rules/net-totals.ts'
import type { ComponentChildren } from 'preact'
import { say } from '../words.ts'

/** The money of the contract, whose currency is any code, as the kernel knows it. */
export type AnyMoney = { minor: number; currency: string }

/** An amount in the reader's language. */
export const sayMoney = (amount: AnyMoney, language: Language): string => formatMoney(amount as Money, language)

/** What delivering costs: an amount, or « offerte ». */
export const sayCost = (cost: AnyMoney, language: Language): string =>
  cost.minor === 0 ? say(language, 'price.free') : sayMoney(cost, language)

/** A value with its unit: « 120 Hz », but « 55″ » and « 7,8/10 ». */
export function withUnit(value: string, unit: string | undefined): string {
  if (!unit || value.endsWith(unit)) return value
  return /^[\p{L}°]/u.test(unit) ? `${value}\u00a0${unit}` : value + unit
}

/** A telephone number as its country writes it, kept on one line. */
export const sayPhone = (phone: string): string => formatPhone(phone).replaceAll(' ', '\u00a0')

interface PriceProps {
  price: AnyMoney | undefined
  priorPrice?: AnyMoney | undefined
  language: Language
  isLarge?: boolean
  /** For who buys for a company: the rate within the price, which is then told without tax first. */
  withoutVat?: number | undefined
}

/** A price and, beside a reduction, the lowest price of the thirty days before (C. conso. L112-1-1). */
export function Price({ price, priorPrice, language, isLarge, withoutVat }: PriceProps) {
  if (!price) return <p class="price quiet">{say(language, 'price.none')}</p>
  const percent = priorPrice && priorPrice.minor > 0 ? Math.floor(100 - (price.minor * 100) / priorPrice.minor) : 0
  const shown = (amount: AnyMoney) =>
    sayMoney(withoutVat === undefined ? amount : netMoney(amount, withoutVat), language)
  return (
    <p class={isLarge ? 'price price-large' : 'price'}>
      <strong>
        {shown(price)}
        {withoutVat !== undefined && <small class="price-tax"> {say(language, 'company.net')}</small>}
      </strong>
      {priorPrice && priorPrice.minor > price.minor && (
        <>
          {percent > 0 && (
            <span class="reduction">
              <span class="unseen">{say(language, 'price.reduction')} </span>
              {`−${percent}${language === 'fr' ? '\u202f' : ''}%`}
            </span>
          )}
          <span class="prior">
            <span class="unseen">{say(language, 'price.priorSpoken')} </span>
            <s>{shown(priorPrice)}</s>
            {isLarge && <small>{say(language, 'price.prior')}</small>}
          </span>
        </>
      )}
      {withoutVat !== undefined && (
        <span class="price-gross">{say(language, 'company.gross', { price: sayMoney(price, language) })}</span>
      )}
    </p>
  )
}

/** A price without the tax in it. */
export const netMoney = (amount: AnyMoney, ratePercent: number): AnyMoney => ({
  ...amount,
  minor: netOf(amount.minor, ratePercent),
})

/** A price as whoever reads it pays it: without tax, and saying so, for a company. */
export const sayPriceTo = (
  { language, isCompany }: { language: Language; isCompany: boolean },
  amount: AnyMoney,
  ratePercent: number,
): string =>
  isCompany
    ? say(language, 'company.price', { price: sayMoney(netMoney(amount, ratePercent), language) })
    : sayMoney(amount, language)

/** What delivering costs as whoever reads it is told: without tax, and saying so, for a company. */
export const sayCostTo = (
  request: { language: Language; isCompany: boolean },
  { cost, vatRatePercent }: { cost: AnyMoney; vatRatePercent: number },
): string => (cost.minor === 0 ? sayCost(cost, request.language) : sayPriceTo(request, cost, vatRatePercent))

interface LineTotalProps {
  line: { total: AnyMoney; totalNet?: AnyMoney | undefined }
  language: Language
}

/** What a line comes to; of a company without tax first. */
export function LineTotal({ line: { total, totalNet }, language }: LineTotalProps) {
  if (!totalNet) return <p class="line-total">{sayMoney(total, language)}</p>
  return (
    <p class="line-total">
      {sayMoney(totalNet, language)}
      <small class="price-tax"> {say(language, 'company.net')}</small>
      <span class="price-gross">{say(language, 'company.gross', { price: sayMoney(total, language) })}</span>
    </p>
  )
}

type Tone = 'good' | 'bad' | 'warning' | 'plain'

/** A message of the page to its reader; what is wrong is announced at once. */
export function Notice({ tone, title, children }: { tone: Tone; title?: string; children?: ComponentChildren }) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : tone === 'plain' ? undefined : 'status'}>
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  )
}

interface FieldProps {
  name: string
  label: string
  value?: string | undefined
  type?: 'text' | 'email' | 'tel'
  autocomplete?: string
  inputMode?: 'numeric' | 'email' | 'tel' | 'text'
  hint?: string
  error?: string | undefined
  isRequired?: boolean
  maxLength?: number
  pattern?: string
}

/** A labelled field with its hint and what was wrong with it. */
export function Field(props: FieldProps) {
  const {
    name,
    label,
    value,
    type = 'text',
    autocomplete,
    inputMode,
    hint,
    error,
    isRequired,
    maxLength,
    pattern,
  } = props
  const id = `field-${name}`
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <small id={`${id}-hint`} class="quiet">
          {hint}
        </small>
      )}
      <input
        id={id}
        name={name}
        type={type}
        list={undefined}
        value={value ?? ''}
        autocomplete={autocomplete}
        inputMode={inputMode}
        required={isRequired}
        maxLength={maxLength}
        pattern={pattern}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
      />
      {error && (
        <small id={`${id}-error`} class="field-error">
          {error}
        </small>
      )}
    </div>
  )
}
