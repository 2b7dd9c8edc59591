// Kitchens, large appliances and sofas come by appointment, carried by two people: in two hours around Paris, in half a day elsewhere. Boulogne
// is a small shop on a busy street: it hands over by appointment.
interface Week { days: number[]; windows: [string, string][]; capacity: number; capacityGrams?: number; costMinor?: number }

const week = ({ days, windows, capacity, capacityGrams, costMinor }: Week) =>
  days.flatMap((weekday) => windows.map(([starts, ends]) => ({
    weekday, starts, ends, capacity,
    ...(capacityGrams && { capacityGrams }),
    ...(costMinor && { cost: { minor: costMinor, currency: 'EUR' } }),
  })))

const sortedWeek = (...weeks: Week[]) =>
  weeks.flatMap(week).sort((one, other) => one.weekday - other.weekday || (one.starts < other.starts ? -1 : 1))

const idOf = (number: number) => `slp_${String(number).padStart(32, '0')}`
const mondayToSaturday = [1, 2, 3, 4, 5, 6]
const hourly = (...hours: number[]) => hours.map((hour): [string, string] => [`${hour}:00`, `${hour + 1}:00`])

export const slotPlans = [
  {
    id: idOf(1), titleFr: 'À deux, Île-de-France', titleEn: 'Two people, Île-de-France', service: 'home-two-people',
    postcodePrefixes: ['75', '77', '78', '91', '92', '93', '94', '95'], leadMinutes: 720, horizonDays: 21, moveUntilMinutes: 1440,
    windows: sortedWeek(
      { days: mondayToSaturday, windows: [['08:00', '10:00'], ['10:00', '12:00'], ['13:00', '15:00'], ['15:00', '17:00']], capacity: 3, capacityGrams: 450_000 },
      { days: [2, 4], windows: [['18:00', '20:00']], capacity: 2, capacityGrams: 300_000, costMinor: 990 },
    ),
  },
  {
    id: idOf(2), titleFr: 'À deux, par demi-journée', titleEn: 'Two people, by half-day', service: 'home-two-people',
    postcodePrefixes: [], leadMinutes: 1440, horizonDays: 28, moveUntilMinutes: 2880,
    windows: sortedWeek(
      { days: mondayToSaturday, windows: [['08:00', '12:00']], capacity: 6, capacityGrams: 900_000 },
      { days: [1, 2, 3, 4, 5], windows: [['13:00', '18:00']], capacity: 6, capacityGrams: 900_000 },
    ),
  },
  {
    id: idOf(3), titleFr: 'Retrait à Boulogne', titleEn: 'Collection in Boulogne', locationId: 'boulogne',
    postcodePrefixes: [], leadMinutes: 30, horizonDays: 7, moveUntilMinutes: 60,
    windows: sortedWeek({ days: [2, 3, 4, 5, 6], windows: hourly(10, 11, 12, 14, 15, 16, 17, 18), capacity: 4 }),
  },
]
