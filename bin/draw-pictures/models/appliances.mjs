import {
  brushed,
  chrome,
  glass,
  glowing,
  lacquer,
  metal,
  painted,
  plastic,
  print,
  rubber,
  stone,
} from '../materials.mjs'
import { lettering, readout } from '../screens.mjs'
import { at, ball, box, cylinder, disc, group, lathe, mesh, plate, ring, rod, several, tube } from '../shapes.mjs'
import { shown } from './television.mjs'

const skinOf = (colour) =>
  colour === 'inox' ? brushed('inox', 30) : colour === 'noir mat' ? painted('#232427', 0.6) : lacquer(colour)
const bar = (length, x, y, z, isUpright = true) =>
  group(
    at(cylinder(0.9, length, brushed('#d8dadd')), x, y, z + 3, 0, 0, isUpright ? 0 : 90),
    [-1, 1].map((side) =>
      rod(
        isUpright ? [x, y + side * length * 0.42, z] : [x + side * length * 0.42, y, z],
        isUpright ? [x, y + side * length * 0.42, z + 3] : [x + side * length * 0.42, y, z + 3],
        0.6,
        brushed('#d8dadd'),
      ),
    ),
  )

/** A refrigerator: `style` is combined, american, top, retro or low. */
export function refrigerator({ style = 'combined', colour = 'inox', water = false }) {
  const [width, height, depth] = {
    combined: [60, 190, 62],
    american: [91, 178, 70],
    top: [60, 160, 60],
    retro: [60, 155, 66],
    low: [55, 85, 57],
  }[style]
  const round = style === 'retro' ? 7 : 1.2
  const door = (x, y, wide, tall, handle) =>
    group(at(box(wide - 0.6, tall - 0.6, 5, skinOf(colour), round), x, y + tall / 2, depth / 2), handle)
  const body = at(
    box(
      width,
      height - 3,
      depth,
      style === 'retro' ? skinOf(colour) : painted(colour === 'inox' ? '#8b8d91' : colour),
      round * 0.7,
    ),
    0,
    height / 2 + 1.5,
    -3,
  )
  const feet = [-1, 1].map((side) => at(cylinder(2, 3, rubber()), side * (width / 2 - 6), 1.5, depth / 2 - 6))
  const front = depth / 2 + 2.4
  if (style === 'american')
    return group(
      body,
      feet,
      door(-width / 4, 3, width / 2, height - 4, bar(90, -4, 96, front)),
      door(width / 4, 3, width / 2, height - 4, bar(90, 4, 96, front)),
      water && at(box(19, 34, 0.8, plastic('#101114', 0.15), 2), -width / 4, 104, front + 0.2),
      water &&
        at(
          shown(readout('4°  −18°', { width: 500, height: 120, size: 0.5 }), 14, 3.4, 1),
          -width / 4,
          116,
          front + 0.7,
        ),
      water && at(box(13, 15, 0.6, glass('#777d84', 0.5), 1), -width / 4, 99, front + 0.6),
    )
  if (style === 'low')
    return group(
      body,
      feet,
      door(0, 3, width, height - 5, bar(26, width / 2 - 6, 62, front)),
      at(box(width + 1, 3, depth + 3, painted(colour), 1), 0, height, 0),
    )
  const split = style === 'combined' ? 70 : 112
  const handles =
    style === 'retro'
      ? [chromeHandle(width / 2 - 7, 132, front), chromeHandle(width / 2 - 7, 82, front)]
      : [bar(44, width / 2 - 6, split + 34, front), bar(36, width / 2 - 6, split - 30, front)]
  const badge =
    style === 'retro' &&
    at(
      shown(
        lettering('Clairfroid', {
          width: 600,
          height: 120,
          colour: '#c9ccd1',
          weight: 500,
          spacing: '0.02em',
          size: 0.7,
        }),
        22,
        4.4,
        0.9,
      ),
      -10,
      139,
      front + 0.5,
    )
  if (badge)
    badge.material = print(
      lettering('Clairfroid', { width: 600, height: 120, colour: '#dfe2e6', size: 0.7, spacing: '0.02em' }),
    )
  return group(
    body,
    feet,
    door(0, split, width, height - split - 1, handles[0]),
    door(0, 3, width, split - 3, handles[1]),
    badge,
    style === 'combined' &&
      at(shown(readout('4°', { width: 200, height: 110, size: 0.6 }), 7, 3.6, 0.95), 0, height - 12, front + 0.25),
  )
}

const chromeHandle = (x, y, z) =>
  group(
    at(box(3, 17, 2, chrome(), 0.9), x, y, z + 2.6),
    [-6, 6].map((dy) => at(box(2, 2.4, 3, chrome(), 0.5), x, y + dy, z + 1)),
  )

/** A washing machine or a dryer, by its door. */
export function washingMachine({ colour = 'blanc', dryer = false, top = false, time = '1:28' }) {
  const [width, height, depth] = top ? [40, 88, 60] : [60, 85, 58]
  const front = depth / 2
  const body = at(box(width, height, depth, skinOf(colour), 1.4), 0, height / 2 + 1, 0)
  const panel = at(box(width - 2, 11, 0.8, plastic(dryer ? '#2b2d33' : '#e4e4e6', 0.35), 0.4), 0, height - 6.4, front)
  if (top)
    return group(
      body,
      at(box(width - 1, 2, depth - 12, lacquer(colour), 0.8), 0, height + 1.8, 5),
      at(box(width - 2, 6, 10, plastic('#2b2d33', 0.3), 1), 0, height + 2.4, -front + 5.4, 24),
      at(disc(2.6, 1.6, chrome()), 10, height + 5, -front + 6, 24),
      at(shown(readout(time, { width: 300, height: 120 }), 9, 3.4, 1), -8, height + 5.6, -front + 6.3, -66),
      at(plate(9, 3.4, 0.6, 1.4, plastic('#c9cbcf', 0.4)), 0, 10, front + 0.2),
    )
  const door = group(
    at(ring(19, 2.6, dryer ? plastic('#2b2d33', 0.3) : chrome()), 0, 40, front + 0.8),
    at(
      lathe(
        [
          [0, 5],
          [9, 4.4],
          [16.6, 0],
        ],
        glass('#39424e', 0.55),
        true,
      ),
      0,
      40,
      front - 0.8,
      90,
    ),
    at(cylinder(17.4, 1, metal('#7b7e84', 0.35)), 0, 40, front - 0.2, 90),
    several(36, (hole) =>
      at(
        ball(0.4, rubber('#101114')),
        Math.cos(hole * 2.4) * (2 + (hole % 9) * 1.6),
        40 + Math.sin(hole * 2.4) * (2 + (hole % 9) * 1.6),
        front + 0.2,
      ),
    ),
    at(box(2, 9, 2, chrome(), 0.9), 19.4, 40, front + 3),
  )
  return group(
    body,
    panel,
    door,
    at(disc(3.4, 2, chrome()), 2, height - 6.4, front + 0.4, 90),
    at(shown(readout(time, { width: 360, height: 130 }), 12, 4.2, 1.05), 17, height - 6.4, front + 0.5),
    at(box(17, 7.4, 0.5, skinOf(colour), 0.6), -19, height - 6.4, front + 0.4),
    at(plate(8, 8, 0.4, 1, plastic('#d5d6d9', 0.4)), 22, 7, front),
    [-1, 1].map((side) => at(cylinder(2, 2, rubber()), side * 24, 0.6, 22)),
  )
}

/** A dishwasher, ajar or shut. */
export function dishwasher({ colour = 'inox', open = true }) {
  const body = group(
    at(box(60, 82, 1, metal('#b9bbbf', 0.3)), 0, 42, -28),
    [-1, 1].map((side) => at(box(1.4, 82, 58, painted('#c3c5c9')), side * 29.4, 42, 0)),
    at(box(60, 1.6, 58, painted('#c3c5c9'), 0.5), 0, 83, 0),
    at(box(60, 6, 54, plastic('#1d1e21')), 0, 3, -2),
  )
  const leaf = group(
    at(box(59.4, 72, 3, skinOf(colour), 0.8), 0, 36, 0),
    at(box(57, 0.8, 2, plastic('#101114')), 0, 71.6, 0.6),
    at(shown(readout('Éco 3:15', { width: 500, height: 100, size: 0.62 }), 15, 2.4, 1), 14, 67.6, 1.6),
    bar(46, 0, 61, 1.4, false),
  )
  if (!open) return group(body, at(box(58, 76, 2, painted('#8b8d91')), 0, 44, 26), at(leaf, 0, 9, 28))
  const rack = (y, z) =>
    group(
      several(12, (wire) => rod([-26, y, z - 22 + wire * 4], [26, y, z - 22 + wire * 4], 0.28, metal('#cfd1d5'))),
      several(2, (side) =>
        rod([-26 + side * 52, y + 7, z - 22], [-26 + side * 52, y + 7, z + 22], 0.34, metal('#cfd1d5')),
      ),
      several(9, (dish) =>
        at(disc(9, 0.7, lacquer(dish % 3 ? '#f4f3f0' : '#3f6d8f')), -6, y + 8, z - 18 + dish * 4.2, 80),
      ),
      several(4, (cup) =>
        at(
          lathe(
            [
              [3, 0],
              [3.4, 8],
              [3.1, 8],
              [2.8, 0.4],
            ],
            glass('#dfe9ec', 0.3),
          ),
          16,
          y + 1,
          z - 15 + cup * 9,
        ),
      ),
    )
  return group(body, rack(17, 12), at(leaf, 0, 8, 29, 74))
}

/** An oven to build in; `compact` is a microwave. */
export function oven({ colour = 'noir', compact = false, time = '180°' }) {
  const height = compact ? 39 : 59.5
  return group(
    at(box(58, height - 3, 52, metal('#8b8d91', 0.5), 0.6), 0, height / 2, -4),
    at(box(59.5, height, 2.4, colour === 'inox' ? brushed() : plastic('#0d0d0f', 0.12), 0.5), 0, height / 2, 23),
    at(box(48, height * 0.5, 0.6, glass('#ff9a3a', 0.16), 1), 0, height * 0.4, 24.3),
    at(box(48, height * 0.5, 0.4, plastic('#1a120c', 0.2), 1), 0, height * 0.4, 24.05),
    at(box(38, 1, 0.4, glowing('#ffb35c', 1.1), 0.3), 0, height * 0.6, 24.4),
    !compact && several(7, (wire) => at(box(42, 0.3, 0.4, metal('#b5906a', 0.4)), 0, height * 0.3 + wire * 0.01, 24.3)),
    bar(48, 0, height * 0.74, 24, false),
    at(shown(readout(time, { width: 420, height: 130 }), 13, 4, 1.1), 0, height - 6, 24.35),
    [-1, 1].map((side) =>
      at(disc(2.6, 2.4, colour === 'inox' ? chrome() : metal('#3c3e44')), side * 19, height - 6, 24, 90),
    ),
  )
}

/** A hob: induction, or gas with its burners. */
export function hob({ gas = false, zones = 4 }) {
  const top = at(box(60, 1, 52, gas ? brushed() : plastic('#0b0b0d', 0.08), 0.4), 0, 5, 0)
  const under = at(box(56, 5, 48, painted('#8b8d91')), 0, 2.4, 0)
  if (gas)
    return group(
      top,
      under,
      [
        [-15, -11, 6],
        [15, -11, 4.6],
        [-15, 11, 4.6],
        [15, 11, 7],
      ].map(([x, z, radius]) =>
        group(
          at(disc(radius * 0.7, 1.8, painted('#1a1a1c')), x, 5.4, z),
          at(disc(radius * 0.44, 2.6, metal('#3a3b40')), x, 5.4, z),
          several(4, (arm) => at(box(radius * 2.6, 1, 1, painted('#161618', 0.8), 0.3), x, 8.6, z, 0, arm * 45)),
          several(10, (flame) =>
            at(
              ball(0.34, glowing('#5a9bff', 1.6)),
              x + Math.cos(flame * 0.63) * radius * 0.8,
              6.8,
              z + Math.sin(flame * 0.63) * radius * 0.8,
            ),
          ),
        ),
      ),
      several(4, (knob) => at(disc(1.7, 2, chrome()), -9 + knob * 6, 5.4, 23)),
    )
  return group(
    top,
    under,
    [
      [-14, -12, 9],
      [14, -12, 7.5],
      [-14, 9, 7.5],
      [14, 9, 10.5],
    ]
      .slice(0, zones)
      .map(([x, z, radius]) =>
        group(
          at(ring(radius, 0.12, glowing('#c8cbd4', 0.8)), x, 5.5, z, 90),
          at(ring(radius * 0.5, 0.08, glowing('#8f939e', 0.6)), x, 5.5, z, 90),
        ),
      ),
    several(9, (dot) => at(ball(0.22, glowing('#ff5a4d', 1.3)), -10 + dot * 2.4, 5.5, 22.6)),
    at(
      lathe(
        [
          [0, 0],
          [8.6, 0],
          [9, 0.6],
          [9.2, 12],
          [8.8, 12],
          [8.6, 0.8],
        ],
        brushed('#d5d7da'),
      ),
      -14,
      5.6,
      -12,
    ),
    at(cylinder(8.6, 0.4, glass('#9fc2cf', 0.5)), -14, 14, -12),
  )
}

/** A cooker hood: `style` is chimney, slanted or island. */
export function hood({ style = 'chimney', colour = 'inox', width = 60 }) {
  const skin = () => skinOf(colour)
  if (style === 'slanted')
    return group(
      at(box(width, 50, 1.6, plastic('#0c0c0e', 0.1), 0.6), 0, 26, 14, -36),
      at(box(width - 4, 14, 30, skin(), 0.8), 0, 20, -5),
      at(box(26, 50, 22, skin(), 0.6), 0, 58, -10),
      at(box(18, 1, 0.4, glowing('#ffffff', 1.1)), 0, 18, 21.4, -36),
    )
  return group(
    at(box(26, 62, 24, skin(), 0.6), 0, 40, -6),
    at(box(width, 6, 46, skin(), 0.8), 0, 4, 0),
    pyramid(width, skin),
    [-1, 1].map((side) => at(disc(3, 0.4, glowing('#fff1d8', 1.5)), side * width * 0.28, 0.7, 6)),
    several(3, (key) => at(disc(0.8, 0.5, chrome()), -3 + key * 3, 4, 23, 90)),
  )
}

const pyramid = (width, skin) => {
  const one = at(mesh(four(), skin()), 0, 6.9, -2)
  one.scale.set(width, 17, 46)
  return one
}

const four = () => {
  const { geometry } = cylinder(1, 1, rubber())
  const place = geometry.attributes.position
  for (let index = 0; index < place.count; index += 1) {
    const share = place.getY(index) > 0 ? 0.5 : 1
    const [x, z] = [place.getX(index), place.getZ(index)]
    const reach = Math.max(Math.abs(x), Math.abs(z)) || 1
    place.setXYZ(index, (x / reach) * 0.5 * share, place.getY(index) + 0.5, (z / reach) * 0.5 * share)
  }
  const flat = geometry.toNonIndexed()
  flat.computeVertexNormals()
  return flat
}

/** A sink to be let into the worktop. */
export function sink({ colour = 'inox', bowls = 1, drain = true }) {
  const skin = () =>
    colour === 'inox' ? brushed('#cdd0d3') : stone(colour === 'noir' ? '#2c2d30' : '#e8e4dc', '#8a8a88')
  const width = bowls > 1 || drain ? 86 : 52
  const bowl = (x) =>
    group(
      at(box(38, 0.8, 36, skin(), 0.3), x, 3, 0),
      [-1, 1].map((side) =>
        group(
          at(box(1, 18, 38, skin(), 0.4), x + side * 19, 11.6, 0),
          at(box(38, 18, 1, skin(), 0.4), x, 11.6, side * 18.6),
        ),
      ),
      at(disc(4.2, 0.6, chrome()), x, 3.3, 0),
      at(disc(2.6, 0.8, metal('#5a5c62')), x, 3.4, 0),
    )
  const places = bowls > 1 ? [-20.5, 20.5] : drain ? [-20] : [0]
  const rims = group(
    at(box(width, 1.2, 5, skin(), 0.5), 0, 20.6, 22),
    at(box(width, 1.2, 7, skin(), 0.5), 0, 20.6, -22.4),
    [-1, 1].map((side) => at(box(3.4, 1.2, 46, skin(), 0.5), side * (width / 2 - 1.7), 20.6, 0)),
  )
  const board =
    bowls === 1 &&
    drain &&
    group(
      at(box(43, 1.2, 40, skin(), 0.4), 20.4, 20.3, 0),
      several(8, (rib) => at(box(34, 0.5, 0.8, skin(), 0.25), 21, 21, -14 + rib * 4)),
    )
  return group(
    places.map(bowl),
    rims,
    board,
    bowls > 1 && at(box(3.4, 1.2, 40, skin(), 0.4), 0, 20.6, 0),
    at(tap({ colour: colour === 'noir' ? 'noir' : 'inox' }), 0, 20.8, -22),
  )
}

/** A mixer tap with a high neck. */
export function tap({ colour = 'inox', spray = false }) {
  const skin = () =>
    colour === 'inox' ? chrome() : colour === 'laiton' ? metal('laiton', 0.25) : painted('#1d1e21', 0.4)
  return group(
    at(disc(3, 0.8, skin()), 0, 0, 0),
    at(cylinder(2, 12, skin()), 0, 6, 0),
    tube(
      [
        [0, 11, 0],
        [0, 30, 0],
        [0, 37, 3],
        [0, 40, 9],
        [0, 38, 15],
        [0, 31, 17.4],
      ],
      1.25,
      skin(),
    ),
    at(cylinder(1.6, spray ? 10 : 3, skin()), 0, 27.4, 17.6),
    spray &&
      tube(
        [
          [0, 12, 0],
          [3, 20, -2],
          [3, 34, 1],
          [0, 40, 9],
        ],
        0.4,
        chrome(),
      ),
    rod([1.6, 8.6, 0], [9.4, 11.4, 0], 0.75, skin()),
  )
}
