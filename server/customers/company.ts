import type { Company, setCompany as contract, setMyCompany as mineContract } from '@filrouge/contract/companies.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import { compactCompanyNumber, frenchVatNumberOf, isSiren } from '@filrouge/kernel/siren.ts'
import sql, { type Sql } from 'sql-template-tag'
import type { Call } from '../platform/call.ts'
import type { Tx } from '../platform/db/database.ts'
import { changed } from '../platform/live.ts'
import { invalid, refuse } from '../platform/refuse.ts'

/** The company of a customer named `c`, as the contract shows it; null for a private person. */
export const companyColumn: Sql = sql`
  case when c.siren is not null then jsonb_strip_nulls(jsonb_build_object('name', c.company_name, 'siren', c.siren, 'vatNumber', c.vat_number)) end`

/** The company that a customer buys for, or null. */
export async function companyOf(tx: Tx, customerId: string | null): Promise<Company | null> {
  if (customerId === null) return null
  const row = await tx.maybe<{ company: Company | null }>(
    sql`select ${companyColumn} as company from customers c where c.id = ${customerId}`,
  )
  return row?.company ?? null
}

/** The company that the signed-in customer buys for. */
export async function setMyCompany(
  tx: Tx,
  input: Input<typeof mineContract>,
  call: Call,
): Promise<Output<typeof mineContract>> {
  return setCompany(tx, { id: (call.session?.customerId ?? refuse('not_signed_in')) as never, ...input })
}

/** The company that a customer buys for: its numbers must be ones that exist by their check digits, and belong together. */
export async function setCompany(tx: Tx, input: Input<typeof contract>): Promise<Output<typeof contract>> {
  const company = input.company && read(input.company)
  const found = await tx.run(sql`
    update customers set kind = ${company ? 'company' : 'private'}, company_name = ${company?.name ?? null}, siren = ${company?.siren ?? null},
      vat_number = ${company?.vatNumber ?? null}
    where id = ${input.id} and erased_at is null`)
  if (found === 0) refuse('customer_not_found')
  changed(tx, input.id)
  return { company }
}

function read({ name, ...typed }: NonNullable<Input<typeof contract>['company']>): Company {
  const siren = compactCompanyNumber(typed.siren)
  if (!isSiren(siren)) invalid('#/company/siren', 'invalid_siren')
  const vatNumber = compactCompanyNumber(typed.vatNumber ?? '')
  if (vatNumber !== '' && vatNumber !== frenchVatNumberOf(siren)) invalid('#/company/vatNumber', 'invalid_vat_number')
  return { name, siren, ...(vatNumber === '' ? {} : { vatNumber }) }
}
