import { readWay, type Way, wayKey } from '@filrouge/ui/ways.ts'
import { field, type PageRequest } from '../page.ts'

/** By appointment: a slot as the form carries it, with the end and the total that were shown. */
export interface ShownSlot {
  slotId: string
  endsAt: string
  totalMinor: number
}

/** The way chosen on the page: a mode, then which of its places or services. */
export function chosenWay(request: PageRequest): Way | undefined {
  const mode = field(request, 'mode')
  return mode ? readWay(field(request, `way-${mode}`)) : undefined
}

/** The slot chosen for a way; undefined where it knows none. */
export function chosenSlot(request: PageRequest, way: Way): ShownSlot | undefined {
  const [slotId, endsAt = '', total = ''] = (field(request, `slot-${wayKey(way)}`) ?? '').split(' ')
  return slotId ? { slotId, endsAt, totalMinor: Number(total) } : undefined
}

/** A slot as the form carries it. */
export const slotValue = ({ slotId, endsAt, totalMinor }: ShownSlot): string => `${slotId} ${endsAt} ${totalMinor}`
