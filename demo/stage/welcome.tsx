import type { SayIt } from '../say.ts'

/** What Filrouge is, in a sentence: the first thing a newcomer reads. */
export function Welcome({ word }: { word: SayIt }) {
  return (
    <div class="hero">
      <h1>
        {word('page.headline')} <em>{word('page.headline.thread')}</em>
      </h1>
      <p>{word('page.lead')}</p>
    </div>
  )
}
