import type { SayIt } from '../say.ts'

/** Said where the browser does not find the addresses of the stage. */
export function Away({ word, address }: { word: SayIt; address: string }) {
  return (
    <div class="away" role="status">
      <h2>{word('away.title')}</h2>
      <p>{word('away.text', { address })}</p>
      <p>{word('away.apps')}</p>
    </div>
  )
}
