import type { CivilDate } from '@filrouge/kernel/civil-date.ts'
import { frenchHolidays, type HolidayRegion } from '@filrouge/kernel/french-holidays.ts'
import { localeOf } from '@filrouge/kernel/language.ts'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { Icon } from '../components/icon.tsx'
import { civilDayWords } from '../dates.ts'
import { say } from '../say.ts'
import { addMonths, dayByKey, monthOf, weeksToChoose } from './month.ts'

/** Something that falls on a day: a promise that is in time, one that is too late, or just a date. */
export interface CalendarPoint {
  day: CivilDate
  words: string
  tone: 'good' | 'late' | 'plain'
}

interface CalendarProps {
  name: string
  chosen: CivilDate | null
  onChoose: (day: CivilDate) => unknown
  today: CivilDate
  /** No day before this one can be chosen: today, where it is not given. */
  first?: CivilDate
  points?: readonly CalendarPoint[]
  region?: HolidayRegion
}

/** A month to choose a day from, with what falls on its days. By keyboard as every calendar's grid (WAI-ARIA): arrows, Home, End, Page up and down. */
export function Calendar(props: CalendarProps) {
  const { name, chosen, today, first = today } = props
  const titleId = useId()
  const grid = useRef<HTMLTableElement>(null)
  const [standing, setStanding] = useState(chosen ?? today)
  const [shown, setShown] = useState(monthOf(chosen ?? today))
  // Keys move the focus; the buttons of the month do not take it away from themselves.
  const mustFocus = useRef(false)
  const weeks = weeksToChoose(shown, first)
  // Where the keys have led, also between two that come before the first is drawn.
  const at = useRef(standing)
  at.current = standing
  const goTo = (day: CivilDate) => {
    const next = day < first ? first : day
    at.current = next
    setStanding(next)
    if (!weeks.flat().includes(next)) setShown(monthOf(next))
  }
  const turn = (months: number) => {
    const month = addMonths(shown, months)
    setShown(month)
    setStanding(month < first ? first : month)
  }
  useEffect(() => {
    if (chosen) goTo(chosen)
  }, [chosen])
  // Before the next key, however fast they come.
  useLayoutEffect(() => {
    if (mustFocus.current) grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
    mustFocus.current = false
  }, [standing])
  const onKey = (event: KeyboardEvent) => {
    const isChosen = event.key === 'Enter' || event.key === ' '
    const next = isChosen ? undefined : dayByKey(at.current, event.key, event.shiftKey)
    if (next === undefined && !isChosen) return
    event.preventDefault()
    if (next === undefined) return props.onChoose(at.current)
    mustFocus.current = true
    goTo(next)
  }
  return (
    <fieldset class="calendar">
      <legend class="only-heard">{name}</legend>
      <div class="calendar-head">
        <Turn name="calendar.before" icon="before" isDisabled={shown <= first} onPress={() => turn(-1)} />
        <MonthTitle id={titleId} weeks={weeks} />
        <Turn name="calendar.after" icon="after" onPress={() => turn(1)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of the date picker asks for a grid */}
      <table role="grid" aria-labelledby={titleId} ref={grid} onKeyDown={onKey}>
        <WeekDays />
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day !== null)}>
              {week.map((day, column) =>
                day ? (
                  <Day key={day} day={day} standing={standing} {...props} />
                ) : (
                  <td key={column} class="calendar-day" />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Holidays weeks={weeks} region={props.region} />
    </fieldset>
  )
}

type Weeks = readonly (readonly (CivilDate | null)[])[]

const daysIn = (weeks: Weeks) => weeks.flat().filter((day) => day !== null)

/** The month, or the two that the weeks belong to. */
function MonthTitle({ id, weeks }: { id: string; weeks: Weeks }) {
  const language = useLanguage()
  const months = new Intl.DateTimeFormat(localeOf[language], { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const days = daysIn(weeks)
  return (
    <p class="calendar-month" id={id} aria-live="polite">
      {months.formatRange(new Date(days[0] ?? 0), new Date(days.at(-1) ?? 0))}
    </p>
  )
}

function Turn(props: {
  name: 'calendar.before' | 'calendar.after'
  icon: 'before' | 'after'
  isDisabled?: boolean
  onPress: () => unknown
}) {
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-label={say(useLanguage(), props.name)}
      disabled={props.isDisabled}
      onClick={() => props.onPress()}
    >
      <Icon name={props.icon} />
    </button>
  )
}

// The third of January 2000 was a Monday.
const mondayOfAll = Date.UTC(2000, 0, 3)

function WeekDays() {
  const language = useLanguage()
  const format = (weekday: 'narrow' | 'long', index: number) =>
    new Intl.DateTimeFormat(localeOf[language], { weekday, timeZone: 'UTC' }).format(mondayOfAll + index * 86_400_000)
  return (
    <thead>
      <tr>
        {[0, 1, 2, 3, 4, 5, 6].map((index) => (
          <th key={index} scope="col">
            <span aria-hidden="true">{format('narrow', index)}</span>
            <span class="only-heard">{format('long', index)}</span>
          </th>
        ))}
      </tr>
    </thead>
  )
}

function Day(props: CalendarProps & { day: CivilDate; standing: CivilDate }) {
  const { day, standing, chosen, today, first = today, points = [], region = 'metropole', onChoose } = props
  const language = useLanguage()
  const here = points.filter((point) => point.day === day)
  const holiday = holidayOf(day, region)
  const heard = [
    civilDayWords(day, language),
    day === today ? say(language, 'date.today') : '',
    holiday?.name[language] ?? '',
    ...here.map(({ words }) => words),
  ]
  const marks = {
    'is-today': day === today,
    'is-holiday': holiday !== undefined,
    'is-after': chosen !== null && day > chosen,
  }
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell, which can be selected
    <td class="calendar-day" aria-selected={day === chosen}>
      <button
        type="button"
        class={Object.entries(marks)
          .filter(([, is]) => is)
          .map(([mark]) => mark)
          .join(' ')}
        tabIndex={day === standing ? 0 : -1}
        aria-current={day === today ? 'date' : undefined}
        aria-disabled={day < first || undefined}
        onClick={() => {
          if (day >= first) onChoose(day)
        }}
      >
        {day.endsWith('-01') && <MonthName day={day} />}
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span class="only-heard">{heard.filter(Boolean).join(', ')}</span>
        {here.length > 0 && (
          <span class="calendar-points">
            {[...new Set(here.map(({ tone }) => tone))].map((tone) => (
              <i key={tone} class={`is-${tone}`} />
            ))}
          </span>
        )}
      </button>
    </td>
  )
}

/** Where another month begins among the weeks. */
function MonthName({ day }: { day: CivilDate }) {
  const short = new Intl.DateTimeFormat(localeOf[useLanguage()], { month: 'short', timeZone: 'UTC' })
  return (
    <span class="calendar-begins" aria-hidden="true">
      {short.format(new Date(day))}
    </span>
  )
}

const holidayOf = (day: CivilDate, region: HolidayRegion) =>
  frenchHolidays(Number(day.slice(0, 4)), region).find(({ date }) => date === day)

/** Why nothing is carried on some of these days. */
function Holidays({ weeks, region = 'metropole' }: { weeks: Weeks; region?: HolidayRegion | undefined }) {
  const language = useLanguage()
  const here = daysIn(weeks)
    .map((day) => holidayOf(day, region))
    .filter((holiday) => holiday !== undefined)
  if (here.length === 0) return null
  return (
    <p class="calendar-holidays" aria-hidden="true">
      {here.map(({ date, name }) => `${Number(date.slice(8))} ${name[language]}`).join(' · ')}
    </p>
  )
}
