import { addDays, type CivilDate, dayNumber, dayOfNumber } from './civil-date.ts'
import type { Language } from './language.ts'

/**
 * Where in France: Alsace and Moselle keep two days more (local law of 1871–1918), overseas each keeps the day on which slavery was abolished
 * there (code du travail L3422-2).
 */
export const holidayRegions = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'guyane',
  'martinique',
  'mayotte',
  'reunion',
  'saint-barthelemy',
  'saint-martin',
] as const
export type HolidayRegion = (typeof holidayRegions)[number]

const abolitionDays: Partial<Record<HolidayRegion, string>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  'saint-martin': '05-28',
  guyane: '06-10',
  'saint-barthelemy': '10-09',
  reunion: '12-20',
}

export type Holiday = { readonly date: CivilDate; readonly name: Readonly<Record<Language, string>> }

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easter(year: number): CivilDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * late
  return dayOfNumber(dayNumber(`${String(year).padStart(4, '0')}-03-22`) + days)
}

function computeHolidays(year: number, region: HolidayRegion): Holiday[] {
  const sunday = easter(year)
  const on = (date: CivilDate, fr: string, en: string): Holiday => ({ date, name: { fr, en } })
  const fixed = (monthAndDay: string, fr: string, en: string) =>
    on(`${String(year).padStart(4, '0')}-${monthAndDay}`, fr, en)
  const everywhere = [
    fixed('01-01', 'Jour de l’an', 'New Year’s Day'),
    on(addDays(sunday, 1), 'Lundi de Pâques', 'Easter Monday'),
    fixed('05-01', 'Fête du Travail', 'Labour Day'),
    fixed('05-08', 'Victoire 1945', 'Victory Day 1945'),
    on(addDays(sunday, 39), 'Ascension', 'Ascension Day'),
    on(addDays(sunday, 50), 'Lundi de Pentecôte', 'Whit Monday'),
    fixed('07-14', 'Fête nationale', 'Bastille Day'),
    fixed('08-15', 'Assomption', 'Assumption Day'),
    fixed('11-01', 'Toussaint', 'All Saints’ Day'),
    fixed('11-11', 'Armistice 1918', 'Armistice Day 1918'),
    fixed('12-25', 'Noël', 'Christmas Day'),
  ]
  const abolition = abolitionDays[region]
  const local =
    region === 'alsace-moselle'
      ? [
          on(addDays(sunday, -2), 'Vendredi saint', 'Good Friday'),
          fixed('12-26', 'Saint-Étienne', 'Saint Stephen’s Day'),
        ]
      : abolition
        ? [fixed(abolition, 'Abolition de l’esclavage', 'Abolition of slavery')]
        : []
  return [...everywhere, ...local].sort((one, other) => (one.date < other.date ? -1 : 1))
}

const known = new Map<string, readonly Holiday[]>()

/** The public holidays of a year in France, in order (code du travail L3133-1; L3134-13 for Alsace and Moselle). */
export function frenchHolidays(year: number, region: HolidayRegion): readonly Holiday[] {
  const key = region + year
  let holidays = known.get(key)
  if (!holidays) {
    holidays = computeHolidays(year, region)
    known.set(key, holidays)
  }
  return holidays
}
