import { LanguageContext } from '@filrouge/ui/app.ts'
import { Thread } from '@filrouge/ui/thread/thread.tsx'
import type { SayIt } from '../say.ts'
import type { Script } from '../stories/story.ts'
import type { StageSettings } from './settings.ts'

/** The story on the product's own thread: solid where it has been told, dashed where it is to come. */
export function StoryThread(props: {
  word: SayIt
  settings: StageSettings
  steps: Script['steps']
  step: number
  isEnded: boolean
}) {
  const { word, settings, steps, step, isEnded } = props
  return (
    <div class="story-thread">
      <LanguageContext.Provider value={settings.language}>
        <Thread
          direction="across"
          name={word('story.thread')}
          steps={steps.map(({ title, sentence }, index) => ({
            id: sentence,
            title,
            happened: isEnded || index <= step,
            isHere: index === (isEnded ? steps.length - 1 : step),
          }))}
        />
      </LanguageContext.Provider>
      <p class="soft small figures">
        {word('story.step', { step: isEnded ? steps.length : step + 1, count: steps.length })}
      </p>
    </div>
  )
}
