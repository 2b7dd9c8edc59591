import type { SlotView } from '@filrouge/contract/slots.ts'
import { type CivilDate, instantOf } from '@filrouge/kernel/civil-date.ts'
import { type Language, localeOf } from '@filrouge/kernel/language.ts'
import { formatMoney, money } from '@filrouge/kernel/money.ts'
import { homeTimeZone } from '../dates.ts'
import { slotWords } from '../promised.ts'
import { say } from '../say.ts'
import { type Hours, type SlotWeek, slotWeeks } from './slot-weeks.ts'

interface SlotGridProps {
  slots: readonly SlotView[]
  /** Of the radio buttons. */
  name: string
  chosen: string | undefined
  onChoose?: (slot: SlotView) => unknown
  language: Language
  now: Date
  title: string
  /** What each radio button carries besides, where a form is sent: its value, and what it shows elsewhere. */
  carried?: (slot: SlotView) => Record<string, string | number>
  /** What is said behind a cost: « HT » to who buys for a company, whose costs are told without it. */
  tax?: string | undefined
  timeZone?: string
}

/** The slots that can still be had: this week as a table, the next ones folded. Radio buttons, so that it works by thumb, keyboard and without script. */
export function SlotGrid(props: SlotGridProps) {
  const { slots, chosen, language, title, timeZone = homeTimeZone } = props
  const weeks = slotWeeks(slots, timeZone)
  const least = Math.min(...slots.map(({ cost }) => cost.minor))
  const isOpen = (week: SlotWeek, index: number) =>
    index === 0 ||
    (index === 1 && daysWithSlots(weeks[0]!) < 3) ||
    week.rows.some(({ cells }) => cells.some((cell) => cell?.id === chosen))
  return (
    <fieldset class="slots">
      <legend>{title}</legend>
      {weeks.map((week, index) =>
        isOpen(week, index) ? (
          <Week key={week.monday} {...props} week={week} least={least} />
        ) : (
          <details key={week.monday}>
            <summary>
              {say(language, 'slots.weekOf', { day: dayOf(week.monday, language, { day: 'numeric', month: 'long' }) })}
            </summary>
            <Week {...props} week={week} least={least} />
          </details>
        ),
      )}
    </fieldset>
  )
}

const daysWithSlots = ({ days, rows }: SlotWeek) =>
  days.filter((_, index) => rows.some(({ cells }) => cells[index] !== undefined)).length

function Week({ week, least, ...props }: SlotGridProps & { week: SlotWeek; least: number }) {
  const { language } = props
  return (
    <table>
      <thead>
        <tr>
          <td />
          {week.days.map((day) => (
            <th key={day} scope="col">
              <span>{dayOf(day, language, { weekday: 'short' })}</span>
              <b>{Number(day.slice(8))}</b>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {week.rows.map(({ hours, cells }) => (
          <tr key={hours.from + hours.until}>
            <th scope="row">
              {hoursWords(hours, language)}
              <More cells={cells} least={least} language={language} tax={props.tax} />
            </th>
            {cells.map((slot, index) => (
              <td key={week.days[index]}>
                {slot ? <Choice {...props} slot={slot} least={least} /> : <i aria-hidden="true" />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Choice({
  slot,
  least,
  name,
  chosen,
  onChoose,
  language,
  now,
  carried,
  tax,
  timeZone,
}: SlotGridProps & { slot: SlotView; least: number }) {
  const more = slot.cost.minor - least
  const words = `${slotWords(slot, language, now, timeZone)}${more > 0 ? `, ${moreWords(more, slot.cost.currency, language, tax)}` : ''}`
  return (
    <label>
      <input
        type="radio"
        name={name}
        value={slot.id}
        checked={slot.id === chosen}
        aria-label={words}
        title={words}
        {...(onChoose ? { onChange: () => onChoose(slot) } : {})}
        {...carried?.(slot)}
      />
    </label>
  )
}

/** What this row costs besides, where all of it does. */
function More({
  cells,
  least,
  language,
  tax,
}: {
  cells: readonly (SlotView | undefined)[]
  least: number
  language: Language
  tax: string | undefined
}) {
  const costs = new Set(cells.flatMap((slot) => (slot ? [slot.cost.minor] : [])))
  const [cost] = costs
  const currency = cells.find((slot) => slot)?.cost.currency
  if (costs.size !== 1 || cost === undefined || cost === least || !currency) return null
  return <small>{moreWords(cost - least, currency, language, tax)}</small>
}

const moreWords = (minor: number, currency: string, language: Language, tax: string | undefined): string =>
  `+\u202f${formatMoney(money(minor, currency as 'EUR'), language)}${tax ? ` ${tax}` : ''}`

/** « 8–10 h », “08–10”, with minutes where there are any. */
function hoursWords({ from, until }: Hours, language: Language): string {
  const short = (time: string) => {
    const [hour = '', minutes] = time.split(':')
    if (language === 'en') return minutes === '00' ? hour : time
    return minutes === '00' ? String(Number(hour)) : `${Number(hour)}\u00a0h\u00a0${minutes}`
  }
  return language === 'en'
    ? `${short(from)}–${short(until)}`
    : `${short(from)}–${short(until)}${until.endsWith(':00') ? '\u00a0h' : ''}`
}

const dayOf = (day: CivilDate, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(localeOf[language], { timeZone: 'UTC', ...options }).format(instantOf(day, '12:00', 'UTC'))
