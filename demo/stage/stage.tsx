import { useStore } from '@filrouge/ui/store.ts'
import { render } from 'preact'
import { sayIn } from '../say.ts'
import type { Script } from '../stories/story.ts'
import type { Around } from './around.ts'
import { Devices } from './devices.tsx'
import { openLetters } from './letters.ts'
import { openLines } from './lines.ts'
import { Narration } from './narration.tsx'
import { openPlayer } from './player.ts'
import type { StageSettings } from './settings.ts'
import { StoryChoice } from './story-choice.tsx'
import { act, arrive, stand, telling, update } from './telling.ts'
import { Welcome } from './welcome.tsx'

/** Sets the stage up in its place, and begins the story that the address names. */
export function openStage(place: HTMLElement, settings: StageSettings): void {
  const lines = openLines(settings.devices)
  const letters = openLetters(Object.values(settings.devices).map((origin) => new URL(origin).host))
  const speed = Number(new URLSearchParams(location.search).get('speed')) || 1
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
  const prepare = (story: string) => askAgain(story, settings)
  const player = openPlayer({ lines, letters, prepare, isCalm, speed })
  update({ speed })
  lines.onMoved = (device) => arrive(device)
  lines.onTouched = (device) => {
    act(device)
    stand.set(device)
    if (!telling.get().isTouched) update({ isTouched: true })
  }
  letters.onArrival = () => arrive('mailbox')
  const around: Around = { word: sayIn(settings.language), settings, lines, letters, player }
  place.replaceChildren()
  render(<StageView {...around} />, place)
  const named = location.hash.slice(1)
  if (settings.stories.some(({ name }) => name === named)) void player.start(named)
}

function StageView(around: Around) {
  const { story, status } = useStore(telling)
  return (
    <div class="stage" data-status={status}>
      {story === null ? (
        <div class="opening">
          <Welcome word={around.word} />
          <StoryChoice {...around} />
        </div>
      ) : (
        <Narration {...around} />
      )}
      <Devices {...around} />
    </div>
  )
}

/** Which visitor this is, as long as the tab lives: two who look on at once each have a Camille of their own. */
function visitor(): string {
  const kept = sessionStorage.getItem('demo.visitor')
  if (kept) return kept
  const made = String(Math.random()).slice(2)
  sessionStorage.setItem('demo.visitor', made)
  return made
}

async function askAgain(story: string, { language }: StageSettings): Promise<Script> {
  const answer = await fetch('/demo/again', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ story, visitor: visitor(), language }),
  })
  if (!answer.ok) throw new Error(`the stage could not be prepared: ${answer.status}`)
  return (await answer.json()) as Script
}
