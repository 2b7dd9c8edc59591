import type { Language } from '@filrouge/kernel/language.ts'
import type { ComponentChildren } from 'preact'
import { CalendarPieces } from './calendar-pieces.tsx'
import { MapPieces } from './map-pieces.tsx'
import { type GalleryWord, say } from './say.ts'
import { SlotPieces } from './slot-pieces.tsx'
import { FigurePieces, FormPieces, PlacePieces, StatePieces } from './small-pieces.tsx'
import { ThreadPieces } from './thread-pieces.tsx'

/** Every component once, with the words of one language. */
export function Pieces({ language }: { language: Language; light: 'day' | 'night' }) {
  return (
    <>
      <header class="stack-small">
        <h1>{say(language, 'gallery.title')}</h1>
        <p class="soft">{say(language, 'gallery.intro')}</p>
      </header>
      <Piece title="thread.title" language={language}>
        <ThreadPieces />
      </Piece>
      <Piece title="map.title" language={language}>
        <MapPieces />
      </Piece>
      <Piece title="calendar.title" language={language}>
        <CalendarPieces />
      </Piece>
      <Piece title="slots.title" language={language}>
        <SlotPieces />
      </Piece>
      <Piece title="form.title" language={language}>
        <FormPieces />
      </Piece>
      <Piece title="figure.title" language={language}>
        <FigurePieces />
      </Piece>
      <Piece title="state.title" language={language}>
        <StatePieces />
      </Piece>
      <Piece title="place.title" language={language}>
        <PlacePieces />
      </Piece>
    </>
  )
}

function Piece({ title, language, children }: { title: GalleryWord; language: Language; children: ComponentChildren }) {
  return (
    <section class="gallery-piece">
      <h2>{say(language, title)}</h2>
      {children}
    </section>
  )
}
