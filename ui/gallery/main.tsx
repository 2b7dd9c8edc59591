import '../style.css'
import './gallery.css'
import type { Language } from '@filrouge/kernel/language.ts'
import { render } from 'preact'
import { LanguageContext } from '../app.ts'
import { Pieces } from './pieces.tsx'
import { say } from './say.ts'

// Each look on its own ground, so that day and night, French and English are compared at a glance.
const looks: readonly (readonly [language: Language, light: 'day' | 'night'])[] = [
  ['fr', 'day'],
  ['fr', 'night'],
  ['en', 'day'],
  ['en', 'night'],
]

function Gallery() {
  return (
    <main class="gallery">
      {looks.map(([language, light]) => (
        <LanguageContext.Provider key={language + light} value={language}>
          <section class={`gallery-look is-${light}`} lang={language} aria-label={say(language, `gallery.${light}`)}>
            <Pieces language={language} light={light} />
          </section>
        </LanguageContext.Provider>
      ))}
    </main>
  )
}

const place = document.getElementById('app')
if (place) render(<Gallery />, place)
