// Cuts the faces to what French and English need, and writes them where the apps and the storefront serve them from, with their licences.
//   node bin/subset-fonts.mjs
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { borrow } from './borrow.mjs'
import { root } from './make-ready.mjs'

const { load, files } = borrow(
  'subset-font@2.9.0',
  '@fontsource-variable/inter@5.3.0',
  '@fontsource-variable/fraunces@5.3.0',
  '@fontsource-variable/bricolage-grotesque@5.3.0',
)
const { default: subset } = await load('subset-font')

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))
const ascii = range(0x20, 0x7e)
const signs = '\u00a0\u2009\u202f–—‘’‚“”„…•€«»°·×'
// What people type and read: the letters of western Europe, our spaces, signs of money and of arithmetic.
const text = [...ascii, ...range(0xa1, 0xff), ...'ŒœŸ‹›−÷≈≤≥←↑→↓✓™', ...signs].join('')
// Titles are ours: French and English.
const titles = [...ascii, ...'ÀÂÇÈÉÊËÎÏÔÙÛÜŒàâäçèéêëîïôöùûüœñ', ...signs].join('')
// Figures of one width for columns; the rest of a face's cleverness is not used.
const features = ['kern', 'mark', 'ccmp', 'locl', 'tnum']

// The storefront's first view: what French and English pages are written with. The other letters come in a file of their own, which browsers
// fetch for a page that has one of them; `brand.css` says which are where.
const written = [...ascii, ...'ÀÂÇÈÉÊËÎÏÔÙÛÜŒàâäçèéêëîïôöùûüœ', ...'\u00a0\u202f–—‘’“”…€«»›°·×−²″'].join('')
const named = [
  ...range(0x20, 0x3f),
  ...range(0x41, 0x5a),
  ...range(0x61, 0x7a),
  ...'ÀÉÊÈÎàâçèéêëîïôùûœ',
  ...'\u00a0–’…€«»°×−',
].join('')
const without = (all, those) => [...new Set(all)].filter((sign) => !those.includes(sign)).join('')

const inter = { face: 'inter', file: 'inter-latin-wght-normal', text, axes: { wght: { min: 400, max: 700 } } }
const bricolage = {
  face: 'bricolage-grotesque',
  file: 'bricolage-grotesque-latin-standard-normal',
  axes: { opsz: 32, wdth: 100, wght: 700 },
  out: 'storefront/assets/fonts',
}
const faces = [
  { ...inter, out: 'ui/fonts' },
  {
    face: 'fraunces',
    file: 'fraunces-latin-opsz-normal',
    text: titles,
    axes: { opsz: { min: 18, max: 72 }, wght: 560 },
    out: 'ui/fonts',
  },
  { ...inter, text: written, out: 'storefront/assets/fonts' },
  { ...inter, name: 'inter-rest', text: without(text, written), out: 'storefront/assets/fonts' },
  { ...bricolage, text: named },
  { ...bricolage, name: 'bricolage-grotesque-rest', text: without(titles, `${named}\u202f`) },
]

// As CSS has it: U+20-7E, U+A0.
const rangesOf = (signs) => {
  const points = [...signs].map((sign) => sign.codePointAt(0)).sort((one, other) => one - other)
  const runs = []
  for (const point of points) {
    const last = runs.at(-1)
    if (last && point === last[1] + 1) last[1] = point
    else runs.push([point, point])
  }
  const hex = (point) => point.toString(16).toUpperCase()
  return runs.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(', ')
}

for (const { face, name = face, file, text, axes, out } of faces) {
  const source = files(`@fontsource-variable/${face}`)
  const whole = readFileSync(join(source, 'files', `${file}.woff2`))
  const cut = await subset(whole, text, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: features,
    noHinting: true,
  })
  mkdirSync(join(root, out), { recursive: true })
  writeFileSync(join(root, out, `${name}.woff2`), cut)
  copyFileSync(join(source, 'LICENSE'), join(root, out, `${face}.licence.txt`))
  console.log(`${out}/${name}.woff2: ${(cut.length / 1024).toFixed(1)} KB (of ${(whole.length / 1024).toFixed(1)})`)
  if (out.startsWith('storefront')) console.log(`  unicode-range: ${rangesOf(text)}`)
}
