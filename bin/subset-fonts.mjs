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

const inter = { face: 'inter', file: 'inter-latin-wght-normal', text, axes: { wght: { min: 400, max: 700 } } }
const faces = [
  { ...inter, out: 'ui/fonts' },
  {
    face: 'fraunces',
    file: 'fraunces-latin-opsz-normal',
    text: titles,
    axes: { opsz: { min: 18, max: 72 }, wght: 560 },
    out: 'ui/fonts',
  },
  { ...inter, out: 'storefront/assets/fonts' },
  {
    face: 'bricolage-grotesque',
    file: 'bricolage-grotesque-latin-standard-normal',
    text: titles,
    axes: { opsz: 32, wdth: 100, wght: 700 },
    out: 'storefront/assets/fonts',
  },
]

for (const { face, file, text, axes, out } of faces) {
  const source = files(`@fontsource-variable/${face}`)
  const whole = readFileSync(join(source, 'files', `${file}.woff2`))
  const cut = await subset(whole, text, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: features,
    noHinting: true,
  })
  mkdirSync(join(root, out), { recursive: true })
  writeFileSync(join(root, out, `${face}.woff2`), cut)
  copyFileSync(join(source, 'LICENSE'), join(root, out, `${face}.licence.txt`))
  console.log(`${out}/${face}.woff2: ${(cut.length / 1024).toFixed(1)} KB (of ${(whole.length / 1024).toFixed(1)})`)
}
