import type { CarrierView, setCarrier as contract, listCarriers as listContract } from '@filrouge/contract/carriers.ts'
import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import sql from 'sql-template-tag'
import type { Call } from '../../platform/call.ts'
import type { Tx } from '../../platform/db/database.ts'
import { refuse } from '../../platform/refuse.ts'

/** Sets which labels a carrier is asked for from now on, and after how long without news a person looks for a parcel. */
export async function setCarrier(tx: Tx, input: Input<typeof contract>): Promise<Record<string, never>> {
  const { code, labelFormat, silentDays } = input
  const found = await tx.run(sql`
    update carriers set label_format = ${labelFormat}, silent_days = ${silentDays} where code = ${code}`)
  if (found === 0) refuse('carrier_not_found')
  return {}
}

/** Who carries parcels, with what they have in hand. */
export async function listCarriers(tx: Tx, _input: unknown, { language }: Call): Promise<Output<typeof listContract>> {
  const items = await tx.rows<CarrierView>(sql`
    select c.code, c.name, c.label_format as "labelFormat", c.silent_days as "silentDays", c.is_connected as "isConnected",
      (select count(*)::integer from parcels p join fulfilments f on f.id = p.fulfilment_id
        where p.carrier = c.code and p.step <> 'cancelled' and f.status in ('picked', 'shipped', 'at_relay')) as "underWay",
      (select coalesce(json_agg(json_build_object('service', s.code, 'product', coalesce(r.product, s.code),
          'title', case when ${language} = 'en' then s.title_en else s.title_fr end) order by s.code), '[]')
        from delivery_services s left join carrier_products r on r.service = s.code and r.carrier = c.code
        where s.carrier = c.name) as products
    from carriers c order by c.name`)
  return { items }
}
