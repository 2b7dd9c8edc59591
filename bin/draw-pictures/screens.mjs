// What screens show: landscapes, a lock screen, a desk, a page. Drawn here, so that they are nobody else's.
import { noiseFrom, randomFrom, rough } from './random.mjs'

/** A canvas with its context, drawn on by a function. */
export function canvasOf(width, height, draw) {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  draw(canvas.getContext('2d'), width, height)
  return canvas
}

function fall(context, height, stops) {
  const gradient = context.createLinearGradient(0, 0, 0, height)
  for (const [index, colour] of stops.entries()) gradient.addColorStop(index / (stops.length - 1), colour)
  return gradient
}

const mixed = (one, other, share) => {
  const parts = (hex) => [1, 3, 5].map((place) => Number.parseInt(hex.slice(place, place + 2), 16))
  const [from, to] = [parts(one), parts(other)]
  return `rgb(${from.map((value, index) => Math.round(value * (1 - share) + to[index] * share)).join(',')})`
}

/** Ranges of hills one behind another, each paler towards the sky. */
function hills(context, width, height, { seed, from, to, far, near, count = 5, peak = 0.16, jag = 5 }) {
  for (let range = 0; range < count; range += 1) {
    const share = range / (count - 1)
    const noise = noiseFrom(`${seed} ${range}`)
    const base = height * (from + (to - from) * share)
    context.fillStyle = mixed(far, near, share ** 0.9)
    context.beginPath()
    context.moveTo(0, height)
    for (let x = 0; x <= width; x += 2) {
      const at = (x / width) * (2.2 + range * 0.7)
      const ridge = 1 - Math.abs(rough(noise, at + range * 7, range * 3.7, jag)) * 2
      context.lineTo(x, base - ridge * height * peak * (0.7 + share * 0.5))
    }
    context.lineTo(width, height)
    context.fill()
  }
}

function stars(context, width, height, seed, count = 500) {
  const random = randomFrom(seed)
  for (let index = 0; index < count; index += 1) {
    context.fillStyle = `rgba(255,255,255,${0.2 + random() * 0.8})`
    const size = random() < 0.05 ? 2.2 : 1.1
    context.fillRect(random() * width, random() * height, size, size)
  }
}

/** Draws small and lays it over large: soft, without the price of a blur. */
function softly(context, width, height, share, draw) {
  const [w, h] = [Math.round(width * share), Math.round(height * share)]
  context.save()
  context.imageSmoothingQuality = 'high'
  context.drawImage(canvasOf(w, h, draw), 0, 0, width, height)
  context.restore()
}

function curtains(context, width, height, colours, seed) {
  const noise = noiseFrom(seed)
  context.globalCompositeOperation = 'lighter'
  colours.forEach((colour, band) => {
    for (let x = 0; x < width; x += 1) {
      const at = x / width
      const sway = rough(noise, at * 2.4 + band * 9, band * 5.1, 3)
      const foot = height * (0.5 + 0.1 * band + sway * 0.34)
      const tall = height * (0.34 + 0.24 * rough(noise, at * 7 + band * 3, 40 + band, 2))
      const strength =
        0.1 + 0.12 * (0.5 + rough(noise, at * 22 + band * 11, 80, 2)) + 0.07 * Math.sin(at * 160 + sway * 30)
      const gradient = context.createLinearGradient(0, foot - tall, 0, foot)
      gradient.addColorStop(0, `${colour}00`)
      gradient.addColorStop(
        0.75,
        `${colour}${Math.round(Math.max(0, Math.min(1, strength * 1.6)) * 255)
          .toString(16)
          .padStart(2, '0')}`,
      )
      gradient.addColorStop(1, `${colour}00`)
      context.fillStyle = gradient
      context.fillRect(x, foot - tall, 1.6, tall)
    }
  })
  context.globalCompositeOperation = 'source-over'
}

function glow(context, x, y, radius, colour) {
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius)
  gradient.addColorStop(0, colour)
  gradient.addColorStop(1, `${colour.slice(0, 7)}00`)
  context.fillStyle = gradient
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2)
}

/** Still water: what stands above a line, upside down, darker and drawn out. */
function water(context, width, height, from, dim = 0.55) {
  const top = Math.round(height * from)
  const above = document.createElement('canvas')
  above.width = width
  above.height = top
  above.getContext('2d').drawImage(context.canvas, 0, 0)
  for (let y = top; y < height; y += 2) {
    const depth = (y - top) / (height - top)
    const source = Math.max(0, Math.round(top - (y - top) * 1.15 - 2 + Math.sin(y * 0.7) * depth * 9))
    context.drawImage(above, 0, source, width, 2, Math.sin(y * 0.31) * depth * 5, y, width, 2)
  }
  context.fillStyle = fall(context, height, ['rgba(6,10,26,0)', `rgba(6,10,26,${dim})`])
  context.fillRect(0, top, width, height - top)
}

const landscapes = {
  aurora(context, width, height) {
    context.fillStyle = fall(context, height * 0.8, ['#050a24', '#0b1f4d', '#1b4e7c', '#3a8894'])
    context.fillRect(0, 0, width, height)
    stars(context, width, height * 0.5, 'aurora')
    context.globalCompositeOperation = 'lighter'
    softly(context, width, height, 0.22, (small, w, h) =>
      curtains(small, w, h, ['#3dffb0', '#39c8ff', '#b46bff'], 'curtains'),
    )
    context.globalCompositeOperation = 'source-over'
    hills(context, width, height, {
      seed: 'fjord',
      from: 0.6,
      to: 0.72,
      far: '#2b5d78',
      near: '#0a1730',
      count: 4,
      peak: 0.2,
    })
    water(context, width, height, 0.72, 0.5)
  },
  dusk(context, width, height) {
    context.fillStyle = fall(context, height * 0.72, ['#2a1c5c', '#7b2f83', '#e4586e', '#ffb066', '#ffe2a6'])
    context.fillRect(0, 0, width, height)
    glow(context, width * 0.62, height * 0.57, width * 0.34, '#fff1b8ee')
    hills(context, width, height, {
      seed: 'dusk',
      from: 0.62,
      to: 0.98,
      far: '#d8678c',
      near: '#2a1440',
      count: 6,
      peak: 0.13,
    })
  },
  dunes(context, width, height) {
    context.fillStyle = fall(context, height * 0.7, ['#2f7fc4', '#7cb8e2', '#f3dcc0'])
    context.fillRect(0, 0, width, height)
    glow(context, width * 0.25, height * 0.36, width * 0.22, '#fffbe2dd')
    hills(context, width, height, {
      seed: 'dunes',
      from: 0.6,
      to: 1.06,
      far: '#eab98a',
      near: '#8c3f2a',
      count: 5,
      peak: 0.2,
      jag: 2,
    })
  },
  lagoon(context, width, height) {
    context.fillStyle = fall(context, height * 0.62, ['#1668c5', '#58b4ec', '#d9f3fb'])
    context.fillRect(0, 0, width, height)
    clouds(context, width, height * 0.55)
    hills(context, width, height, {
      seed: 'islands',
      from: 0.6,
      to: 0.64,
      far: '#7fb3c4',
      near: '#1f6d54',
      count: 3,
      peak: 0.17,
    })
    context.fillStyle = fall(context, height, ['#58b4ec', '#58b4ec', '#19b5c4', '#0b6fa0'])
    context.fillRect(0, height * 0.64, width, height)
    glitter(context, width, height, 0.64)
  },
  meadow(context, width, height) {
    context.fillStyle = fall(context, height * 0.7, ['#5aa2e6', '#b9dcf5', '#fdf3dd'])
    context.fillRect(0, 0, width, height)
    clouds(context, width, height * 0.5)
    hills(context, width, height, {
      seed: 'alp',
      from: 0.5,
      to: 0.56,
      far: '#c5d6ea',
      near: '#7f9fc2',
      count: 2,
      peak: 0.26,
    })
    hills(context, width, height, {
      seed: 'meadow',
      from: 0.68,
      to: 1.02,
      far: '#7fb069',
      near: '#1f5a34',
      count: 4,
      peak: 0.1,
      jag: 3,
    })
  },
  bloom(context, width, height) {
    context.fillStyle = fall(context, height, ['#12081f', '#2a0e3b'])
    context.fillRect(0, 0, width, height)
    const random = randomFrom('bloom')
    const colours = ['#ff5e7e', '#ff9d4d', '#ffd25e', '#b05cff', '#4d7dff', '#ff4dc4']
    context.globalCompositeOperation = 'screen'
    for (let flower = 0; flower < 16; flower += 1) {
      const [x, y, size] = [random() * width, random() * height, height * (0.14 + random() * 0.3)]
      for (let petal = 0; petal < 9; petal += 1) {
        context.save()
        context.translate(x, y)
        context.rotate((petal / 9) * Math.PI * 2 + flower)
        const gradient = context.createRadialGradient(0, size * 0.5, 0, 0, size * 0.5, size * 0.62)
        gradient.addColorStop(0, `${colours[flower % 6]}b0`)
        gradient.addColorStop(1, `${colours[(flower + 2) % 6]}00`)
        context.fillStyle = gradient
        context.beginPath()
        context.ellipse(0, size * 0.5, size * 0.24, size * 0.55, 0, 0, 7)
        context.fill()
        context.restore()
      }
    }
    context.globalCompositeOperation = 'source-over'
  },
  painting(context, width, height) {
    const noise = noiseFrom('painting')
    context.fillStyle = '#e7ddc8'
    context.fillRect(0, 0, width, height)
    const random = randomFrom('strokes')
    const colours = ['#27506f', '#3f7d94', '#c98d4b', '#8d3b2d', '#dcc38d', '#5d7a55', '#1d2c3e', '#e9d8b8']
    for (let stroke = 0; stroke < 5200; stroke += 1) {
      const [x, y] = [random() * width, random() * height]
      const tone = y / height + 0.32 * rough(noise, (x / width) * 3, (y / height) * 3, 3)
      context.fillStyle = colours[Math.max(0, Math.min(7, Math.floor(tone * 6 + random() * 2)))]
      context.globalAlpha = 0.5
      context.save()
      context.translate(x, y)
      context.rotate(rough(noise, (x / width) * 2, 9 + (y / height) * 2, 2) * 3)
      context.fillRect(-width * 0.02, -3, width * 0.04, 3 + random() * 9)
      context.restore()
    }
    context.globalAlpha = 1
  },
}

function clouds(context, width, height) {
  softly(context, width, height, 0.06, (small, w, h) => {
    const random = randomFrom('clouds')
    for (let cloud = 0; cloud < 9; cloud += 1) {
      const [x, y] = [random() * w, h * (0.2 + random() * 0.6)]
      for (let puff = 0; puff < 9; puff += 1) {
        small.fillStyle = `rgba(255,255,255,${0.2 + random() * 0.35})`
        small.beginPath()
        small.ellipse(
          x + (random() - 0.5) * w * 0.2,
          y + (random() - 0.5) * h * 0.1,
          w * 0.05 * (0.5 + random()),
          h * 0.05,
          0,
          0,
          7,
        )
        small.fill()
      }
    }
  })
}

function glitter(context, width, height, from) {
  const random = randomFrom('glitter')
  for (let index = 0; index < 900; index += 1) {
    const depth = random()
    context.fillStyle = `rgba(255,255,255,${0.05 + random() * 0.25})`
    context.fillRect(random() * width, height * (from + (1 - from) * depth ** 2), 4 + depth * 40, 1 + depth * 2)
  }
}

/** A landscape: aurora, dusk, dunes, lagoon, meadow, bloom or painting. */
export const landscape = (name, width, height) => canvasOf(width, height, landscapes[name])

const sans = 'Inter, "DejaVu Sans", sans-serif'

/** A telephone that is locked: the hour, large, over a landscape. */
export function lockScreen(name, width = 720, height = 1560) {
  return canvasOf(width, height, (context) => {
    context.drawImage(landscape(name, Math.round(height * 1.1), height), -height * 0.28, 0)
    context.fillStyle = '#fff'
    context.textAlign = 'center'
    context.font = `300 ${width * 0.27}px ${sans}`
    context.fillText('9:41', width / 2, height * 0.23)
    context.font = `500 ${width * 0.052}px ${sans}`
    context.fillText('samedi 9 mai', width / 2, height * 0.115)
    context.fillStyle = 'rgba(255,255,255,.85)'
    context.fillRect(width * 0.33, height * 0.977, width * 0.34, 9)
  })
}

/** A computer's desk: a landscape, a window with a document, a dock. */
export function desk(name, width = 1600, height = 1000) {
  return canvasOf(width, height, (context) => {
    context.drawImage(landscape(name, width, height), 0, 0)
    context.fillStyle = 'rgba(20,22,34,.55)'
    context.fillRect(0, 0, width, height * 0.032)
    context.fillStyle = 'rgba(255,255,255,.28)'
    context.beginPath()
    context.roundRect(width * 0.28, height * 0.9, width * 0.44, height * 0.075, 22)
    context.fill()
    const colours = ['#ff5e7e', '#ffb03b', '#3ecf8e', '#3aa0ff', '#8b6bff', '#f4f4f8', '#25d0d6', '#ff7a45']
    colours.forEach((colour, index) => {
      context.fillStyle = colour
      context.beginPath()
      context.roundRect(width * (0.293 + index * 0.0535), height * 0.912, width * 0.034, width * 0.034, 13)
      context.fill()
    })
  })
}

/** A page of a book, as an e-reader shows it. */
export function bookPage(width = 900, height = 1200) {
  return canvasOf(width, height, (context) => {
    context.fillStyle = '#e4e2da'
    context.fillRect(0, 0, width, height)
    context.fillStyle = '#2a2926'
    context.font = `italic ${width * 0.055}px Georgia, "DejaVu Serif", serif`
    context.textAlign = 'center'
    context.fillText('Chapitre premier', width / 2, height * 0.13)
    const random = randomFrom('book')
    for (let line = 0; line < 22; line += 1) {
      let x = width * (line % 8 === 0 ? 0.15 : 0.1)
      const end = width * (line % 8 === 7 ? 0.55 : 0.9)
      while (x < end) {
        const word = Math.min(width * (0.02 + random() * 0.085), end - x)
        context.fillRect(x, height * (0.2 + line * 0.0345), word, height * 0.0085)
        x += word + width * 0.016
      }
    }
  })
}

/** A small panel of light text on black: the clock of an oven, the figures of a scale. */
export function readout(text, { width = 512, height = 160, colour = '#d8f3ff', ground = '#08090b', size = 0.62 } = {}) {
  return canvasOf(width, height, (context) => {
    context.fillStyle = ground
    context.fillRect(0, 0, width, height)
    context.fillStyle = colour
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.font = `500 ${height * size}px ${sans}`
    context.fillText(text, width / 2, height * 0.54)
  })
}

/** Words printed on a thing, with nothing round them. */
export function lettering(
  text,
  { width = 512, height = 128, colour = '#ffffff', size = 0.6, spacing = '0.12em', weight = 600 } = {},
) {
  return canvasOf(width, height, (context) => {
    context.fillStyle = colour
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.letterSpacing = spacing
    context.font = `${weight} ${height * size}px ${sans}`
    context.fillText(text, width / 2, height * 0.52)
  })
}
