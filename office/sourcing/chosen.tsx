import { Icon } from '@filrouge/ui/components/icon.tsx'
import { useWords } from '../say.ts'

/** What has been chosen of a list, each with the press that takes it away. */
export function Chosen(props: {
  chosen: readonly (readonly [value: string, words: string])[]
  onRemove: (value: string) => void
}) {
  const say = useWords()
  if (props.chosen.length === 0) return null
  return (
    <p class="rule-chips">
      {props.chosen.map(([value, words]) => (
        <span key={value} class="rule-chip is-removable">
          {words}
          <button
            type="button"
            class="chip-clear"
            aria-label={say('sourcing.removeNamed', { name: words })}
            onClick={() => props.onRemove(value)}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
    </p>
  )
}
