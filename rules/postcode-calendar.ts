import type { HolidayRegion } from '@filrouge/kernel/french-holidays.ts'

/** Which holidays are kept and which clocks are followed at a French postcode. */
export type PostcodeCalendar = { readonly region: HolidayRegion; readonly timeZone: string }

const mainland: PostcodeCalendar = { region: 'metropole', timeZone: 'Europe/Paris' }

// The longest prefix first: two islands have a postcode of Guadeloupe.
const elsewhere: readonly (readonly [prefix: string, PostcodeCalendar])[] = [
  ['97133', { region: 'saint-barthelemy', timeZone: 'America/St_Barthelemy' }],
  ['97150', { region: 'saint-martin', timeZone: 'America/Marigot' }],
  ['971', { region: 'guadeloupe', timeZone: 'America/Guadeloupe' }],
  ['972', { region: 'martinique', timeZone: 'America/Martinique' }],
  ['973', { region: 'guyane', timeZone: 'America/Cayenne' }],
  ['974', { region: 'reunion', timeZone: 'Indian/Reunion' }],
  // These keep days of their own that no code lists: the ones of the whole country are the least that is closed.
  ['975', { region: 'metropole', timeZone: 'America/Miquelon' }],
  ['976', { region: 'mayotte', timeZone: 'Indian/Mayotte' }],
  ['986', { region: 'metropole', timeZone: 'Pacific/Wallis' }],
  ['987', { region: 'metropole', timeZone: 'Pacific/Tahiti' }],
  ['988', { region: 'metropole', timeZone: 'Pacific/Noumea' }],
  // Moselle, Bas-Rhin and Haut-Rhin.
  ...['57', '67', '68'].map((prefix) => [prefix, { region: 'alsace-moselle', timeZone: 'Europe/Paris' }] as const),
]

/** The calendar of a postcode; Corsica has that of the mainland. */
export function calendarOfPostcode(postcode: string): PostcodeCalendar {
  return elsewhere.find(([prefix]) => postcode.startsWith(prefix))?.[1] ?? mainland
}
