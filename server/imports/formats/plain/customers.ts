import type { Company } from '@filrouge/contract/companies.ts'
import { normaliseEmail } from '@filrouge/kernel/email.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { normalisePhone } from '@filrouge/kernel/phone.ts'
import sql from 'sql-template-tag'
import { z } from 'zod'
import { enterCustomers, type PastCustomer } from '../../../customers/public.ts'
import type { Export } from '../../exporting/export.ts'
import { choice, instant, jsonOf, list, type RowOf, text } from '../column.ts'
import type { Format, Outcome } from '../format.ts'
import { readCells } from '../read-cells.ts'
import { readCompany } from './company.ts'
import { definedOnly } from './places.ts'

const address = z.object({
  name: z.string().max(120).optional(),
  street: z.string().min(1).max(200),
  street2: z.string().max(200).optional(),
  postcode: z.string().min(1).max(12),
  city: z.string().min(1).max(120),
  country: z.string().length(2).default('FR'),
})

/** The columns of an address that stands in a row of its own owner. */
export const postal = {
  street: text(200, { names: ['rue', 'adresse', 'address', 'address1'] }),
  street2: text(200, { names: ['complement', 'address2'] }),
  postcode: text(12, { names: ['code postal', 'cp', 'zip'] }),
  city: text(120, { names: ['ville'] }),
  country: text(2, { names: ['pays', 'country code'] }),
}

const customerColumns = {
  id: text(40),
  reference: list({ names: ['references', 'numero client', 'code client', 'customer id', 'client'] }),
  kind: choice(['private', 'company'], { names: ['genre', 'type'] }),
  name: text(200, { names: ['nom', 'nom complet', 'full name'] }),
  company_name: text(120, { names: ['entreprise', 'raison sociale', 'societe', 'company'] }),
  siren: text(20, { names: ['numero siren'] }),
  vat_number: text(30, { names: ['numero de tva', 'tva intracommunautaire', 'vat id'] }),
  email: list({ names: ['e-mail', 'courriel', 'mail', 'adresse e-mail'] }),
  phone: list({ names: ['telephone', 'tel', 'mobile', 'portable'] }),
  card: list({ names: ['carte', 'carte de fidelite', 'loyalty card'] }),
  language: choice(['fr', 'en'], { names: ['langue'] }),
  created_at: instant({ names: ['cree le', 'date de creation', 'client depuis', 'created'] }),
  erased_at: instant({ names: ['efface le'] }),
  ...postal,
  addresses: jsonOf(z.array(address), { names: ['adresses'] }),
}

interface ReadCustomer {
  line: number
  person: PastCustomer
}

const customerExport: Export = {
  what: 'customers',
  roles: [],
  columns: (({ street: _, street2: __, postcode: ___, city: ____, country: _____, ...columns }) => columns)(
    customerColumns,
  ),
  query: sql`
    select c.id, array(select i.value from identifiers i where i.customer_id = c.id and i.kind = 'external' order by i.value collate "C") as reference,
      c.kind, c.name, c.company_name, c.siren, c.vat_number, array(select i.value from identifiers i where i.customer_id = c.id and i.kind = 'email' order by i.value collate "C") as email,
      array(select i.value from identifiers i where i.customer_id = c.id and i.kind = 'phone' order by i.value collate "C") as phone,
      array(select i.value from identifiers i where i.customer_id = c.id and i.kind = 'card' order by i.value collate "C") as card,
      c.language, c.created_at, c.erased_at,
      (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', a.name, 'street', a.street, 'street2', a.street2, 'postcode', a.postcode,
        'city', a.city, 'country', a.country)) order by a.is_default desc, a.street collate "C", a.postcode collate "C", a.city collate "C")
        from addresses a where a.customer_id = c.id) as addresses
    from customers c order by c.id`,
}

const customerFormat: Format<ReadCustomer> = {
  name: 'customers',
  roles: [],
  columns: customerColumns,
  batchRows: 2000,
  read([row], work) {
    const cells = readCells(customerColumns, row!, work)
    if (!cells) return undefined
    const bad = (column: string, code: string) => void work.say({ line: row!.line, column, code, isBad: true })
    const emails = (cells.email ?? []).map(normaliseEmail)
    const phones = (cells.phone ?? []).map((one) => normalisePhone(one))
    if (emails.includes(undefined)) return bad('email', 'not_an_email')
    if (phones.includes(undefined)) return bad('phone', 'not_a_phone')
    const isNamed =
      cells.id !== undefined || [cells.reference, emails, phones, cells.card].some((one) => (one?.length ?? 0) > 0)
    if (!isNamed) return bad('email', 'nobody')
    const company = readCompany(
      definedOnly({ name: cells.company_name, siren: cells.siren, vatNumber: cells.vat_number }),
      (field, code) => bad(companyColumn[field], code),
    )
    if (!company && (cells.siren || cells.vat_number)) return undefined
    if (company && cells.kind === 'private') return bad('kind', 'private_with_a_siren')
    return { line: row!.line, person: personOf(cells, company, emails as string[], phones as string[]) }
  },
  async write(tx, people, { call, say }) {
    const entered = await enterCustomers(
      tx,
      people.map(({ person }) => person),
      call.now,
    )
    return entered.flatMap(({ id, isNew }, place): Outcome[] => {
      if (id) return [isNew ? 'added' : 'same']
      say({ line: people[place]!.line, code: 'was_erased', isBad: true })
      return []
    })
  },
}

const companyColumn = { name: 'company_name', siren: 'siren', vatNumber: 'vat_number' } as const

function personOf(
  cells: RowOf<typeof customerColumns>,
  company: Company | undefined,
  emails: string[],
  phones: string[],
): PastCustomer {
  const { street, postcode, city } = cells
  const own =
    street && postcode && city
      ? [{ street, postcode, city, country: cells.country ?? 'FR', ...definedOnly({ street2: cells.street2 }) }]
      : []
  const said = [
    ...(cells.reference ?? []).map((value) => ({ kind: 'external' as const, value })),
    ...emails.map((value) => ({ kind: 'email' as const, value })),
    ...phones.map((value) => ({ kind: 'phone' as const, value })),
    ...(cells.card ?? []).map((value) => ({ kind: 'card' as const, value: value.replace(/\s/g, '') })),
  ]
  return {
    ...(cells.id !== undefined && isId('customer', cells.id) ? { id: cells.id } : {}),
    ...definedOnly({
      ...{
        kind: company ? ('company' as const) : cells.kind,
        company,
        name: cells.name,
        language: cells.language,
        createdAt: cells.created_at,
        erasedAt: cells.erased_at,
      },
    }),
    identifiers: said,
    addresses: [...own, ...(cells.addresses ?? [])] as NonNullable<PastCustomer['addresses']>,
  }
}

export const customers = { format: customerFormat, export: customerExport }
