import { salesBreaches } from '../figures/public.ts'
import { fulfilmentBreaches } from '../fulfilment/public.ts'
import { valueBreaches } from '../loyalty/public.ts'
import { orderBreaches } from '../orders/public.ts'
import { moneyBreaches } from '../payments/public.ts'
import type { Tx } from '../platform/db/database.ts'
import { priceBreaches } from '../pricing/public.ts'
import { offerBreaches } from '../promotions/public.ts'
import { slotBreaches } from '../slots/public.ts'
import { stockBreaches } from '../stock/public.ts'

/** Every invariant of a retailer, each domain's own: a line for each breach. */
export async function breaches(tx: Tx): Promise<string[]> {
  const found = await Promise.all([
    priceBreaches(tx),
    stockBreaches(tx),
    slotBreaches(tx),
    offerBreaches(tx),
    valueBreaches(tx),
    moneyBreaches(tx),
    orderBreaches(tx),
    fulfilmentBreaches(tx),
    salesBreaches(tx),
  ])
  return found.flat()
}
