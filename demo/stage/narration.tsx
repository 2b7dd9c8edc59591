import { useStore } from '@filrouge/ui/store.ts'
import type { Around } from './around.ts'
import { StoryThread } from './story-thread.tsx'
import { type Telling, telling } from './telling.ts'

/** The sentence of the step, the thread of the story, and what one can do with it. */
export function Narration(around: Around) {
  const { word } = around
  const told = useStore(telling)
  const { script, step, status } = told
  const current = script?.steps[step]
  return (
    <div class="narration">
      <h1 class="only-heard">
        {word('page.headline')} {word('page.headline.thread')}
      </h1>
      <div class="speaking">
        {current && status !== 'ended' && (
          <p class="speaker">
            <span class={`face face-${current.who}`} aria-hidden="true">
              {word(`who.${current.who}`)[0]}
            </span>
            {word(`who.${current.who}`)}
          </p>
        )}
        <Controls {...around} told={told} />
      </div>
      <p class="sentence" aria-live="polite" key={`${step} ${status === 'playing'}`}>
        {sentenceOf(told, word)}
      </p>
      {script && (
        <StoryThread
          word={word}
          settings={around.settings}
          steps={script.steps}
          step={step}
          isEnded={status === 'ended'}
        />
      )}
    </div>
  )
}

function sentenceOf({ script, step, status }: Telling, word: Around['word']): string {
  if (status === 'ended' && script?.ending) return script.ending
  if (status === 'yours' || status === 'lost' || status === 'ended') return word(`story.${status}`)
  return script?.steps[step]?.sentence ?? word('story.preparing')
}

function Controls({ word, player, settings, told }: Around & { told: Telling }) {
  const { status, story, speed } = told
  const isUnderWay = status === 'playing' || status === 'held'
  const others = settings.stories.filter(({ name }) => name !== story)
  const canCarryOn = status === 'held' || status === 'yours' || status === 'lost'
  return (
    <fieldset class="controls" aria-label={word('control.title')}>
      {status === 'playing' && (
        <button type="button" class="button button-primary" onClick={player.hold}>
          {word('control.hold')}
        </button>
      )}
      {canCarryOn && told.script && (
        <button type="button" class="button button-primary" onClick={player.carryOn}>
          {word('control.carryOn')}
        </button>
      )}
      {isUnderWay && (
        <button type="button" class="button" onClick={player.next}>
          {word('control.next')}
        </button>
      )}
      {isUnderWay && (
        <button type="button" class="button" onClick={player.takeOver}>
          {word('control.takeOver')}
        </button>
      )}
      {status !== 'preparing' && (
        <button
          type="button"
          class={`button${status === 'ended' ? ' button-primary' : ''}`}
          onClick={() => story && void player.start(story)}
        >
          {word('control.again')}
        </button>
      )}
      {!isUnderWay &&
        status !== 'preparing' &&
        others.map(({ name, title }) => (
          <a key={name} class="button" href={`#${name}`} onClick={() => void player.start(name)}>
            {word('story.begin')} {title}
          </a>
        ))}
      <fieldset class="speeds">
        <legend class="only-heard">{word('control.speed')}</legend>
        {([1, 2] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="speed"
              checked={speed === one}
              onChange={() => player.setSpeed(one)}
              aria-label={word(`control.speed.${one}`)}
            />
            <span aria-hidden="true">{one}×</span>
          </label>
        ))}
      </fieldset>
    </fieldset>
  )
}
