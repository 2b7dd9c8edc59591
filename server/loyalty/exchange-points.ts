import type { Input } from '@filrouge/contract/endpoint.ts'
import type { exchangePoints as contract } from '@filrouge/contract/loyalty.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { changed } from '../platform/live.ts'
import { refuse } from '../platform/refuse.ts'
import { issueReward } from '../promotions/public.ts'
import { creditAccount } from './give-store-credit.ts'
import { accountOf } from './loyalty.ts'
import { standingOf } from './points-standing.ts'
import { postValue } from './post-value.ts'
import { programmeNow } from './programme.ts'

export interface Exchanged {
  customerId: Id<'customer'>
  coupon?: { code: string; expiresAt: string }
}

/** Exchanges points for a reward. The account is locked first, so that two screens do not spend the same points. */
export async function exchangePoints(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Exchanged> {
  const customerId = call.session?.customerId ?? refuse('not_signed_in')
  const { rules } = await programmeNow(tx)
  const reward = rules?.rewards.find(({ code }) => code === input.reward) ?? refuse('reward_not_found')
  const accountId = accountOf('points', customerId, 'points')
  await tx.run(sql`select from value_accounts where id = ${accountId} for update`)
  const { usable } = await standingOf(tx, accountId, call.now)
  if (usable < reward.points) refuse('not_enough_points', { missing: reward.points - usable })
  const entries = [
    { accountId, unit: 'points', amount: -reward.points },
    { side: 'rewards' as const, unit: 'points', amount: reward.points },
  ]
  await postValue(tx, [{ kind: 'exchanged', reason: reward.code, entries }], call)
  await publish(tx, call, 'points.exchanged', customerId, { customerId, reward: reward.code, points: reward.points })
  changed(tx, customerId)
  if (reward.gives.kind === 'store_credit') {
    const { amountMinor } = reward.gives
    const credit = { customerId, amountMinor, currency: 'EUR', reason: reward.code }
    await creditAccount(tx, { ...credit, kind: 'exchanged', side: 'rewards' }, call)
    return { customerId }
  }
  const { offerId, daysToLive } = reward.gives
  const expiresAt = new Date(call.now.getTime() + daysToLive * 86_400_000).toISOString()
  const code = await issueReward(tx, { offerId, customerId, reason: reward.code, expiresAt }, call)
  return { customerId, coupon: { code, expiresAt } }
}
