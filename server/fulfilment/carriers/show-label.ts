import type { Input, Output } from '@filrouge/contract/endpoint.ts'
import type { showLabel as contract, LabelFormat } from '@filrouge/contract/fulfilments.ts'
import sql from 'sql-template-tag'
import type { Tx } from '../../platform/db/database.ts'
import { refuse } from '../../platform/refuse.ts'

const mediaTypes: Record<LabelFormat, string> = { pdf: 'application/pdf', png: 'image/png', zpl: 'application/zpl' }

/** The label a carrier gave for a parcel, as a data URL; undefined where there is none. */
export async function carrierLabel(
  tx: Tx,
  fulfilmentId: string,
): Promise<{ format: LabelFormat; label: string } | undefined> {
  const found = await tx.maybe<{ format: LabelFormat; content: Buffer }>(sql`
    select l.format, l.content from parcels p join parcel_labels l on l.parcel_id = p.id
    where p.fulfilment_id = ${fulfilmentId} and p.step <> 'cancelled'`)
  if (!found) return undefined
  const { format, content } = found
  return { format, label: `data:${mediaTypes[format]};base64,${content.toString('base64')}` }
}

/** The label to stick on a parcel, as its carrier made it. */
export async function showLabel(tx: Tx, input: Input<typeof contract>): Promise<Output<typeof contract>> {
  return (await carrierLabel(tx, input.id)) ?? refuse('label_not_there')
}
