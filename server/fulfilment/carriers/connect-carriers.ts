import sql from 'sql-template-tag'
import type { Config } from '../../platform/config.ts'
import type { Tx } from '../../platform/db/database.ts'

export interface NewCarrier {
  code: string
  name: string
  labelFormat: 'pdf' | 'png' | 'zpl'
  silentDays: number
  /** What it calls our delivery services. */
  products: Record<string, string>
}

/** Adds carriers, or changes those that are known by their code. */
export async function addCarriers(tx: Tx, carriers: readonly NewCarrier[]): Promise<void> {
  for (const { code, name, labelFormat, silentDays, products } of carriers) {
    await tx.run(sql`
      insert into carriers (code, name, label_format, silent_days) values (${code}, ${name}, ${labelFormat}, ${silentDays})
      on conflict (code) do update set name = excluded.name, label_format = excluded.label_format, silent_days = excluded.silent_days`)
    await tx.run(sql`
      insert into carrier_products (service, carrier, product)
      select s, ${code}, p from unnest(${Object.keys(products)}::text[], ${Object.values(products)}::text[]) n(s, p)
      on conflict (service) do update set carrier = excluded.carrier, product = excluded.product`)
  }
}

/** At a start: writes down with which carriers the environment gives us an account. */
export async function connectCarriers(tx: Tx, { carriers }: Pick<Config, 'carriers'>): Promise<void> {
  await tx.run(sql`
    update carriers set is_connected = code = any(${Object.keys(carriers)}::text[])
    where is_connected <> (code = any(${Object.keys(carriers)}::text[]))`)
}
