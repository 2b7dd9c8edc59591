// Cloths for the tailor: a colour for each place, a grain, a fine slope.
import { noiseFrom, rough } from '../random.mjs'

const named = {
  crème: '#f0e6d2',
  argent: '#c9ccd1',
  'bleu canard': '#1f5f6b',
  noir: '#2b2b30',
  blanc: '#f1f0ec',
  bleu: '#4d74a8',
  'bleu nuit': '#26304e',
  brut: '#2a3350',
  gris: '#8c8f96',
  écru: '#e8deca',
  sable: '#d0b995',
  vert: '#5a7355',
  'vert sauge': '#a3b59a',
  rouge: '#b3303a',
  'bleu ciel': '#b3cce6',
  terracotta: '#c26d50',
  camel: '#bd9160',
  marine: '#28324f',
  bordeaux: '#6d2433',
  kaki: '#6f6d4c',
  rose: '#e2adb0',
  moutarde: '#cd9b34',
  'vert sapin': '#2b4a3c',
  marron: '#6f4b34',
  anthracite: '#43454c',
  lavande: '#b7acd6',
  ivoire: '#efe7d7',
}

/** A colour by its name, as [red, green, blue]. */
export function rgb(name) {
  const hex = named[name] ?? name
  return [1, 3, 5].map((place) => Number.parseInt(hex.slice(place, place + 2), 16))
}

const scaled = (colour, share) => colour.map((value) => value * share)
const between = (one, other, share) => one.map((value, index) => value * (1 - share) + other[index] * share)

/** Denim: a twill that fades where a body has worn it; `faded` are [x, y, width, height] of such places. */
export function denim(colour, { faded = [], wash = 0.5 } = {}) {
  const base = rgb(colour)
  const pale = between(base, [226, 232, 240], 0.62)
  const noise = noiseFrom(`denim ${colour}`)
  return {
    colour: (x, y) => {
      let worn = 0
      for (const [fx, fy, w, h] of faded) worn = Math.max(worn, Math.exp(-(((x - fx) / w) ** 2) - ((y - fy) / h) ** 2))
      const thread = Math.max(0, noise(x * 0.16, y * 1.5)) * 0.18 + Math.max(0, noise(x * 1.6, y * 0.12)) * 0.1
      const streak = 0.12 * rough(noise, x * 0.05, y * 0.012, 2)
      return between(base, pale, Math.min(0.92, Math.max(0, worn * wash + thread * wash * 1.3 + streak * wash)))
    },
    grain: (x, y) => 0.035 * Math.sin((x + y * 0.9) * 1.9) + 0.03 * noise(x * 0.9, y * 0.9),
  }
}

/** Plain cotton, linen or poplin, or with a pattern: stripes or checks. */
export function cotton(colour, { pattern, second = 'blanc', scale = 26, slub = 0.02 } = {}) {
  const [base, other] = [rgb(colour), rgb(second)]
  const noise = noiseFrom(`cotton ${colour}`)
  return {
    colour: (x, y) => {
      if (pattern === 'stripes') return ((x % scale) + scale) % scale < scale * 0.36 ? other : base
      if (pattern === 'sailor') return ((y % scale) + scale) % scale < scale * 0.42 && y > 285 ? other : base
      if (pattern === 'checks') {
        const bands = [x, y].filter((value) => ((value % scale) + scale) % scale < scale * 0.5).length
        return between(base, other, [0, 0.42, 0.85][bands])
      }
      return base
    },
    grain: (x, y) =>
      slub * noise(x * 0.12, y * 1.4) + slub * noise(x * 1.4, y * 0.12) + 0.012 * Math.sin(x * 2.6) * Math.sin(y * 2.6),
  }
}

/** Knitwear: columns of little chevrons; `rib` for the edges; `cable` for plaits down the front. */
export function knit(colour, { rib = false, stitch = 9, pattern, second = 'ivoire' } = {}) {
  const [base, other] = [rgb(colour), rgb(second)]
  const noise = noiseFrom(`knit ${colour}`)
  const wave = (x, y) => {
    const u = (((x / stitch) % 1) + 1) % 1
    const v = (((y / (stitch * 0.78) + Math.abs(u - 0.5) * 1.1) % 1) + 1) % 1
    return { u, v }
  }
  return {
    colour: (x, y) => {
      const soft = 1 + 0.05 * noise(x * 0.5, y * 0.5)
      if (pattern === 'stripes' && y > 250 && Math.floor((y - 250) / 44) % 2 === 0) return scaled(other, soft)
      if (pattern === 'yoke' && y > 255 && y < 385) {
        const motif =
          Math.sin(x * 0.16) * Math.sin((y - 255) * 0.145) > 0.18 || Math.abs(Math.sin((y - 255) * 0.0725)) > 0.985
        return scaled(motif ? other : base, soft)
      }
      return scaled(base, soft)
    },
    grain: (x, y) => {
      if (rib) return 0.17 * Math.sin((x / stitch) * Math.PI * 1.25) + 0.03 * noise(x * 0.6, y * 0.6)
      const { u, v } = wave(x, y)
      return (
        -0.17 +
        0.27 * Math.sin(v * Math.PI) * (0.45 + 0.55 * Math.sin(((u * 2) % 1) * Math.PI)) +
        0.03 * noise(x * 0.6, y * 0.6)
      )
    },
  }
}

/** Smooth cloths that gleam: a down jacket's nylon, leather, a raincoat. */
export function smooth(colour, gleam = 0.5) {
  const base = rgb(colour)
  const noise = noiseFrom(`smooth ${colour}`)
  return { colour: () => base, gleam, grain: (x, y) => 0.02 * noise(x * 0.4, y * 0.4) }
}

/** Wool: a coat's felt, a herringbone where wanted. */
export function wool(colour, { herringbone = false } = {}) {
  const base = rgb(colour)
  const noise = noiseFrom(`wool ${colour}`)
  return {
    colour: (x, y) => {
      const way = Math.floor(x / 14) % 2 ? 1 : -1
      return scaled(base, herringbone ? 1 + 0.13 * Math.sign(Math.sin((y + way * x) * 0.62)) : 1)
    },
    grain: (x, y) => 0.07 * rough(noise, x * 0.3, y * 0.3, 3) + 0.03 * noise(x * 1.2, y * 1.2),
  }
}
