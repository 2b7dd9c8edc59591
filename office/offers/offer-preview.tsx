import { sayWhyNot } from '@filrouge/contract/offer-words.ts'
import { listOffers } from '@filrouge/contract/promotions.ts'
import { type Currency, formatMoney, money } from '@filrouge/kernel/money.ts'
import { applyOffers } from '@filrouge/rules/apply-offers.ts'
import type { Offer, WhyNot } from '@filrouge/rules/offer.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { HandBasket, OrderBasket, type PreviewBasket } from './preview-basket.tsx'

/** What an offer would do to a basket, together with the offers that run: worked out here, by the rules of the website and the tills themselves. */
export function OfferPreview({
  offer,
  currency,
  children,
}: {
  offer: Offer
  currency: string
  children?: ComponentChildren
}) {
  const say = useWords()
  const [source, setSource] = useState<'order' | 'hand'>('order')
  const [basket, setBasket] = useState<PreviewBasket>()
  return (
    <section class="stack-small offer-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{say('offers.preview')}</h2>
      <p class="soft small">{say('offers.previewLead')}</p>
      <fieldset class="segments is-wide">
        <legend class="only-heard">{say('offers.previewWhich')}</legend>
        {(['order', 'hand'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="source"
              checked={source === one}
              onChange={() => {
                setBasket(undefined)
                setSource(one)
              }}
            />
            {say(`offers.previewOf.${one}`)}
          </label>
        ))}
      </fieldset>
      {source === 'order' ? <OrderBasket onBasket={setBasket} /> : <HandBasket offer={offer} onBasket={setBasket} />}
      {basket && basket.lines.length > 0 && <Explained offer={offer} basket={basket} currency={currency} />}
      {children}
    </section>
  )
}

/** Each line and each cent: what it costs, what each offer takes off it, what it comes to. */
function Explained({ offer, basket, currency }: { offer: Offer; basket: PreviewBasket; currency: string }) {
  const say = useWords()
  const language = useLanguage()
  const running = useAsk(listOffers, { state: 'running' }).answer?.items ?? []
  const others = running
    .filter(({ id }) => id !== offer.id)
    .map(({ startsAt, endsAt, ...rest }) => ({
      ...rest,
      startsAt: new Date(startsAt),
      ...(endsAt ? { endsAt: new Date(endsAt) } : {}),
    }))
  const { lines, occasion } = basket
  const { startsAt: _startsAt, endsAt: _endsAt, ...mine } = offer
  const { verdicts, byLine, goodsMinor, deliveryMinor } = applyOffers(
    lines.map(({ line }) => line),
    [mine, ...(others as unknown as Offer[])],
    { ...occasion, at: serverNow(), opened: new Set([offer.id]), left: new Map() },
  )
  const amount = (minor: number) => formatMoney(money(minor, currency as Currency), language)
  const titleOf = (id: string) => {
    const other = running.find((one) => one.id === id)
    if (id === offer.id || !other) return say('offers.thisOffer')
    return language === 'en' ? other.titleEn : other.titleFr
  }
  const applied = verdicts.filter((verdict) => verdict.isApplied)
  const verdict = verdicts.find(({ offerId }) => offerId === offer.id)
  const goods = lines.reduce((sum, { line }) => sum + line.unitPriceMinor * line.quantity, 0)
  const delivery = occasion.delivery?.costMinor ?? 0
  const toDelivery = applied.filter((one) => one.deliveryMinor > 0)
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="preview-lines">
        {lines.map(({ title, line }, place) => (
          <li key={line.sku}>
            <span class="preview-title">{title}</span>
            <span class="soft">
              {line.quantity} × {amount(line.unitPriceMinor)}
            </span>
            <span class="preview-amounts">{amount(line.unitPriceMinor * line.quantity)}</span>
            {applied
              .filter((one) => one.byLine.has(place))
              .map((one) => (
                <span key={one.offerId} class="preview-taken">
                  <span>{titleOf(one.offerId)}</span>
                  <span class="preview-amounts">−{amount(one.byLine.get(place)!)}</span>
                </span>
              ))}
            {byLine[place]! > 0 && (
              <span class="preview-rest">
                <span class="only-heard">{say('offers.previewRest')}</span>
                {amount(line.unitPriceMinor * line.quantity - byLine[place]!)}
              </span>
            )}
          </li>
        ))}
        {delivery > 0 && (
          <li>
            <span class="preview-title">{say('offers.previewDelivery')}</span>
            <span />
            <span class="preview-amounts">{amount(delivery)}</span>
            {toDelivery.map((one) => (
              <span key={one.offerId} class="preview-taken">
                <span>{titleOf(one.offerId)}</span>
                <span class="preview-amounts">−{amount(one.deliveryMinor)}</span>
              </span>
            ))}
          </li>
        )}
      </ul>
      <p class="preview-total" role="status">
        <span>
          {verdict?.isApplied
            ? say('offers.previewTakes', { amount: amount(verdict.goodsMinor + verdict.deliveryMinor) })
            : verdict && say('offers.previewNothing', { why: whyWords(verdict.why) })}
        </span>
        <span class="soft small">
          {say('offers.previewSum', {
            before: amount(goods + delivery),
            after: amount(goods + delivery - goodsMinor - deliveryMinor),
          })}
        </span>
      </p>
    </>
  )

  function whyWords(why: WhyNot): string {
    const missing = 'missingMinor' in why ? { missing: money(why.missingMinor, currency as Currency) } : {}
    const count = 'missing' in why ? { missingQuantity: why.missing } : {}
    const words = sayWhyNot({ code: why.code, ...missing, ...count }, language)
    return why.code === 'better_one' ? `${words} (${titleOf(why.offerId)})` : words
  }
}
