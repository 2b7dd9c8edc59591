import type { addCoupon as contract, removeCoupon as removeContract } from '@filrouge/contract/carts.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { RefusalCode } from '@filrouge/contract/refusals.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { foldCode } from '../promotions/public.ts'
import { type CartRow, requireOpen } from './cart.ts'
import { lockCartWithLines, tellPages } from './lock-cart.ts'
import { type CouponState, purchaseOf } from './offer-to-cart.ts'
import { priceCart } from './price-cart.ts'

const codesAtMost = 10

/** Puts a code into a basket, if it takes something off it now; else says why not, and what is missing. */
export async function addCoupon(tx: Tx, input: Input<typeof contract>, call: Call): Promise<Id<'cart'>> {
  const code = foldCode(input.code)
  const locked = await lockCartWithLines(tx, input.id)
  const cart = requireOpen(locked.cart, call)
  if (locked.codes.includes(code)) return cart.id
  if (locked.codes.length >= codesAtMost) refuse('coupon_not_combinable')
  const priced = await priceCart(tx, locked.lines, purchaseOf(cart, [...locked.codes, code], call), call.now)
  requireWorth(priced.coupons.at(-1)!)
  tx.send(sql`
    with added as (insert into cart_coupons (cart_id, code, added_at) values (${cart.id}, ${code}, ${call.now}))
    update carts set version = version + 1, updated_at = ${call.now} where id = ${cart.id}`)
  tellPages(tx, cart)
  return cart.id
}

function requireWorth({ code, why }: CouponState): void {
  // Whether it takes something off the delivery shows once she has chosen one.
  if (why === undefined || why.code === 'delivery_not_chosen') return
  const details = { coupon: code, why }
  const said: Partial<Record<string, RefusalCode>> = {
    coupon_unknown: 'coupon_unknown',
    coupon_expired: 'coupon_expired',
    over: 'coupon_expired',
    coupon_used: 'coupon_used',
    used_up: 'coupon_used',
    coupon_needs_customer: 'coupon_needs_customer',
    needs_customer: 'coupon_needs_customer',
    better_one: 'coupon_not_combinable',
  }
  refuse(said[why.code] ?? 'coupon_not_applicable', details)
}

/** Takes a code out of a basket again. */
export async function removeCoupon(tx: Tx, input: Input<typeof removeContract>, call: Call): Promise<Id<'cart'>> {
  const { cart } = await lockCartWithLines(tx, input.id)
  const open: CartRow = requireOpen(cart, call)
  tx.send(sql`
    with gone as (delete from cart_coupons where cart_id = ${open.id} and code = ${foldCode(input.code)})
    update carts set version = version + 1, updated_at = ${call.now} where id = ${open.id}`)
  tellPages(tx, open)
  return open.id
}
