import type { ProblemError } from '@filrouge/client/client.ts'
import type { CartPart, CartView } from '@filrouge/contract/carts.ts'
import { sayUsedUp, type UsedUp } from '@filrouge/contract/offer-words.ts'
import { type PromiseOption, promiseBasket } from '@filrouge/contract/promise.ts'
import type { Language } from '@filrouge/kernel/language.ts'
import { wayKey } from '@filrouge/ui/ways.ts'
import { sayPromise, sayWindow } from '../dates.ts'
import { link, type PageRequest } from '../page.ts'
import { Notice, sayCostTo } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { PartOffer } from './part-offer.tsx'
import { placeOfOption } from './place-of-option.ts'

/** The new date; by appointment, a slot. */
type Promised = { earliest: string; latest: string; slot?: unknown }

/** Why it could not be paid, and what can be had instead. */
export type Refused =
  | { why: 'declined' }
  /** `agreed`: what the page had shown, still to be held against what is true now; `usedUp`: what others were faster to use. */
  | { why: 'amount_mismatch'; agreed?: CartView['owed']; usedUp?: string | undefined }
  | { why: 'voided' }
  | { why: 'out_of_stock'; alternatives: readonly PromiseOption[]; part: CartPart | undefined; isPaid: boolean }
  | { why: 'promise_changed'; promised: Promised | undefined; isPaid: boolean }

/** Reads a refusal of paying or ordering; undefined where it is none the page can help with. */
export function refusedBy(problem: ProblemError | undefined, isPaid: boolean, language: Language): Refused | undefined {
  if (!problem) return undefined
  const isAmount = ['amount_mismatch', 'cart_changed', 'tender_changed', 'tender_missing'].includes(problem.code)
  if (isAmount) return { why: 'amount_mismatch' }
  if (problem.code === 'coupon_used' || problem.code === 'offer_used_up')
    return { why: 'amount_mismatch', usedUp: sayUsedUp(problem.problem as UsedUp, language) }
  if (problem.code === 'out_of_stock') {
    const alternatives = (problem.problem.alternatives ?? []) as readonly PromiseOption[]
    const part = problem.problem.part as CartPart | undefined
    return { why: 'out_of_stock', alternatives: alternatives.filter((one) => one.mode !== 'takeaway'), part, isPaid }
  }
  if (problem.code === 'promise_changed') {
    const promised = problem.problem.promised as Promised | undefined
    const slot = problem.problem.slots && true
    return { why: 'promise_changed', promised: promised && { ...promised, slot }, isPaid }
  }
  return undefined
}

/** What already stands in the way before she presses: said now, with what can be had instead. */
export async function refusedAlready(request: PageRequest, cart: CartView): Promise<Refused | undefined> {
  const codes = cart.notPayable.map((one) => one.code)
  if (codes.includes('promise_changed')) return { why: 'promise_changed', promised: undefined, isPaid: false }
  if (!codes.includes('out_of_stock') || !cart.delivery) return undefined
  const lines = cart.lines.map(({ sku, quantity }) => ({ sku, quantity }))
  const postcode = cart.delivery.address?.postcode
  const { options } = await request.api(promiseBasket, { lines, limit: 5, postcode })
  const alternatives = options.filter((option) => option.mode !== 'takeaway')
  return { why: 'out_of_stock', alternatives, part: cart.part, isPaid: false }
}

/** What stands above the form of paying when the last press was refused. */
export function RefusedPayment({ request, refused, cart }: { request: PageRequest; refused: Refused; cart: CartView }) {
  const { language, now } = request
  if (refused.why === 'declined') {
    return (
      <Notice tone="bad" title={say(language, 'pay.declined')}>
        <p>{say(language, 'pay.declinedHelp')}</p>
      </Notice>
    )
  }
  if (refused.why === 'voided') return <Notice tone="plain" title={say(language, 'pay.voided')} />
  if (refused.why === 'amount_mismatch') {
    if (!refused.usedUp) return <Notice tone="warning" title={say(language, 'pay.amountChanged')} />
    return (
      <Notice tone="warning" title={refused.usedUp}>
        <p>{say(language, 'pay.checkTotal')}</p>
      </Notice>
    )
  }
  const givenBack = refused.isPaid && <p>{say(language, 'pay.givenBack')}</p>
  if (refused.why === 'promise_changed') {
    const mode = cart.delivery?.mode ?? 'home'
    return (
      <Notice tone="warning" title={say(language, 'pay.promiseChanged')}>
        {givenBack}
        {refused.promised && <p class="headline">{sayPromise(mode, refused.promised, language, now)}</p>}
        <div class="actions">
          <form method="post" action={link(language, '/checkout/accept')} data-once>
            <Place request={request} />
            <button type="submit" class="button">
              {refused.promised
                ? say(language, 'pay.acceptDate', { when: sayWindow(mode, refused.promised, language, now) })
                : say(language, 'pay.seeNewDate')}
            </button>
          </form>
          <a class="button button-quiet" href="#way">
            {say(language, 'pay.otherWay')}
          </a>
        </div>
      </Notice>
    )
  }
  return (
    <Notice tone="warning" title={say(language, 'pay.outOfStock')}>
      {givenBack}
      {refused.part && <PartOffer request={request} cart={cart} part={refused.part} back="/checkout" />}
      {(refused.alternatives.length > 0 || !refused.part) && (
        <Alternatives request={request} alternatives={refused.alternatives} />
      )}
    </Notice>
  )
}

/** Where she said she is goes along. */
function Place({ request }: { request: PageRequest }) {
  const place = request.form?.get('place') ?? request.query.get('postcode')
  return place ? <input type="hidden" name="place" value={place} /> : null
}

function Alternatives({ request, alternatives }: { request: PageRequest; alternatives: readonly PromiseOption[] }) {
  const { language, now } = request
  if (alternatives.length === 0) {
    return (
      <>
        <p>{say(language, 'pay.nothingElse')}</p>
        <a class="button" href={link(language, '/basket')}>
          {say(language, 'checkout.changeBasket')}
        </a>
      </>
    )
  }
  return (
    <>
      <p>{say(language, 'pay.alternatives')}</p>
      <ul class="ways">
        {alternatives.map((option) => (
          <li key={wayKey(option)} class="way">
            <span class="way-what">
              <strong>{sayPromise(option.mode, option, language, now)}</strong>
              <span class="way-detail">
                {[placeOfOption(option, language), sayCostTo(request, option)].filter(Boolean).join(' · ')}
              </span>
            </span>
            <form method="post" action={link(language, '/checkout/take')} data-once>
              <input type="hidden" name="option" value={wayKey(option)} />
              <Place request={request} />
              <button type="submit" class="button button-quiet">
                {say(language, 'pay.take')}
                <span class="unseen"> {sayPromise(option.mode, option, language, now)}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  )
}
