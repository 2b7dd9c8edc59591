import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { exchangePoints, type LoyaltyView, type PointsEntry } from '@filrouge/contract/loyalty.ts'
import { sayDay } from '../dates.ts'
import { field, goTo, link, type PageAnswer, type PageRequest, problemIn, withQuery } from '../page.ts'
import { sayMoney } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { accountRoom, type Said } from './account-shell.tsx'
import { BarCode, CardQr } from './bar-code.tsx'
import { PointsPlot } from './points-plot.tsx'
import { sayPoints } from './say-points.ts'

/** Her card, to be scanned; her points over time, her tier, and what they are good for. The app keeps it for when there is no network. */
export async function cardPage(request: PageRequest): Promise<PageAnswer> {
  return accountRoom(request, '/card', saidOf(request), (myself) => <Card request={request} myself={myself} />)
}

/** Exchanges points for a reward, and shows what she has got. */
export async function takeReward(request: PageRequest): Promise<PageAnswer> {
  const press = field(request, 'press')
  try {
    const { coupon } = await request.api(
      exchangePoints,
      { reward: field(request, 'reward') ?? '' },
      press ? { idempotencyKey: press } : {},
    )
    return goTo(request, withQuery('/card', { got: coupon?.code ?? 'credit' }))
  } catch (error) {
    const code = problemIn(error)?.code
    if (code !== 'not_enough_points' && code !== 'reward_not_found') throw error
    return goTo(request, withQuery('/card', { refused: code }))
  }
}

function saidOf({ language, query }: PageRequest): Said {
  const got = query.get('got')
  if (query.get('refused')) return { bad: say(language, 'loyalty.refused') }
  if (got === 'credit') return { good: say(language, 'loyalty.gotCredit') }
  return got ? { good: say(language, 'loyalty.gotCoupon', { code: got }) } : {}
}

function Card({ request, myself }: { request: PageRequest; myself: CustomerFile }) {
  const { language } = request
  const { loyalty } = myself
  if (!loyalty?.cardNumber)
    return (
      <>
        <h1>{say(language, 'account.card')}</h1>
        <p>{say(language, 'loyalty.none')}</p>
      </>
    )
  return (
    <>
      <h1 class="unseen">{say(language, 'account.card')}</h1>
      <CardFace request={request} number={loyalty.cardNumber} name={myself.name} tier={loyalty.tierTitle} />
      <div class="loyalty">
        <Standing request={request} loyalty={loyalty} />
        <Rewards request={request} loyalty={loyalty} />
        <History request={request} loyalty={loyalty} />
      </div>
    </>
  )
}

interface FaceProps {
  request: PageRequest
  number: string
  name: string | undefined
  tier: string | undefined
}

function CardFace({ request, number, name, tier }: FaceProps) {
  const { language, settings } = request
  return (
    <section class="loyalty-card" aria-label={say(language, 'account.card')}>
      <p class="card-head">
        <strong>{settings.retailerName}</strong>
        {tier && <span>{tier}</span>}
      </p>
      <div class="card-codes">
        <div>
          <BarCode number={number} name={say(language, 'loyalty.bars', { number })} />
          <p class="card-digits">{number.replace(/^(\d)(\d{6})(\d{6})$/, '$1 $2 $3')}</p>
        </div>
        <CardQr number={number} name={say(language, 'loyalty.qr', { number })} />
      </div>
      {name && <p class="card-name">{name}</p>}
    </section>
  )
}

/** How many she has, where she stands, and what is missing to the next tier. */
function Standing({ request, loyalty }: { request: PageRequest; loyalty: LoyaltyView }) {
  const { language, now } = request
  const { points, usablePoints, usableFrom, expiring, nextTier, spent, storeCredit, advantages } = loyalty
  return (
    <section aria-labelledby="points-title">
      <h2 id="points-title" class="points-figure">
        {sayPoints(points, language)}
      </h2>
      {usableFrom && points > usablePoints && (
        <p class="quiet">
          {say(language, 'loyalty.waiting', {
            points: sayPoints(points - usablePoints, language),
            day: sayDay(usableFrom, language, now),
          })}
        </p>
      )}
      {points === 0 && <p>{say(language, 'loyalty.empty')}</p>}
      <PointsPlot request={request} loyalty={loyalty} />
      {expiring && (
        <p class="quiet">
          {say(language, 'loyalty.expiring', {
            points: sayPoints(expiring.points, language),
            day: sayDay(expiring.at, language, now),
          })}
        </p>
      )}
      {nextTier && (
        <div class="next-tier">
          <p>
            {say(language, 'loyalty.nextTier', {
              amount: sayMoney(nextTier.missing, language),
              tier: nextTier.title,
            })}
          </p>
          <progress max={spent.minor + nextTier.missing.minor} value={spent.minor}>
            {sayMoney(spent, language)}
          </progress>
        </div>
      )}
      {advantages.length > 0 && (
        <ul class="advantages">
          {advantages.map((advantage) => (
            <li key={advantage}>{advantage}</li>
          ))}
        </ul>
      )}
      {storeCredit.minor > 0 && (
        <p class="credit">
          <span>{say(language, 'loyalty.credit')}</span> <strong>{sayMoney(storeCredit, language)}</strong>
        </p>
      )}
    </section>
  )
}

function Rewards({ request, loyalty }: { request: PageRequest; loyalty: LoyaltyView }) {
  const { language } = request
  if (loyalty.rewards.length === 0) return null
  return (
    <section aria-labelledby="rewards-title">
      <h2 id="rewards-title">{say(language, 'loyalty.rewards')}</h2>
      <ul class="rows">
        {loyalty.rewards.map(({ code, title, points, isWithinReach }) => (
          <li key={code}>
            <span>
              <strong>{title}</strong>
              <br />
              <span class="quiet">{sayPoints(points, language)}</span>
            </span>
            {isWithinReach ? (
              <form method="post" action={link(language, '/card/reward')} data-once>
                <input type="hidden" name="reward" value={code} />
                <input type="hidden" name="press" value={`${code} ${loyalty.ledger[0]?.id ?? ''}`} />
                <button type="submit" class="button button-quiet">
                  {say(language, 'loyalty.exchange')}
                  <span class="unseen"> {title}</span>
                </button>
              </form>
            ) : (
              <span class="quiet">
                {say(language, 'loyalty.missing', { points: sayPoints(points - loyalty.usablePoints, language) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const shownAtFirst = 8

function History({ request, loyalty }: { request: PageRequest; loyalty: LoyaltyView }) {
  const { language } = request
  const { ledger } = loyalty
  if (ledger.length === 0) return null
  const later = ledger.slice(shownAtFirst)
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">{say(language, 'loyalty.history')}</h2>
      <ul class="rows points-history">
        {ledger.slice(0, shownAtFirst).map((entry) => (
          <HistoryRow key={entry.id} request={request} entry={entry} />
        ))}
      </ul>
      {later.length > 0 && (
        <details class="coupon-add">
          <summary>{say(language, 'loyalty.earlier')}</summary>
          <ul class="rows points-history">
            {later.map((entry) => (
              <HistoryRow key={entry.id} request={request} entry={entry} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function HistoryRow({ request, entry }: { request: PageRequest; entry: PointsEntry }) {
  const { language, now } = request
  const { kind, points, at, orderId, orderNumber } = entry
  return (
    <li>
      <span>
        {say(language, `points.${kind}`)}
        {orderId && orderNumber && (
          <>
            {' '}
            <a href={link(language, `/orders/${orderId}`)}>{say(language, 'order.title', { number: orderNumber })}</a>
          </>
        )}
        <br />
        <span class="quiet">{sayDay(at, language, now)}</span>
      </span>
      <strong class={points > 0 ? 'is-more' : undefined}>{`${points > 0 ? '+' : '−'}${Math.abs(points)}`}</strong>
    </li>
  )
}
