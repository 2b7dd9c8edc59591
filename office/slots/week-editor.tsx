import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { useWords } from '../say.ts'
import type { WeekRow } from './week-rows.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

interface EditorProps {
  rows: readonly WeekRow[]
  onRows: (rows: WeekRow[]) => void
  /** A vehicle is full by weight too. */
  hasWeight: boolean
}

/** The week of a plan: hours, how many they take, what they cost besides, and on which days. */
export function WeekEditor({ rows, onRows, hasWeight }: EditorProps) {
  const say = useWords()
  const change = (index: number, part: Partial<WeekRow>) =>
    onRows(rows.map((row, at) => (at === index ? { ...row, ...part } : row)))
  const add = () => {
    const last = rows.at(-1)
    onRows([
      ...rows,
      {
        starts: last?.ends ?? '09:00',
        ends: later(last?.ends ?? '09:00'),
        capacity: last?.capacity ?? '3',
        kilograms: last?.kilograms ?? '',
        euros: '',
        weekdays: [...(last?.weekdays ?? [1, 2, 3, 4, 5])],
      },
    ])
  }
  return (
    <fieldset class="stack-small week-editor">
      <legend class="fieldset-title">{say('slots.week')}</legend>
      {rows.map((row, index) => (
        <Row
          key={index}
          row={row}
          hasWeight={hasWeight}
          onChange={(part) => change(index, part)}
          onDrop={() => onRows(rows.filter((_, at) => at !== index))}
        />
      ))}
      <p>
        <Button onPress={add}>{say('slots.addHours')}</Button>
      </p>
    </fieldset>
  )
}

/** Two hours later, within the day. */
const later = (time: string): string => {
  const [hour = 9, minute = 0] = time.split(':').map(Number)
  return hour >= 22 ? '23:59' : `${String(hour + 2).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

type Typed = Exclude<keyof WeekRow, 'weekdays'>

function Row(props: {
  row: WeekRow
  hasWeight: boolean
  onChange: (part: Partial<WeekRow>) => void
  onDrop: () => void
}) {
  const { row, hasWeight, onChange, onDrop } = props
  const say = useWords()
  const language = useLanguage()
  const nameOf = (day: number, weekday: 'short' | 'long') =>
    new Intl.DateTimeFormat(localeOf[language], { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day))
  const set = (name: Typed) => (event: { currentTarget: HTMLInputElement }) =>
    onChange({ [name]: event.currentTarget.value })
  const time = (name: Typed, label: string) => (
    <label class="field">
      <span class="field-label">{label}</span>
      <input type="time" value={row[name]} onInput={set(name)} />
    </label>
  )
  const figure = (name: Typed, label: string) => (
    <label class="field">
      <span class="field-label">{label}</span>
      <input type="text" inputMode="decimal" value={row[name]} onInput={set(name)} />
    </label>
  )
  return (
    <div class="week-row">
      <div class="week-row-figures">
        {time('starts', say('slots.from'))}
        {time('ends', say('slots.to'))}
        {figure('capacity', say('slots.capacity'))}
        {hasWeight && figure('kilograms', say('slots.kilograms'))}
        {figure('euros', say('slots.more'))}
      </div>
      <div class="row week-row-days">
        {weekdays.map((day) => (
          <label key={day} class="week-day">
            <input
              type="checkbox"
              checked={row.weekdays.includes(day)}
              aria-label={nameOf(day, 'long')}
              onChange={(event) =>
                onChange({
                  weekdays: event.currentTarget.checked
                    ? [...row.weekdays, day].sort()
                    : row.weekdays.filter((one) => one !== day),
                })
              }
            />
            <span aria-hidden="true">{nameOf(day, 'short').replace('.', '')}</span>
          </label>
        ))}
        <Button kind="quiet" onPress={onDrop}>
          {say('slots.drop')}
        </Button>
      </div>
    </div>
  )
}
