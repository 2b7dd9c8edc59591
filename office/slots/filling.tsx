import { listSlotDays, type SlotDayView, type SlotPlanView } from '@filrouge/contract/slots.ts'
import { addDays, type CivilDate, civilDateIn, weekday } from '@filrouge/kernel/civil-date.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useNow } from '@filrouge/ui/clock.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { civilDayWords } from '@filrouge/ui/dates.ts'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { DayForm } from './day-form.tsx'

const weeksShown = 2

/** Two weeks of a plan: each slot as what is taken of it, each day to be set by itself. */
export function Filling({ plan, canSet }: { plan: SlotPlanView; canSet: boolean }) {
  const say = useWords()
  const now = useNow()
  const today = civilDateIn(now, plan.timeZone)
  const monday = addDays(today, 1 - weekday(today))
  const [turn, setTurn] = useState(0)
  const [day, setDay] = useState<CivilDate>()
  const from = addDays(monday, 7 * weeksShown * turn)
  const asked = useAsk(listSlotDays, { id: plan.id, from, days: 7 * weeksShown })
  const days = asked.answer?.items
  const chosen = days?.find((one) => one.day === day)
  return (
    <div class="stack">
      <div class="section-title">
        <h3>{say('slots.filling')}</h3>
        <div class="row">
          <Button isDisabled={turn === 0} onPress={() => setTurn(turn - 1)}>
            {say('slots.before')}
          </Button>
          <Button onPress={() => setTurn(turn + 1)}>{say('slots.after')}</Button>
        </div>
      </div>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!days && !asked.problem && <Skeleton lines={6} />}
      {days &&
        [0, 1].map((week) => (
          <Week
            key={days[7 * week]?.day}
            days={days.slice(7 * week, 7 * week + 7)}
            today={today}
            chosen={day}
            onChoose={canSet ? (one) => setDay(one === day ? undefined : one) : undefined}
          />
        ))}
      {chosen && canSet && (
        <DayForm
          key={chosen.day}
          plan={plan}
          shown={chosen}
          onSet={() => {
            asked.again()
            setDay(undefined)
          }}
          onClose={() => setDay(undefined)}
        />
      )}
    </div>
  )
}

interface WeekProps {
  days: readonly SlotDayView[]
  today: CivilDate
  chosen: CivilDate | undefined
  onChoose: ((day: CivilDate) => void) | undefined
}

function Week({ days, today, chosen, onChoose }: WeekProps) {
  const say = useWords()
  const hours = [
    ...new Set(days.flatMap(({ windows }) => windows.map(({ starts, ends }) => `${starts}–${ends}`))),
  ].sort()
  return (
    <table class="filling">
      <thead>
        <tr>
          <td />
          {days.map((day) => (
            <th key={day.day} scope="col" class={day.day === today ? 'is-today' : ''}>
              <DayHead day={day} isPast={day.day < today} isChosen={day.day === chosen} onChoose={onChoose} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.length === 0 && (
          <tr>
            <td colSpan={8} class="soft">
              {say('slots.noWindows')}
            </td>
          </tr>
        )}
        {hours.map((row) => (
          <tr key={row}>
            <th scope="row">{row.replaceAll(':00', '').replaceAll(/\b0(\d)/g, '$1')}</th>
            {days.map(({ day, windows, isClosed }) => {
              const window = windows.find(({ starts, ends }) => `${starts}–${ends}` === row)
              return (
                <td key={day} class={day < today ? 'is-past' : ''}>
                  {isClosed && (!window || window.taken === 0) ? null : window && <Fill {...window} />}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayHead(props: {
  day: SlotDayView
  isPast: boolean
  isChosen: boolean
  onChoose: ((day: CivilDate) => void) | undefined
}) {
  const { day, isPast, isChosen, onChoose } = props
  const say = useWords()
  const language = useLanguage()
  const full = civilDayWords(day.day, language)
  const isShut = day.isClosed || (day.isException && day.windows.every(({ capacity, taken }) => capacity <= taken))
  const words = (
    <>
      <span>{full.slice(0, 3)}</span>
      <b>{Number(day.day.slice(8))}</b>
      <small>{isShut ? say('slots.closed') : day.isException ? say('slots.apart') : ''}</small>
    </>
  )
  if (!onChoose || isPast || day.isClosed) return <span class="filling-day">{words}</span>
  return (
    <button type="button" class="filling-day" aria-expanded={isChosen} onClick={() => onChoose(day.day)}>
      <span class="only-heard">{say('slots.setDay', { day: full })}</span>
      <span class="filling-words" aria-hidden="true">
        {words}
      </span>
    </button>
  )
}

function Fill({ taken, capacity }: { taken: number; capacity: number }) {
  const say = useWords()
  return (
    <span class={`fill${taken >= capacity ? ' is-full' : ''}`} title={say('slots.taken', { taken, capacity })}>
      <span class="figures">
        <b>{taken}</b>/{capacity}
      </span>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="4" class="fill-all" />
        <rect width={capacity === 0 ? 100 : Math.min(100, (100 * taken) / capacity)} height="4" class="fill-taken" />
      </svg>
    </span>
  )
}
