import { useId } from 'preact/hooks'

/** Work with an end: how much of it is done, in words and as a line. */
export function Progress({ words, done, of }: { words: string; done: number; of: number }) {
  const id = useId()
  return (
    <div class="progress">
      <label for={id} class="small">
        {words}
      </label>
      <progress id={id} value={done} max={of} />
    </div>
  )
}
