import {
  chrome,
  fabric,
  glass,
  glowing,
  lacquer,
  leather,
  metal,
  painting,
  plastic,
  rubber,
  surfaceWith,
  textureOf,
} from '../materials.mjs'
import { noiseFrom, rough } from '../random.mjs'
import { bookPage, canvasOf, desk, landscape, lockScreen } from '../screens.mjs'
import { at, ball, box, cylinder, disc, group, plate, ring, rod, several, tube } from '../shapes.mjs'
import { shown } from './television.mjs'

const cut = (canvas, corner) =>
  canvasOf(canvas.width, canvas.height, (context, width, height) => {
    context.beginPath()
    context.roundRect(0, 0, width, height, corner)
    context.clip()
    context.drawImage(canvas, 0, 0)
  })

/** One telephone, upright on its edge: its front shows a picture, its back the cameras. */
function slab({ inches = 6.3, colour = 'noir', picture = 'dusk', cameras = 2, isBack = false, rugged = false }) {
  const height = (inches * 2.54 * 19.5) / Math.hypot(19.5, 9) + 0.5
  const width = height * 0.475
  const thick = rugged ? 1.5 : 0.82
  const body = plate(
    width,
    height,
    thick,
    rugged ? 1.2 : width * 0.15,
    metal(colour === 'noir' ? '#4a4b50' : colour, 0.3),
    0.16,
  )
  if (!isBack) {
    const face = plate(width - 0.14, height - 0.14, 0.1, width * 0.14, plastic('#050506', 0.12), 0.03)
    const image = shown(cut(lockScreen(picture), 84), width - 0.5, height - 0.5, 1.05)
    image.material.transparent = true
    image.material.uniforms.map.value = textureOf(cut(lockScreen(picture), 84))
    image.material.uniforms.hasMap.value = 1
    return at(
      group(
        body,
        at(face, 0, 0, thick / 2),
        at(image, 0, 0, thick / 2 + 0.1),
        at(ball(0.14, plastic('#020203', 0.1)), 0, height / 2 - 0.75, thick / 2 + 0.03),
        rugged && corners(width, height),
      ),
      0,
      height / 2,
      0,
    )
  }
  const back = at(plate(width - 0.12, height - 0.12, 0.12, width * 0.14, lacquer(colour), 0.04), 0, 0, thick / 2)
  const island = cameras > 2 ? [width * 0.86, 3.1] : [2.5, cameras > 1 ? 4.4 : 2.5]
  const middle = [cameras > 2 ? 0 : -width / 2 + 1.7, height / 2 - island[1] / 2 - 0.55]
  const bump = at(plate(island[0], island[1], 0.26, 0.9, lacquer(colour), 0.08), middle[0], middle[1], thick / 2 + 0.14)
  const eyes = several(cameras, (index) => {
    const [x, y] =
      cameras > 2
        ? [middle[0] - island[0] * 0.32 + index * island[0] * 0.32, middle[1]]
        : [middle[0], middle[1] + (cameras > 1 ? 0.98 - index * 1.96 : 0)]
    return at(
      group(
        at(cylinder(0.82, 0.3, metal('#2b2c30', 0.25)), 0, 0, 0, 90),
        at(cylinder(0.62, 0.34, lacquer('#06080f')), 0, 0, 0, 90),
        at(ball(0.3, glass('#324a8a', 0.5)), 0, 0, 0.04),
      ),
      x,
      y,
      thick / 2 + 0.34,
    )
  })
  return at(group(body, back, bump, eyes), 0, height / 2, 0)
}

const corners = (width, height) =>
  [-1, 1].flatMap((x) =>
    [-1, 1].map((y) =>
      at(plate(2.4, 2.4, 1.8, 0.9, rubber('#e07a2f')), (x * (width - 1.6)) / 2, (y * (height - 1.6)) / 2, 0),
    ),
  )

/** A telephone seen twice: its back before, its screen beside. */
export function telephone(options) {
  const front = slab(options)
  const back = slab({ ...options, isBack: true })
  return group(at(group(front), 2.9, 0, 0, -4, -16, 0), at(group(back), -3.2, 0, -3.2, -4, 24, 0))
}

/** A telephone with keys under a small screen. */
export function keyTelephone({ colour = 'noir', picture = 'lagoon' }) {
  const keys = several(12, (index) =>
    at(
      box(1.15, 0.62, 0.3, plastic(colour === 'noir' ? '#3c3d43' : '#7c1620', 0.4), 0.18),
      ((index % 3) - 1) * 1.4,
      -1.6 - Math.floor(index / 3) * 0.95,
      0.75,
    ),
  )
  const round = group(at(ring(0.95, 0.2, chrome()), 0, 0.1, 0.75), at(box(1.1, 0.5, 0.3, chrome(), 0.2), 0, 0.1, 0.75))
  return at(
    group(
      plate(5.1, 12.4, 1.5, 1.3, lacquer(colour), 0.5),
      at(shown(landscape(picture, 480, 400), 3.8, 3.1, 1), 0, 3.4, 0.78),
      keys,
      round,
    ),
    0,
    6.2,
    0,
    -6,
    20,
  )
}

/** A clamshell telephone, open, with large keys. */
export function flipTelephone({ colour = 'argent' }) {
  const keys = several(12, (index) =>
    at(
      box(1.4, 0.75, 0.3, plastic('#fbfaf7', 0.4), 0.2),
      ((index % 3) - 1) * 1.7,
      1.6 - Math.floor(index / 3) * 1.1,
      0.5,
    ),
  )
  const low = at(
    group(plate(5.8, 9, 1, 1.6, lacquer(colour), 0.35), keys, at(ring(0.8, 0.18, metal('#6c6e74')), 0, 3.2, 0.5)),
    0,
    0.6,
    3.4,
    -82,
  )
  const high = at(
    group(
      plate(5.8, 9, 1, 1.6, lacquer(colour), 0.35),
      at(shown(landscape('meadow', 500, 620), 4.6, 5.7, 1), 0, 0.2, 0.52),
    ),
    0,
    5.4,
    -2.4,
    -16,
  )
  return group(low, high, at(cylinder(0.7, 5.4, metal('#8f9196')), 0, 1, -1.2, 0, 0, 90))
}

/** A cordless house telephone on its base. */
export function houseTelephone({ colour = '#26282d' }) {
  const handset = (x, turn) =>
    at(
      group(
        plate(4.8, 16, 2.4, 2, plastic(colour, 0.4), 0.8),
        at(
          shown(
            canvasOf(200, 140, (context) => {
              context.fillStyle = '#cfe6d8'
              context.fillRect(0, 0, 200, 140)
              context.fillStyle = '#1d3a2c'
              context.font = '600 58px sans-serif'
              context.fillText('12:30', 26, 92)
            }),
            3.2,
            2.3,
            0.8,
          ),
          0,
          4,
          1.23,
        ),
        several(12, (index) =>
          at(
            box(1, 0.7, 0.3, plastic('#d6d8dc'), 0.2),
            ((index % 3) - 1) * 1.3,
            0.6 - Math.floor(index / 3) * 1.1,
            1.25,
          ),
        ),
      ),
      x,
      9.2,
      0,
      -14,
      turn,
    )
  const cradle = (x) => at(box(9, 2.6, 9, plastic(colour, 0.4), 1), x, 1.3, 0.6)
  return group(handset(-6, 0), handset(6, 0), cradle(-6), cradle(6))
}

/** A telephone that folds out into a small tablet. */
export function foldingTelephone({ colour = '#2c3a34' }) {
  const wide = landscape('bloom', 1000, 900)
  const half = (side) => {
    const part = canvasOf(500, 900, (context) => context.drawImage(wide, side < 0 ? 0 : -500, 0))
    return at(
      group(plate(7, 15, 0.55, 0.9, metal(colour, 0.3), 0.12), at(shown(part, 6.75, 14.5, 1), -side * 0.1, 0, 0.29)),
      side * 3.36,
      7.5,
      0.65,
      0,
      -side * 14,
    )
  }
  return at(group(half(-1), half(1)), 0, 0, 0, -5, 14)
}

/** A charger with its cable's end. */
export function charger({ colour = 'blanc' }) {
  return group(
    at(box(4.6, 4.6, 4, plastic(colour, 0.35), 1), 0, 2.3, 0),
    [-1, 1].map((side) => at(cylinder(0.24, 2.2, chrome()), side * 0.95, 2.3, -3, 90)),
    at(box(1.1, 0.4, 0.2, plastic('#1b1b1e'), 0.1), 0, 2.3, 2),
    tube(
      [
        [3, 0.3, 8],
        [9, 0.3, 7],
        [9, 0.3, 0],
        [4.6, 0.3, -3],
        [5, 0.3, 3],
        [11, 0.3, 5],
      ],
      0.22,
      rubber('#e9e8e4'),
    ),
    at(box(1.1, 0.7, 2.4, plastic(colour), 0.3), 1.6, 0.45, 8.3, 0, -75),
  )
}

/** A flat battery with four lights. */
export function powerBank({ colour = 'bleu nuit' }) {
  return at(
    group(
      plate(7, 14, 1.5, 1.4, plastic(colour, 0.5), 0.4),
      several(4, (index) => at(ball(0.12, glowing('#ffffff', 1.3)), -0.9 + index * 0.6, -5.8, 0.76)),
      at(box(1.1, 0.4, 0.3, plastic('#0b0b0d'), 0.1), 0, 7, 0),
    ),
    0,
    1,
    0,
    -82,
    0,
    24,
  )
}

/** A telephone's cover in cork. */
export function cover({ colour = '#c79a66', picture = 'dunes', isCork = true }) {
  const noise = noiseFrom('cork')
  const cork = textureOf(
    painting(256, (x, y) => {
      const mark = rough(noise, x * 30, y * 30, 4) > 0.22 ? 0.62 : 1
      const tone = 1 + 0.18 * rough(noise, x * 90, y * 90, 2)
      return [200 * mark * tone, 155 * mark * tone, 105 * mark * tone].map((value) => Math.min(255, value))
    }),
  )
  const material = isCork ? surfaceWith({ map: cork, roughness: 0.9, shine: 0.3, tile: 5 }) : leather(colour)
  const hole = at(plate(2.9, 4.8, 0.4, 1, plastic('#17181b', 0.4)), -1.5, 4.6, 0.55)
  return group(
    at(group(plate(7.5, 15.4, 1.1, 1.3, material, 0.3), hole), -2.6, 7.7, -2, -5, 22),
    at(slab({ picture }), 3.8, 0, 0.4, -5, -16),
  )
}

/** A holder for the car, on its arm. */
export function carMount({ colour = '#1f2024' }) {
  return group(
    at(
      group(
        plate(7.2, 7.2, 1.6, 3.5, plastic(colour, 0.4), 0.5),
        at(ring(2.5, 0.14, glowing('#7cb8ff')), 0, 0, 0.85),
        [-1, 1].map((side) => at(box(0.9, 4.4, 2.4, rubber('#303238'), 0.4), side * 3.9, 0, 0.9)),
      ),
      0,
      11,
      3,
      -14,
    ),
    at(ball(1.3, metal('#8b8d92')), 0, 10.6, 1.6),
    rod([0, 10, 1], [0, 2, -2], 0.9, plastic(colour)),
    at(disc(3.6, 1.6, plastic(colour)), 0, 0, -2),
    at(disc(3.9, 0.5, rubber('#0f0f11')), 0, 0, -2),
  )
}

/** A tablet or a reader, standing a little back: `page` for electronic paper. */
export function tablet({ inches = 11, colour = 'gris', picture = 'lagoon', page = false, pen = false }) {
  const portrait = page || inches < 9
  const [a, b] = page ? [4, 3] : [16, 10.6]
  const long = (inches * 2.54 * a) / Math.hypot(a, b) + 1.4
  const short = (inches * 2.54 * b) / Math.hypot(a, b) + 1.4
  const [width, height] = portrait ? [short, long] : [long, short]
  const image = page ? bookPage() : portrait ? lockScreen(picture, 900, 1340) : desk(picture, 1500, 1000)
  const border = page ? plastic('#e9e7e2', 0.5) : plastic('#060607', 0.15)
  const front = group(
    plate(width, height, 0.7, 1.1, metal(colour === 'gris' ? '#9a9ca2' : colour, 0.34), 0.16),
    at(plate(width - 0.16, height - 0.16, 0.12, 1, border, 0.04), 0, 0, 0.33),
    at(shown(image, width - 1.6, height - (page ? 3 : 1.6), page ? 0.85 : 1.02), 0, page ? 0.6 : 0, 0.4),
  )
  const stylus = pen && at(cylinder(0.42, 15, plastic('blanc', 0.3)), width / 2 + 1.6, 0.45, 4, 90, 0, 24)
  return group(
    at(front, 0, height / 2 - 0.1, 0, -14),
    at(box(width * 0.5, height * 0.5, 0.4, fabric('#3c3d43', 'plain', 2), 0.2), 0, height * 0.24, -height * 0.22, 32),
    stylus,
  )
}
