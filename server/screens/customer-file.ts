import type { Company } from '@filrouge/contract/companies.ts'
import type * as contract from '@filrouge/contract/customers.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import type { Input } from '@filrouge/contract/endpoint.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { companyColumn, consentsOf } from '../customers/public.ts'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { refuse } from '../platform/refuse.ts'
import { cartViewOfCustomer } from './cart-view.ts'
import { type SummaryRow, summaryColumns, summaryOf, summaryOrders } from './customer-search.ts'
import { touchesOf } from './customer-touches.ts'
import { loyaltyView } from './loyalty-view.ts'
import { orderSummariesOf } from './order-summaries.ts'

const touchesShown = 50

interface FileRow extends SummaryRow {
  language: Language
  company: Company | null
  created_at: Date
  addresses: CustomerFile['addresses']
}

/** The customer's file, the same for herself, the associate and the call centre. Refuses who is not known. */
export async function customerFile(tx: Tx, customerId: Id<'customer'>, call: Call): Promise<CustomerFile> {
  const row = await tx.maybe<FileRow>(sql`
    select ${summaryColumns}, ${companyColumn} as company, c.language, c.created_at, (
      select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', id, 'name', name, 'street', street, 'street2', street2,
        'postcode', postcode, 'city', city, 'country', country, 'isDefault', nullif(is_default, false)))
          order by is_default desc, id desc), '[]')
      from addresses where customer_id = c.id) as addresses
    from customers c ${summaryOrders} where c.id = ${customerId}`)
  if (!row) refuse('customer_not_found')
  const [orders, basket, touches, consents, loyalty] = await Promise.all([
    orderSummariesOf(tx, { customerId }, call.language),
    cartViewOfCustomer(tx, customerId, call),
    touchesOf(tx, customerId, touchesShown, call.language),
    consentsOf(tx, customerId),
    loyaltyView(tx, customerId, call),
  ])
  return {
    ...summaryOf(row),
    language: row.language,
    ...(row.company ? { company: row.company } : {}),
    createdAt: row.created_at.toISOString(),
    addresses: row.addresses,
    orders,
    basket: basket ?? null,
    quotes: [],
    loyalty,
    consents: consents.filter(({ at }) => at !== undefined),
    touches,
  }
}

/** The file of a customer, for the staff. */
export async function showCustomer(
  tx: Tx,
  input: Input<typeof contract.showCustomer>,
  call: Call,
): Promise<CustomerFile> {
  return customerFile(tx, input.id, call)
}

/** The signed-in customer's own file. */
export async function showMyself(tx: Tx, _input: Input<typeof contract.showMyself>, call: Call): Promise<CustomerFile> {
  return customerFile(tx, call.session?.customerId ?? refuse('not_signed_in'), call)
}
