import type { Language } from '@filrouge/kernel/language.ts'
import { jeans } from './jeans.ts'
import { lastUnit } from './last-unit.ts'
import { namesIn } from './names.ts'
import type { Facts, Script, Story } from './story.ts'
import { television } from './television.ts'

/** The stories that can be told, in the order they are offered. */
export const stories: readonly Story[] = [jeans, television, lastUnit]

/** A story by its name. */
export const storyOf = (name: string): Story | undefined => stories.find((story) => story.name === name)

/** The story in one language, with the retailer's facts of today. */
export function scriptOf(story: Story, facts: Facts, language: Language): Script {
  return {
    story: story.name,
    person: facts.person,
    opening: story.opening,
    together: story.together,
    ...(story.ending && { ending: story.ending[language] }),
    names: Object.fromEntries(Object.entries(story.names ?? {}).map(([device, name]) => [device, name[language]])),
    steps: story.tell(facts, namesIn(language)).map(({ who, on, title, say, do: gestures }) => ({
      who,
      on,
      title: title[language],
      sentence: say[language],
      do: gestures,
    })),
  }
}
