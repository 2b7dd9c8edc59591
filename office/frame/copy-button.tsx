import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { useEffect, useState } from 'preact/hooks'

/** Copies a text and says so. Where the browser refuses (no secure page), `field` is selected for the hand to copy. */
export function CopyButton(props: {
  text: string
  words: string
  done: string
  field?: () => HTMLInputElement | null
  /** Only its drawing, beside what it copies; the words are its name. */
  isSmall?: boolean
}) {
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    if (!isDone) return
    const timer = setTimeout(() => setDone(false), 2500)
    return () => clearTimeout(timer)
  }, [isDone])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text)
      setDone(true)
    } catch {
      props.field?.()?.select()
    }
  }
  if (props.isSmall) {
    return (
      <button type="button" class="copy-small" aria-label={isDone ? props.done : props.words} onClick={copy}>
        <Icon name={isDone ? 'tick' : 'copy'} />
        <span class="only-heard" role="status">
          {isDone && props.done}
        </span>
      </button>
    )
  }
  return (
    <Button onPress={copy}>
      {isDone && <Icon name="tick" />}
      <span aria-live="polite">{isDone ? props.done : props.words}</span>
    </Button>
  )
}
