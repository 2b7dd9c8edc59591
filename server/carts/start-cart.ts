import type { startCart as contract } from '@filrouge/contract/carts.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import { type Id, newId } from '@filrouge/kernel/ids.ts'
import sql, { type Sql } from 'sql-template-tag'
import { reachOf } from '../customers/public.ts'
import { reference, requireLocation } from '../locations/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { publish } from '../platform/events.ts'
import { refuse } from '../platform/refuse.ts'
import { canUseCart } from './cart.ts'
import { oneAtATime } from './gather-carts.ts'
import { ownerOfCart } from './lock-cart.ts'

interface Owner {
  customerId: Id<'customer'> | null
  visitorId: Id<'visitor'> | null
  staffId: Id<'staff'> | null
}

/**
 * Opens a basket, or finds the open one: a person has one, however many screens ask for it at once. Staff open hers with `customerId`, else a
 * new one of the shop's. Answers 200 instead of 201 for what was already there.
 */
export async function startCart(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'cart'>> {
  const owner = ownerOf(input, call)
  if (owner.staffId && owner.customerId) await reachOf(tx, owner.customerId) // refuses who is not known
  // A shopper's basket is of the channel she came by; only staff say where they stand.
  const locationId = !owner.staffId
    ? null
    : input.locationId
      ? requireLocation(await reference(tx), input.locationId).id
      : call.locationId
  const id = input.id ?? (call.seed ? (`crt_${call.seed}` as Id<'cart'>) : newId('cart'))
  const channel = (owner.staffId ? input.channel : undefined) ?? call.channel ?? 'web'
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const [, rows] = await Promise.all([
      owner.customerId ? oneAtATime(tx, owner.customerId) : undefined,
      tx.rows<{ id: Id<'cart'>; is_new: boolean }>(sql`
        with made as (
          insert into carts (id, customer_id, visitor_id, channel, location_id, staff_id, status, created_at, updated_at)
          values (${id}, ${owner.customerId}, ${owner.customerId ? null : owner.visitorId}, ${channel}, ${locationId}, ${owner.staffId},
            'open', ${call.now}, ${call.now})
          on conflict do nothing returning id)
        select id, true as is_new from made
        union all
        select id, false from carts where ${isHers(owner)} and not exists (select from made)`),
    ])
    const cart = rows[0]
    if (cart) {
      if (cart.is_new) await publish(tx, call, 'cart.started', cart.id, { cartId: cart.id })
      else call.answerStatus = 200
      return cart.id
    }
    const same = await ownerOfCart(tx, id)
    if (same && canUseCart(call.session, same)) {
      call.answerStatus = 200
      return id
    }
    if (same) refuse('id_already_used')
  }
  throw new Error('a basket can be neither opened nor found')
}

function ownerOf(input: Input<typeof contract>, call: Call): Owner {
  const session = call.session
  if (session?.kind === 'staff')
    return { customerId: input.customerId ?? null, visitorId: null, staffId: session.staffId }
  return { customerId: session?.customerId ?? null, visitorId: session?.visitorId ?? null, staffId: null }
}

/** The basket a person has; staff without a customer have none of their own. The words are those of the unique indexes. */
function isHers({ customerId, visitorId }: Owner): Sql {
  if (customerId) return sql`customer_id = ${customerId} and status in ('open', 'paying')`
  if (visitorId) return sql`visitor_id = ${visitorId} and customer_id is null and status in ('open', 'paying')`
  return sql`false`
}
