import sql from 'sql-template-tag'

/** What is wrong with parcels at their carriers. */
export const parcelBreaches = sql`
  select format('parcel %s is %s and its goods are %s', p.id, p.step, f.status) as breach
  from parcels p join fulfilments f on f.id = p.fulfilment_id
  where (p.step = 'delivered' and f.status not in ('delivered', 'lost', 'damaged', 'returned'))
    or (p.step in ('asked', 'labelled') and f.status not in ('picked', 'shipped', 'at_relay', 'delivered', 'lost', 'damaged', 'returned'))
    or (p.step not in ('asked', 'labelled', 'cancelled') and f.shipped_at is null)
  union all
  select format('fulfilment %s is %s and its parcel has no label', f.id, f.status)
  from fulfilments f join parcels p on p.fulfilment_id = f.id and p.step = 'asked' where f.shipped_at is not null
  union all
  select format('fulfilment %s has left for another number than its label has', f.id)
  from fulfilments f join parcels p on p.fulfilment_id = f.id and p.step not in ('asked', 'cancelled')
  where f.tracking_number is distinct from p.tracking_number
  union all
  select format('parcel %s has no label', p.id)
  from parcels p where p.step in ('labelled', 'taken', 'in_transit') and not exists (select from parcel_labels l where l.parcel_id = p.id)
    and exists (select from fulfilments f where f.id = p.fulfilment_id and f.done_at is null)
  union all
  select format('parcel %s waits for a label and nobody asks for it', p.id)
  from parcels p where p.step = 'asked' and not exists (select from jobs j where j.kind = 'ask_label' and j.key = p.id)
  union all
  select format('parcel %s is at %s, which no word of its carrier tells', p.id, p.step)
  from parcels p where p.step not in ('asked', 'labelled', 'cancelled')
    and not exists (select from parcel_events e where e.parcel_id = p.id and e.step = p.step)
  union all
  select format('fulfilment %s has left and its number is not known', f.id)
  from fulfilments f where f.shipped_at is not null and f.tracking_number is null
  union all
  select format('fulfilment %s was done with before it left', f.id)
  from fulfilments f where f.status in ('delivered', 'at_relay') and coalesce(f.done_at, f.ready_at) < f.shipped_at
  limit 200`
