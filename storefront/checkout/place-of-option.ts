import type { PromiseOption } from '@filrouge/contract/promise.ts'
import { serviceWords } from '@filrouge/ui/ways.ts'
import { sayDistance } from '../promises/places.ts'

/** Where: the shop or the relay point and how far, or who brings it home. */
export function placeOfOption(option: PromiseOption, language: 'fr' | 'en'): string {
  const name = option.mode === 'relay' ? option.relayPointName : option.locationName
  if (option.mode === 'home') return serviceWords(option, language) ?? option.whyText
  const distance = option.distanceMetres === undefined ? undefined : sayDistance(option.distanceMetres, language)
  return [name, distance].filter(Boolean).join(', ')
}
