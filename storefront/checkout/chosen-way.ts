import { readWay, type Way } from '@filrouge/ui/ways.ts'
import { field, type PageRequest } from '../page.ts'

/** The way chosen on the page: a mode, then which of its places or services. */
export function chosenWay(request: PageRequest): Way | undefined {
  const mode = field(request, 'mode')
  return mode ? readWay(field(request, `way-${mode}`)) : undefined
}
