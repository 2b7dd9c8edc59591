import type { Output } from '@filrouge/contract/endpoint.ts'
import type * as contract from '@filrouge/contract/locations.ts'
import { money } from '@filrouge/kernel/money.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../platform/db/database.ts'
import { retailerOf } from '../platform/retailer.ts'

interface EntityRow {
  id: string
  capitalMinor: number | null
  [field: string]: unknown
}

/** Who sells here: what the law has each of its companies say of itself, the first the one that sells at a distance. */
export async function showRetailer(tx: Tx): Promise<Output<typeof contract.showRetailer>> {
  const [retailer, rows] = await Promise.all([
    retailerOf(tx),
    tx.rows<EntityRow>(sql`
      select id, name, siren, vat_number as "vatNumber", legal_form as "legalForm", capital_minor as "capitalMinor",
        registry_city as "registryCity", street, postcode, city, email, phone, publisher, host, mediator, mediator_url as "mediatorUrl",
        epr_ids as "eprIds"
      from legal_entities order by code`),
  ])
  const companies = rows.map(({ capitalMinor, ...row }) => ({
    ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
    ...(capitalMinor === null ? {} : { capital: money(Number(capitalMinor), 'EUR') }),
  }))
  return { name: retailer?.name ?? '', companies } as Output<typeof contract.showRetailer>
}
