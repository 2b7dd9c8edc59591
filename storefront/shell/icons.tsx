import type { ComponentChildren } from 'preact'

/** Drawings of Lucide (ISC licence) and, in their manner, one of ours: the jeans. In line so that they take the colour of the text. */
const drawings: Record<string, ComponentChildren> = {
  search: (
    <>
      <path d="m21 21-4.34-4.34" />
      <circle cx="11" cy="11" r="8" />
    </>
  ),
  basket: (
    <>
      <path d="M16 10a4 4 0 0 1-8 0" />
      <path d="M3.103 6.034h17.794" />
      <path d="M3.4 5.467a2 2 0 0 0-.4 1.2V20a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V6.667a2 2 0 0 0-.4-1.2l-2-2.667A2 2 0 0 0 17 2H7a2 2 0 0 0-1.6.8z" />
    </>
  ),
  account: (
    <>
      <path d="M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2" />
      <circle cx="12" cy="7" r="4" />
    </>
  ),
  image: (
    <>
      <path d="m17 2-5 5-5-5" />
      <rect width="20" height="15" x="2" y="7" rx="2" />
    </>
  ),
  audio: (
    <path d="M3 14h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a9 9 0 0 1 18 0v7a2 2 0 0 1-2 2h-1a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2h3" />
  ),
  telephony: (
    <>
      <rect width="14" height="20" x="5" y="2" rx="2" ry="2" />
      <path d="M12 18h.01" />
    </>
  ),
  computing: (
    <>
      <path d="M18 5a2 2 0 0 1 2 2v8.526a2 2 0 0 0 .212.897l1.068 2.127a1 1 0 0 1-.9 1.45H3.62a1 1 0 0 1-.9-1.45l1.068-2.127A2 2 0 0 0 4 15.526V7a2 2 0 0 1 2-2z" />
      <path d="M20.054 15.987H3.946" />
    </>
  ),
  fashion: (
    <path d="M20.38 3.46 16 2a4 4 0 0 1-8 0L3.62 3.46a2 2 0 0 0-1.34 2.23l.58 3.47a1 1 0 0 0 .99.84H6v10c0 1.1.9 2 2 2h8a2 2 0 0 0 2-2V10h2.15a1 1 0 0 0 .99-.84l.58-3.47a2 2 0 0 0-1.34-2.23z" />
  ),
  jeans: (
    <>
      <path d="M7 2h10l2.2 19.1a.8.8 0 0 1-.8.9h-3.6a1 1 0 0 1-1-.8L12 11l-1.8 10.2a1 1 0 0 1-1 .8H5.6a.8.8 0 0 1-.8-.9z" />
      <path d="M6.6 6h10.8" />
      <path d="M12 6v5" />
    </>
  ),
  kitchen: (
    <>
      <path d="M2 12h20" />
      <path d="M20 12v8a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-8" />
      <path d="m4 8 16-4" />
      <path d="m8.86 6.78-.45-1.81a2 2 0 0 1 1.45-2.43l1.94-.48a2 2 0 0 1 2.43 1.46l.45 1.8" />
    </>
  ),
  home: (
    <>
      <path d="M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8" />
      <path d="M3 10a2 2 0 0 1 .709-1.528l7-6a2 2 0 0 1 2.582 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z" />
    </>
  ),
  article: (
    <>
      <path d="M11 21.73a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73z" />
      <path d="M12 22V12" />
      <path d="m3.29 7 8.71 5 8.71-5" />
    </>
  ),
}

const drawingOfCategory: Record<string, string> = {
  televisions: 'image',
  soundbars: 'image',
  'television-accessories': 'image',
  headphones: 'audio',
  earphones: 'audio',
  speakers: 'audio',
  telephones: 'telephony',
  'telephone-accessories': 'telephony',
  laptops: 'computing',
  desktops: 'computing',
  tablets: 'computing',
  'computer-accessories': 'computing',
  'jeans-women': 'jeans',
  'jeans-men': 'jeans',
  kettles: 'kitchen',
  'food-preparation': 'kitchen',
  cookware: 'kitchen',
  'vacuum-cleaners': 'home',
  lighting: 'home',
  linen: 'home',
  comfort: 'home',
}

/** The name of the drawing that stands for a category. */
export const categoryIcon = (code: string): string =>
  drawings[code] === undefined ? (drawingOfCategory[code] ?? 'article') : code

/** A drawing beside words; it says nothing by itself. */
export function Icon({ name }: { name: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {drawings[name] ?? drawings.article}
    </svg>
  )
}
