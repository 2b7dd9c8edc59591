import { localeOf } from '@filrouge/kernel/language.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { changeShare } from './said.ts'

/** By how much more or less than before; nothing where there is nothing to compare with. Less of what is unwelcome is good. */
export function Change(props: { now: number; before: number; isUnwelcome?: boolean }) {
  const language = useLanguage()
  const change = changeShare(props.now, props.before)
  if (change === undefined) return null
  const rounded = Math.round(change * 100) / 100
  // Of ten times as much, nobody reads the percentage.
  const words =
    rounded >= 9
      ? `×\u202F${new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 0 }).format(1 + change)}`
      : new Intl.NumberFormat(localeOf[language], {
          style: 'percent',
          signDisplay: 'exceptZero',
          maximumFractionDigits: 0,
        }).format(rounded)
  const isGood = props.isUnwelcome ? rounded < 0 : rounded > 0
  return <span class={rounded === 0 ? 'change' : isGood ? 'change is-more' : 'change is-less'}>{words}</span>
}
