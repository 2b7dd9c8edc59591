import { addDays, civilDateIn, instantOf } from '@filrouge/kernel/civil-date.ts'
import type { Body } from './person.ts'
import type { Retailer } from './retailer.ts'

const zone = 'Europe/Paris'

/** The first day after today on which a shop is open. */
export async function nextOpenDay(retailer: Retailer, code: string): Promise<string> {
  const { hours, closures = [] } = await (await retailer.staff('admin')).get(`/locations/${code}`)
  for (let day = addDays(civilDateIn(retailer.platform.clock.now(), zone), 1); ; day = addDays(day, 1)) {
    const weekday = ((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1
    if (hours.some((one: Body) => one.weekday === weekday) && !closures.includes(day)) return day
  }
}

/** Goes on to eleven in the morning of the next day on which a shop is open: a test of people in a shop is run at any hour. */
export async function whileOpen(retailer: Retailer, code: string): Promise<void> {
  const morning = instantOf(await nextOpenDay(retailer, code), '11:00', zone)
  await retailer.nobody.post('/../demo/clock', { now: morning.toISOString() })
}
