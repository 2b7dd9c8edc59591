import type { SayIt } from '../say.ts'
import type { Script } from '../stories/story.ts'

/** The story as the product's thread: solid where it has been told, dashed where it is to come. */
export function StoryThread(props: { word: SayIt; steps: Script['steps']; step: number; isEnded: boolean }) {
  const { word, steps, step, isEnded } = props
  const stateOf = (index: number) => (isEnded || index < step ? 'done' : index === step ? 'now' : 'come')
  return (
    <div class="story-thread">
      <ol aria-label={word('story.thread')}>
        {steps.map(({ sentence, on }, index) => {
          const state = stateOf(index)
          return (
            <li key={sentence} class={`knot is-${state}`} {...(state === 'now' ? { 'aria-current': 'step' } : {})}>
              <span class="only-heard">
                {word(`story.step.${state}`)} {sentence}
              </span>
              <span class="knot-where" aria-hidden="true">
                {word(`device.${on}.short`)}
              </span>
            </li>
          )
        })}
      </ol>
      <p class="soft small figures">
        {word('story.step', { step: isEnded ? steps.length : step + 1, count: steps.length })}
      </p>
    </div>
  )
}
