// What things are made of. Colours are names as the shop says them, or hexadecimal.
import * as three from 'three'
import { noiseFrom, randomFrom, rough } from './random.mjs'
import { surface } from './surface.mjs'

const named = {
  noir: '#1b1b1f',
  blanc: '#f3f2ef',
  bleu: '#2f5d9b',
  'bleu nuit': '#1f2a4a',
  brut: '#1f2740',
  gris: '#7d8088',
  écru: '#e9dfcb',
  sable: '#d3bd9b',
  vert: '#3f6b4f',
  'vert sauge': '#a3b59a',
  rouge: '#b3202c',
  argent: '#c9ccd1',
  terracotta: '#c0694a',
  lavande: '#b3a6d9',
  jaune: '#e8b73a',
  moutarde: '#cf9a2e',
  rose: '#e3a7ad',
  'rose poudré': '#e5bfb8',
  camel: '#b98a55',
  marron: '#6b4630',
  bordeaux: '#6b1f2d',
  'vert sapin': '#234a3a',
  anthracite: '#3a3c42',
  ivoire: '#f1e9da',
  inox: '#c6c8ca',
  cuivre: '#c07a54',
  laiton: '#c9a45c',
  crème: '#f0e6d2',
  marine: '#28324f',
  'bleu ciel': '#a9c8e4',
  'bleu canard': '#1f5f6b',
  orange: '#e07a2f',
  kaki: '#6d6a48',
  chêne: '#c49a6c',
  noyer: '#6f4a30',
  hêtre: '#dcb98d',
}

/** The colour of a name. */
export const colourOf = (name) => new three.Color(named[name] ?? name)

/** Any surface, by its numbers. */
export const surfaceWith = surface

export const plastic = (colour, roughness = 0.42) => surface({ colour: colourOf(colour), roughness })
export const rubber = (colour = '#1c1c1e') => surface({ colour: colourOf(colour), roughness: 0.85, shine: 0.5 })
export const lacquer = (colour) => surface({ colour: colourOf(colour), roughness: 0.5, coat: 1, coatRoughness: 0.06 })
export const ceramic = (colour) =>
  surface({ colour: colourOf(colour), roughness: 0.45, coat: 0.9, coatRoughness: 0.14 })
export const painted = (colour, roughness = 0.62) => surface({ colour: colourOf(colour), roughness, shine: 0.7 })
export const metal = (colour = 'inox', roughness = 0.28) =>
  surface({ colour: colourOf(colour), metalness: 1, roughness })
export const chrome = () => surface({ colour: new three.Color('#e8eaec'), metalness: 1, roughness: 0.07 })
export const glowing = (colour, brightness = 1.4) =>
  surface({ colour: new three.Color(0, 0, 0), shine: 0, glow: brightness, glowMap: textureOf(flat(colour)) })

/** Clear or tinted glass: it shows what lies behind it, and shines where it mirrors a lamp. */
export const glass = (colour = '#dfe9ec', opacity = 0.12) =>
  surface({ colour: colourOf(colour), roughness: 0.03, opacity, isGlass: true })

const flat = (colour) => {
  const canvas = document.createElement('canvas')
  canvas.width = 2
  canvas.height = 2
  const context = canvas.getContext('2d')
  context.fillStyle = named[colour] ?? colour
  context.fillRect(0, 0, 2, 2)
  return canvas
}

/** A canvas as a texture that repeats. */
export function textureOf(canvas, isColour = true) {
  const texture = new three.CanvasTexture(canvas)
  if (isColour) texture.colorSpace = three.SRGBColorSpace
  texture.wrapS = three.RepeatWrapping
  texture.wrapT = three.RepeatWrapping
  texture.anisotropy = 2
  return texture
}

/** Draws a canvas pixel by pixel: `paint` answers a grey, or [red, green, blue], from 0 to 255. */
export function painting(size, paint, height = size) {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = height
  const context = canvas.getContext('2d')
  const image = context.createImageData(size, height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const value = paint(x / size, y / height)
      image.data.set(Array.isArray(value) ? [...value, 255] : [value, value, value, 255], (y * size + x) * 4)
    }
  }
  context.putImageData(image, 0, 0)
  return canvas
}

const kept = new Map()
const once = (key, make) => {
  if (!kept.has(key)) kept.set(key, make())
  return kept.get(key)
}

/** Metal brushed along one way. */
export function brushed(colour = 'inox', tile = 14) {
  const lines = once('brushed', () => {
    const random = randomFrom('brushed')
    const rows = Array.from({ length: 512 }, () => 120 + random() * 110)
    return painting(512, (x, y) => rows[Math.floor(y * 512)] + 16 * Math.sin(x * 40 + y * 900))
  })
  return surface({
    colour: colourOf(colour),
    metalness: 1,
    roughness: 0.52,
    bump: textureOf(lines, false),
    hasRoughnessMap: 1,
    tile,
  })
}

const weaves = {
  plain: (x, y) => {
    const [u, v] = [x * 16, y * 16]
    const over = (Math.floor(u) + Math.floor(v)) % 2 === 0
    return 105 + 140 * (over ? Math.sin((v % 1) * Math.PI) : Math.sin((u % 1) * Math.PI))
  },
  knit: (x, y) => {
    const [u, v] = [(x * 10) % 1, (y * 14) % 1]
    const lean = Math.abs(u - 0.5) * 0.9
    return 70 + 180 * Math.abs(Math.sin(Math.PI * (v + lean))) * Math.sin(Math.PI * ((u * 2) % 1))
  },
  bouclé: (x, y) =>
    128 +
    220 *
      rough(
        once('boucle', () => tiled('bouclé', 24)),
        x * 24,
        y * 24,
        3,
      ),
  velvet: (x, y) =>
    128 +
    90 *
      rough(
        once('velvet', () => tiled('velvet', 8)),
        x * 8,
        y * 8,
        4,
      ),
}

/** Noise that joins itself after so many units. */
function tiled(seed, period) {
  const noise = noiseFrom(seed)
  return (x, y) =>
    noise(((x % (period * 8)) + period * 8) % (period * 8), ((y % (period * 8)) + period * 8) % (period * 8))
}

/** Cloth: `weave` is plain, knit, bouclé or velvet; `tile` is how many centimetres one repeat takes. */
export function fabric(colour, weave = 'plain', tile = 6) {
  const canvas = once(`fabric ${weave}`, () => painting(256, weaves[weave]))
  const base = colourOf(colour)
  return surface({
    colour: base,
    roughness: 0.95,
    shine: 0.25,
    sheen: weave === 'velvet' ? 1 : 0.4,
    sheenColour: base.clone().lerp(new three.Color('#ffffff'), 0.4),
    bump: textureOf(canvas, false),
    bumpScale: weave === 'bouclé' ? 0.022 : weave === 'knit' ? 0.018 : 0.008,
    tile,
  })
}

/** Leather with a fine grain. */
export function leather(colour, tile = 9) {
  const canvas = once('leather', () => {
    const noise = noiseFrom('leather')
    return painting(256, (x, y) => 128 + 120 * Math.abs(rough(noise, x * 40, y * 40, 3)))
  })
  return surface({
    colour: colourOf(colour),
    roughness: 0.5,
    shine: 0.8,
    bump: textureOf(canvas, false),
    bumpScale: 0.004,
    tile,
  })
}

const woods = {
  chêne: ['#d2ad80', '#a97c4d'],
  noyer: ['#80563a', '#4c2f1d'],
  hêtre: ['#e6c69c', '#cda373'],
  'bois noir': ['#2a2725', '#171514'],
  pin: ['#e8cfa2', '#d0a566'],
}

/** Wood whose grain runs along x of its face; `turned` lets it run along y. */
export function wood(kind = 'chêne', tile = 60, turned = false) {
  const canvas = once(`wood ${kind} ${turned}`, () => {
    const noise = noiseFrom(`wood ${kind}`)
    const [light, dark] = woods[kind].map((one) => new three.Color(one).convertLinearToSRGB().toArray())
    return painting(512, (x, y) => {
      const [along, across] = turned ? [y, x] : [x, y]
      const bend = rough(noise, along * 2.2, across * 6, 3)
      const rings = Math.abs(Math.sin((across * 9 + bend * 2.6) * Math.PI))
      const pores = Math.max(0, noise(along * 30, across * 260)) * 0.35
      const share = Math.min(1, 0.62 * rings ** 3 + pores + 0.12 * (1 + noise(along * 4, across * 30)))
      return light.map((value, axis) => 255 * (value * (1 - share) + dark[axis] * share))
    })
  })
  return surface({ map: textureOf(canvas), roughness: 0.56, shine: 0.7, tile })
}

/** Stone: speckled, or veined like marble. */
export function stone(base = '#e9e6e1', speck = '#8d8a86', isVeined = false, tile = 70) {
  const canvas = once(`stone ${base} ${speck} ${isVeined}`, () => {
    const noise = noiseFrom(`stone ${base}`)
    const [ground, mark] = [base, speck].map((one) => new three.Color(one).convertLinearToSRGB().toArray())
    return painting(512, (x, y) => {
      const warp = rough(noise, x * 3, y * 3, 4)
      const share = isVeined
        ? Math.max(0, 1 - Math.abs(Math.sin((x * 2 + y + warp * 2.6) * Math.PI)) * 9) * 0.6 + 0.05 * (1 + warp)
        : Math.max(0, noise(x * 220, y * 220) - 0.35) * 0.9 + 0.06 * (1 + noise(x * 60, y * 60))
      return ground.map((value, axis) => 255 * (value * (1 - share) + mark[axis] * share))
    })
  })
  return surface({ map: textureOf(canvas), roughness: 0.34, coat: 0.35, coatRoughness: 0.2, tile })
}

/** Cloth or metal full of small holes, as on loudspeakers. */
export function grille(colour = '#242428', tile = 1.6, roughness = 0.7) {
  const canvas = once('grille', () =>
    painting(128, (x, y) => {
      const distance = (u, v) => Math.hypot(((u * 4) % 1) - 0.5, ((v * 4) % 1) - 0.5)
      return distance(x, y) < 0.3 ? 30 : 230
    }),
  )
  return surface({
    colour: colourOf(colour),
    roughness,
    bump: textureOf(canvas, false),
    bumpScale: 0.006,
    map: textureOf(canvas),
    tile,
  })
}

/** A drawing as the surface of a thing: a screen that shines of itself, under glass. */
export const screen = (canvas, brightness = 1) =>
  surface({
    colour: new three.Color(0.004, 0.004, 0.005),
    glowMap: textureOf(canvas),
    glow: brightness,
    roughness: 0.14,
    shine: 0.3,
  })

/** A drawing printed on a thing; what the canvas leaves empty shows what lies beneath. */
export function print(canvas, roughness = 0.6) {
  const one = surface({ map: textureOf(canvas), roughness, isPrint: true })
  one.polygonOffset = true
  one.polygonOffsetFactor = -2
  one.polygonOffsetUnits = -2
  return one
}
