import { useLanguage } from '../app.ts'
import { say } from '../say.ts'

/** The room that an answer will take. It shows itself after 300 ms only: sooner it would be noise. */
export function Skeleton({ lines = 3, hasPicture = false }: { lines?: number; hasPicture?: boolean }) {
  return (
    <div class="skeleton" role="status">
      <span class="only-heard">{say(useLanguage(), 'spinner.wait')}</span>
      {hasPicture && <span class="skeleton-picture" />}
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} class="skeleton-line" />
      ))}
    </div>
  )
}
