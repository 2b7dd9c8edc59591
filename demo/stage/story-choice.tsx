import type { Around } from './around.ts'

/** The stories that can be told. */
export function StoryChoice({ word, settings, player }: Around) {
  return (
    <nav class="choice" aria-label={word('story.choose')}>
      {settings.stories.map(({ name, title, summary, minutes }) => (
        <a key={name} class="story" href={`#${name}`} onClick={() => void player.start(name)}>
          <PlayMark />
          <span class="story-words">
            <strong>
              <span class="only-heard">{word('story.begin')} </span>
              {title}
            </strong>
            <span>{summary}</span>
            <span class="soft small">{word('story.minutes', { minutes })}</span>
          </span>
        </a>
      ))}
    </nav>
  )
}

function PlayMark() {
  return (
    <svg class="play-mark" viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="23" />
      <path d="M19.5 15.5v17l14-8.5z" />
    </svg>
  )
}
