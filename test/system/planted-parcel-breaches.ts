import type { Known, Plant } from './planted-stock-breaches.ts'

const mine = ({ order }: Known) => `fulfilment_id in (select id from fulfilments where order_id = '${order}')`

/** Picked; `more` is what else is set. */
const picked = (k: Known, more = '') => `
  update fulfilment_lines set picked = quantity where ${mine(k)};
  update fulfilments set status = 'picked', picked_at = now()${more} where order_id = '${k.order}';`

/** Its parcel at the carrier, with a label from some step on. */
const parcel = (k: Known, step: string) => `
  insert into parcels (id, order_id, fulfilment_id, carrier, product, step, step_at, asked_at, carrier_id, tracking_number, labelled_at)
  select 'pcl_strange', order_id, id, 'messageries-reunies', 'DOM', '${step}', now(), now(), 'shi_strange',
    ${step === 'asked' ? 'null, null' : `'T1', now()`} from fulfilments where order_id = '${k.order}';
  insert into parcel_labels (parcel_id, format, content) values ('pcl_strange', 'png', '');`

const number = `, tracking_number = 'T1'`
const left = `${number}, shipped_at = now()`

/** What parcels at their carriers may not be. */
export const parcelBreaches: Record<string, Plant> = {
  'a parcel that arrived before it left': {
    plant: (k) => `${picked(k, number)} ${parcel(k, 'delivered')}
      insert into parcel_events (parcel_id, id, code, step, occurred_at, heard_at) values ('pcl_strange', 'e', 'DI1', 'delivered', now(), now())`,
    says: ['parcel pcl_strange is delivered and its goods are picked'],
  },
  'goods that left without their label': {
    plant: (k) => `${picked(k, left)} ${parcel(k, 'asked')}
      insert into jobs (id, kind, key, due_at) values ('job_strange', 'ask_label', 'pcl_strange', now() + interval '1 day')`,
    says: ['fulfilment * is picked and its parcel has no label'],
  },
  'goods under another number than their label has': {
    plant: (k) => `${picked(k, `, tracking_number = 'T2'`)} ${parcel(k, 'labelled')}`,
    says: ['fulfilment * has left for another number than its label has'],
  },
  'a label that is not there': {
    plant: (k) =>
      `${picked(k, number)} ${parcel(k, 'labelled')} delete from parcel_labels where parcel_id = 'pcl_strange'`,
    says: ['parcel pcl_strange has no label'],
  },
  'a label that nobody asks for': {
    plant: (k) => `${picked(k)} ${parcel(k, 'asked')}`,
    says: ['parcel pcl_strange waits for a label and nobody asks for it'],
  },
  'a step that no carrier told': {
    plant: (k) => `${picked(k, left)} ${parcel(k, 'taken')}`,
    says: ['parcel pcl_strange is at taken, which no word of its carrier tells'],
  },
  'goods that left under no number': {
    plant: (k) => picked(k, ', shipped_at = now()'),
    says: ['fulfilment * has left and its number is not known'],
  },
  'goods that arrived before they left': {
    plant: (k) => `${picked(k, left)}
      update fulfilments set status = 'at_relay', ready_at = now() - interval '1 day' where order_id = '${k.order}'`,
    says: [
      'fulfilment * was done with before it left',
      'order {order} of * at *: 0 to leave, 1 kept',
      'order {number}: goods of {total} have left or are ready, and 0 is taken',
    ],
  },
}
