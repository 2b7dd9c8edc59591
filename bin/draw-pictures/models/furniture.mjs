import { ceramic, fabric, glass, lacquer, leather, metal, painted, plastic, stone, wood } from '../materials.mjs'
import { noiseFrom, rough } from '../random.mjs'
import {
  at,
  ball,
  box,
  cushion,
  cylinder,
  disc,
  group,
  lathe,
  loft,
  plate,
  ring,
  rod,
  several,
  tube,
} from '../shapes.mjs'

const clothOf = (colour, cloth) =>
  cloth === 'leather'
    ? leather(colour, 16)
    : fabric(colour, cloth, cloth === 'bouclé' ? 9 : cloth === 'velvet' ? 12 : 5)
const soft = (seed, strength = 0.02) => {
  const noise = noiseFrom(seed)
  return (x, y, z) => strength * rough(noise, x * 0.06 + y * 0.05, z * 0.06, 3)
}
const leg = (x, z, height, kind, lean = 2.4) =>
  rod(
    [x + Math.sign(x) * lean, 0, z + Math.sign(z) * lean * 0.6],
    [x, height, z],
    kind === 'metal' ? 1 : 1.5,
    kind === 'metal' ? metal('#1d1e21', 0.4) : wood(kind, 24, true),
    kind === 'metal' ? 1 : 2.2,
  )

/** A sofa: so many seats, arms round or square, cushions if wanted, a chaise on one side. */
export function sofa({
  colour = 'vert sauge',
  cloth = 'plain',
  seats = 3,
  round = false,
  chaise = false,
  legs = 'chêne',
  pillows = [],
}) {
  const width = seats * 68
  const [low, seat] = [13, 43]
  const square = round ? 0.42 : 0.24
  const skin = () => clothOf(colour, cloth)
  const base = at(box(width + 24, 15, 84, skin(), 4), 0, low + 7.5, 0)
  const arms = [-1, 1].map((side) =>
    at(round ? cushion(26, 44, 92, skin(), 0.5) : box(18, 44, 88, skin(), 6), side * (width / 2 + 12), low + 25, 0),
  )
  const back = at(
    round ? cushion(width + 40, 66, 30, skin(), 0.4) : box(width + 20, 56, 20, skin(), 7),
    0,
    low + 38,
    -36,
    -6,
  )
  const bottoms = several(seats, (index) =>
    at(
      cushion(70, 20, chaise && index === 0 ? 140 : 80, skin(), square, soft(`seat ${index}`)),
      (index - (seats - 1) / 2) * 68,
      seat - 5,
      chaise && index === 0 ? 32 : 4,
    ),
  )
  const backs = several(seats, (index) =>
    at(
      cushion(70, 48, 25, skin(), square * 1.3, soft(`back ${index}`, 0.035)),
      (index - (seats - 1) / 2) * 68,
      seat + 26,
      -19,
      -14,
    ),
  )
  const long = chaise && at(box(80, 15, 70, skin(), 4), -((seats - 1) / 2) * 68 - 6, low + 7.5, 66)
  const thrown = pillows.map((one, index) =>
    at(
      cushion(46, 46, 20, fabric(one, index % 2 ? 'bouclé' : 'plain', 5), 0.36, soft(`pillow ${index}`, 0.03)),
      (index % 2 ? 1 : -1) * (width / 2 - 28 - index * 4),
      seat + 26,
      6,
      -22,
      (index % 2 ? -1 : 1) * 16,
      index * 6 - 4,
    ),
  )
  const feet = [-1, 1].flatMap((x) => [[-34], [34]].map(([z]) => leg((x * (width + 8)) / 2, z, low + 2, legs)))
  return group(base, arms, back, bottoms, backs, long, thrown, feet, chaise && leg(-width / 2 - 8, 96, low + 2, legs))
}

/** An armchair: `style` is club, shell or wood. */
export function armchair({ colour = 'terracotta', style = 'shell', cloth = 'velvet', legs = 'noyer' }) {
  if (style === 'club') return sofa({ colour, cloth, seats: 1, round: true, legs })
  const skin = () => clothOf(colour, cloth)
  if (style === 'wood') {
    const side = (x) =>
      group(
        rod([x, 0, 32], [x, 56, 28], 1.7, wood(legs, 30, true)),
        rod([x, 0, -34], [x, 62, -30], 1.7, wood(legs, 30, true)),
        tube(
          [
            [x, 55, 34],
            [x, 58, 10],
            [x, 60, -20],
            [x, 61, -34],
          ],
          2.2,
          wood(legs, 30),
        ),
        rod([x, 30, 30], [x, 26, -32], 1.4, wood(legs, 30)),
      )
    return group(
      side(-33),
      side(33),
      rod([-33, 30, 28], [33, 30, 28], 1.4, wood(legs, 30)),
      rod([-33, 26, -30], [33, 26, -30], 1.4, wood(legs, 30)),
      at(cushion(62, 17, 66, skin(), 0.26, soft('seat')), 0, 38, 0, -5),
      at(cushion(60, 66, 18, skin(), 0.28, soft('back')), 0, 68, -34, -20),
    )
  }
  const noise = noiseFrom('shell')
  const wall = Array.from({ length: 33 }, (_, index) => {
    const angle = Math.PI * (-0.14 + (index / 32) * 1.28)
    return [Math.cos(angle) * 37, -Math.sin(angle) * 35 + 4, angle]
  })
  const pads = wall.map(([x, z, angle], index) =>
    at(
      cushion(13, 40 + 26 * Math.sin((index / 32) * Math.PI) ** 2 + noise(index, 1), 16, skin(), 0.6),
      x,
      40 + 13 * Math.sin((index / 32) * Math.PI) ** 2,
      z,
      -10 * Math.sin(angle),
      90 - (angle * 180) / Math.PI + 90,
    ),
  )
  return group(
    pads,
    at(cushion(72, 20, 70, skin(), 0.4, soft('seat')), 0, 35, 6),
    at(cylinder(30, 12, skin(), 34), 0, 23, 2),
    [
      [-22, 24],
      [22, 24],
      [-22, -20],
      [22, -20],
    ].map(([x, z]) => leg(x, z, 20, legs, 5)),
  )
}

/** A pouf. */
export const pouf = ({ colour = 'moutarde', cloth = 'bouclé' }) =>
  group(
    at(cushion(54, 38, 54, clothOf(colour, cloth), 0.62, soft('pouf')), 0, 19, 0),
    at(ring(25, 0.5, clothOf(colour, 'plain')), 0, 19, 0, 90),
    at(disc(2, 1, clothOf(colour, 'plain')), 0, 37.4, 0),
  )

/** A table: `shape` is round, oval or long; legs of wood, a trestle or a single foot; things on it or not. */
export function table({
  shape = 'long',
  top = 'chêne',
  legs = 'chêne',
  width = 180,
  depth = 90,
  height = 75,
  foot = 'four',
  set = false,
}) {
  const slab = () =>
    top === 'marbre'
      ? stone('#f1efec', '#9a979b', true, 90)
      : top === 'verre'
        ? glass('#cfe3e2', 0.3)
        : top.startsWith('#')
          ? painted(top)
          : wood(top, 90)
  const board =
    shape === 'long'
      ? at(box(width, 3.4, depth, slab(), 1), 0, height - 1.7, 0)
      : at(disc(depth / 2, 3.2, slab(), 1.2), 0, height - 3.2, 0)
  if (shape !== 'long') board.scale.x = shape === 'oval' ? width / depth : 1
  const reach =
    shape === 'long' ? [width / 2 - 9, depth / 2 - 9] : [depth * 0.3 * (shape === 'oval' ? 1.5 : 1), depth * 0.28]
  const under =
    foot === 'single'
      ? group(
          at(
            lathe(
              [
                [0, 0],
                [depth * 0.26, 0],
                [depth * 0.25, 2],
                [6, 6],
                [4, height * 0.5],
                [7, height - 6],
                [12, height - 3],
              ],
              legs === 'metal' ? painted('#1d1e21') : wood(legs, 40),
              true,
            ),
            0,
            0,
            0,
          ),
        )
      : foot === 'trestle'
        ? [-1, 1].map((side) =>
            group(
              [-1, 1].map((z) =>
                rod(
                  [side * reach[0], 0, z * reach[1]],
                  [side * reach[0], height - 3, z * reach[1] * 0.3],
                  2,
                  legs === 'metal' ? metal('#1d1e21', 0.4) : wood(legs, 30, true),
                ),
              ),
              rod(
                [side * reach[0], height * 0.4, -reach[1] * 0.7],
                [side * reach[0], height * 0.4, reach[1] * 0.7],
                1.6,
                legs === 'metal' ? metal('#1d1e21', 0.4) : wood(legs, 30),
              ),
            ),
          )
        : [-1, 1].flatMap((x) => [-1, 1].map((z) => leg(x * reach[0], z * reach[1], height - 3, legs, 4)))
  const laid =
    set &&
    group(
      at(
        lathe(
          [
            [0, 0],
            [5, 0],
            [8, 9],
            [5, 15],
            [3, 20],
            [3.6, 22],
          ],
          ceramic('vert sauge'),
          true,
        ),
        width * 0.16,
        height,
        -6,
      ),
      several(5, (stem) =>
        rod(
          [width * 0.16, height + 18, -6],
          [width * 0.16 + Math.cos(stem * 1.4) * 12, height + 44 + stem * 2, -6 + Math.sin(stem * 1.4) * 12],
          0.3,
          painted('#6f8a4c'),
        ),
      ),
      several(10, (leaf) =>
        at(
          ball(3, painted(leaf % 2 ? '#7fa05c' : '#5f8246')),
          width * 0.16 + Math.cos(leaf * 1.4) * 12,
          height + 40 + (leaf % 5) * 3,
          -6 + Math.sin(leaf * 1.4) * 12,
        ),
      ),
      at(
        lathe(
          [
            [0, 0],
            [9, 0],
            [14, 5],
            [13.4, 5],
            [8.4, 0.8],
            [0, 0.8],
          ],
          ceramic('ivoire'),
          true,
        ),
        -width * 0.14,
        height,
        6,
      ),
      several(5, (fruit) =>
        at(
          ball(3.6, lacquer(['#e0a32c', '#d1502f', '#93ad42'][fruit % 3])),
          -width * 0.14 + Math.cos(fruit * 1.3) * 5,
          height + 4.6,
          6 + Math.sin(fruit * 1.3) * 5,
        ),
      ),
    )
  return group(board, under, laid)
}

/** A chair: `style` is spindle, shell, cane or upholstered; `stool` for a high one. */
export function chair({
  style = 'spindle',
  colour = 'chêne',
  legs = style === 'spindle' ? colour : 'chêne',
  cloth = 'plain',
  seat,
}) {
  const timber = (kind, turned) => (kind === 'metal' ? metal('#1d1e21', 0.4) : wood(kind, 24, turned))
  const four = (height) =>
    [
      [-18, 18],
      [18, 18],
      [-17, -18],
      [17, -18],
    ].map(([x, z]) => leg(x, z, height, legs, 3.4))
  if (style === 'shell') return group(four(43), at(shell(colour), 0, 43, 0))
  if (style === 'upholstered')
    return group(
      four(43),
      at(cushion(47, 12, 46, clothOf(colour, cloth), 0.3, soft('chair')), 0, 47, 0),
      at(cushion(46, 44, 10, clothOf(colour, cloth), 0.34, soft('chair back')), 0, 72, -22, -12),
    )
  if (style === 'stool')
    return group(
      [
        [-15, 15],
        [15, 15],
        [-15, -15],
        [15, -15],
      ].map(([x, z]) => leg(x, z, 64, legs, 4)),
      at(ring(16.4, 0.8, metal('laiton', 0.3)), 0, 24, 0, 90),
      seat ? at(cushion(38, 9, 38, leather(seat), 0.6), 0, 67, 0) : at(disc(18, 3.4, timber(colour)), 0, 63, 0),
    )
  if (style === 'folding')
    return group(
      [-17, 17].map((x) =>
        group(
          rod([x, 0, 20], [x, 82, -20], 1.3, timber(legs, true)),
          rod([x * 0.9, 0, -20], [x * 0.9, 45, 16], 1.3, timber(legs, true)),
        ),
      ),
      several(6, (slat) => at(box(38, 1.4, 5.4, timber(colour), 0.5), 0, 45, 15 - slat * 6.4)),
      several(3, (slat) => at(box(36, 6, 1.4, timber(colour), 0.5), 0, 62 + slat * 9, -11.4 - slat * 4.2, -26)),
    )
  const seatTop = seat
    ? at(cushion(45, 7, 44, clothOf(seat, cloth), 0.3), 0, 46, 0)
    : at(box(45, 3.4, 43, timber(colour), 1.6), 0, 44, 0)
  const posts = [-1, 1].map((x) => rod([x * 18, 45, -18], [x * 19.4, 86, -27], 1.5, timber(colour, true), 1.2))
  const top = tube(
    [
      [-21, 84, -26],
      [-10, 87, -29],
      [10, 87, -29],
      [21, 84, -26],
    ],
    2.2,
    timber(colour),
  )
  const middle =
    style === 'cane'
      ? at(box(36, 26, 0.7, fabric('#d9bf8c', 'bouclé', 3), 0.3), 0, 71, -24.4, -12)
      : several(6, (spindle) =>
          rod([-13 + spindle * 5.2, 45, -18.6], [-14 + spindle * 5.6, 85, -28], 0.65, timber(colour, true)),
        )
  return group(four(44), seatTop, posts, top, middle)
}

const shell = (colour) => {
  const rows = []
  for (let row = 0; row <= 20; row += 1) {
    const t = row / 20
    const y = t < 0.5 ? 1 + 3 * (1 - Math.sin(t * Math.PI)) : 1 + ((t - 0.5) * 2) ** 1.1 * 40
    const z = t < 0.5 ? 22 - t * 76 : -16 - (t - 0.5) * 26
    const half = 22 - 3 * Math.abs(t - 0.4)
    rows.push(
      Array.from({ length: 21 }, (_, column) => {
        const u = (column / 20) * 2 - 1
        return [u * half, y + u * u * (t < 0.5 ? 5 : 2), z + u * u * (t < 0.5 ? 0 : 9)]
      }),
    )
  }
  return loft(rows, plastic(colour, 0.5), { isClosed: false })
}

/** A high stool, with its seat of leather. */
export const barStool = ({ colour = 'camel' }) => chair({ style: 'stool', seat: colour, legs: 'metal' })

/** Shelves: an open frame, or a low unit with doors. */
export function shelves({ kind = 'chêne', frame = 'metal', width = 90, height = 180, rows = 5 }) {
  const posts = [-1, 1].flatMap((x) =>
    [-1, 1].map((z) =>
      at(
        box(2.4, height, 2.4, frame === 'metal' ? metal('#1d1e21', 0.4) : wood(kind, 30, true), 0.4),
        (x * width) / 2,
        height / 2,
        z * 15,
      ),
    ),
  )
  const boards = several(rows, (row) =>
    at(box(width + 2, 2.6, 32, wood(kind, 70), 0.5), 0, 8 + (row * (height - 16)) / (rows - 1), 0),
  )
  const shelf = (row) => 9.4 + (row * (height - 16)) / (rows - 1)
  const books = ['#b3493a', '#e3c27a', '#33566b', '#e9e3d6', '#5f7a5a', '#1f2a44', '#c98d5a', '#8d8f94']
  const full = several(rows - 1, (row) =>
    several(row % 2 ? 5 : 8, (book) =>
      at(
        box(3.4 + (book % 3), 20 + ((book * 7 + row * 3) % 7), 20, painted(books[(book + row * 3) % 8]), 0.3),
        (row % 2 ? 6 : -width / 2 + 9) + book * 4.9,
        shelf(row) + 10 + ((book * 7 + row * 3) % 7) / 2,
        -2,
      ),
    ),
  )
  return group(
    posts,
    boards,
    full,
    at(
      lathe(
        [
          [0, 0],
          [6, 0],
          [9, 7],
          [5, 15],
          [4.6, 18],
        ],
        ceramic('terracotta'),
        true,
      ),
      -width * 0.26,
      shelf(1),
      2,
    ),
    at(
      lathe(
        [
          [0, 0],
          [5, 0],
          [6.4, 5],
          [6, 9],
        ],
        ceramic('ivoire'),
        true,
      ),
      width * 0.28,
      shelf(0),
      2,
    ),
    several(9, (leaf) =>
      at(
        cushion(4, 12, 2, painted('#5f8246'), 0.9),
        width * 0.28 + Math.cos(leaf * 2.4) * 5,
        shelf(0) + 15,
        2 + Math.sin(leaf * 2.4) * 5,
        Math.sin(leaf * 2.4) * 30,
        0,
        -Math.cos(leaf * 2.4) * 30,
      ),
    ),
  )
}

/** A low piece with doors and drawers: sideboard, television stand, chest, bedside. */
export function sideboard({
  kind = 'chêne',
  fronts = kind,
  width = 160,
  height = 74,
  depth = 42,
  doors = 2,
  drawers = 3,
  legs = 15,
  cane = false,
}) {
  const body = at(box(width, height - legs, depth, wood(kind, 80), 1), 0, legs + (height - legs) / 2, 0)
  const tall = height - legs - 4
  const columns = doors + (drawers ? 1 : 0)
  const wide = (width - 4) / columns
  const surface = () =>
    fronts.startsWith('#') ? painted(fronts) : cane ? fabric('#d6bd8c', 'bouclé', 3) : wood(fronts, 60, true)
  const panels = several(columns, (column) => {
    const x = -width / 2 + 2 + wide * (column + 0.5)
    const isDrawers = drawers > 0 && column === Math.floor(columns / 2)
    return isDrawers
      ? several(drawers, (drawer) =>
          group(
            at(
              box(wide - 1, tall / drawers - 1, 1.8, fronts.startsWith('#') ? painted(fronts) : wood(fronts, 60), 0.3),
              x,
              legs + 2 + (tall / drawers) * (drawer + 0.5),
              depth / 2,
            ),
            at(ball(1.1, metal('laiton', 0.25)), x, legs + 2 + (tall / drawers) * (drawer + 0.5), depth / 2 + 1.8),
          ),
        )
      : group(
          at(box(wide - 1, tall - 1, 1.8, surface(), 0.3), x, legs + 2 + tall / 2, depth / 2),
          at(
            cylinder(0.5, 9, metal('laiton', 0.25)),
            x + (column < columns / 2 ? 1 : -1) * (wide / 2 - 4),
            legs + 2 + tall * 0.56,
            depth / 2 + 2,
          ),
        )
  })
  return group(
    body,
    panels,
    [-1, 1].flatMap((x) => [-1, 1].map((z) => leg(x * (width / 2 - 8), z * (depth / 2 - 6), legs, kind, 2.4))),
  )
}

/** A bed with its bedclothes. */
export function bed({ kind = 'chêne', linen = 'blanc', cover = 'vert sauge', head = 'ivoire' }) {
  const noise = noiseFrom('bed')
  const drape = (x, y, z) => 0.03 * rough(noise, x * 0.04, z * 0.04 + y, 3)
  return group(
    at(box(168, 14, 206, wood(kind, 90), 2), 0, 21, 0),
    [-1, 1].flatMap((x) => [-1, 1].map((z) => leg(x * 74, z * 92, 15, kind, 3))),
    at(box(176, 66, 12, fabric(head, 'bouclé', 9), 5), 0, 62, -102),
    at(cushion(164, 30, 202, fabric(linen, 'plain', 5), 0.14), 0, 38, 2),
    at(cushion(176, 24, 150, fabric(cover, 'plain', 5), 0.16, drape), 0, 46, 32),
    at(cushion(176, 27, 36, fabric(linen, 'plain', 5), 0.24, drape), 0, 46, -38),
    [-1, 1].map((x) => at(cushion(70, 18, 46, fabric(linen, 'plain', 5), 0.36, drape), x * 40, 64, -72, -34)),
    at(cushion(52, 16, 34, fabric('terracotta', 'bouclé', 6), 0.4, drape), 0, 64, -52, -46),
  )
}

/** A mirror, leaning. */
export const mirror = ({ kind = 'chêne', round = false }) =>
  at(
    round
      ? group(at(ring(38, 1.8, wood(kind, 30)), 0, 40, 0), at(disc(37.6, 0.8, metal('#e6eaee', 0.03)), 0, 40, -0.4, 90))
      : group(
          plate(60, 150, 3.4, 30, wood(kind, 60, true), 0.6),
          at(plate(55, 145, 0.4, 27.5, metal('#e6eaee', 0.03), 0.05), 0, 0, 1.7),
        ),
    0,
    round ? 0 : 75,
    0,
    -7,
  )

/** A rug, lying. */
export const rug = ({ colour = 'ivoire', second = colour === 'ivoire' ? 'terracotta' : 'ivoire' }) =>
  group(
    at(box(160, 1.6, 230, fabric(colour, 'bouclé', 9), 0.7), 0, 0.8, 0),
    several(7, (line) => at(box(134 - line * 6, 0.5, 2.4, fabric(second, 'bouclé', 6), 0.2), 0, 1.6, -84 + line * 28)),
    several(2, (side) => at(box(2.4, 0.5, 190, fabric(second, 'bouclé', 6), 0.2), side ? 66 : -66, 1.6, 0)),
  )

/** A fitted cabinet: base, wall, tall, drawers or corner, with its worktop where it carries one. */
export function cabinet({
  kind = 'base',
  colour = '#e9e6df',
  front = colour,
  width = 60,
  top = 'chêne',
  handle = 'laiton',
  body = 'blanc',
  wood: timber,
}) {
  const [height, depth, low] = {
    base: [72, 58, 12],
    drawers: [72, 58, 12],
    wall: [72, 35, 0],
    tall: [200, 58, 12],
    island: [72, 80, 12],
  }[kind]
  const face = () => (timber ? wood(timber, 60, true) : painted(front, 0.5))
  const pull = (x, y, isUpright) =>
    at(
      cylinder(0.65, 15, handle === 'noir' ? painted('#1d1e21') : metal(handle, 0.25)),
      x,
      y,
      depth / 2 + 3.4,
      0,
      0,
      isUpright ? 0 : 90,
    )
  const leaf = (x, y, wide, tall) =>
    group(
      at(box(wide - 0.5, tall - 0.5, 2, face(), 0.3), x, y, depth / 2 + 1),
      !timber && at(box(wide - 11, tall - 11, 0.6, face(), 0.2), x, y, depth / 2 + 1.9),
      !timber &&
        [-1, 1].map((side) =>
          group(
            at(box(5.2, tall - 0.8, 0.9, face(), 0.3), x + side * (wide / 2 - 2.9), y, depth / 2 + 2.2),
            at(box(wide - 0.8, 5.2, 0.9, face(), 0.3), x, y + side * (tall / 2 - 2.9), depth / 2 + 2.2),
          ),
        ),
    )
  const carcass = at(box(width, height, depth, painted(body), 0.4), 0, low + height / 2, 0)
  const plinth = low && at(box(width, low, depth - 6, painted('#2b2c30'), 0.3), 0, low / 2, -3)
  const worktop =
    (kind === 'base' || kind === 'drawers' || kind === 'island') &&
    at(
      box(width + 2, 3.8, depth + 5, top.startsWith('#') ? stone(top, '#8d8a86') : wood(top, 70), 0.4),
      0,
      low + height + 2,
      1,
    )
  if (kind === 'drawers' || kind === 'island') {
    const tall = [22, 25, 25]
    let y = low
    return group(
      carcass,
      plinth,
      worktop,
      tall.map((one) => {
        y += one
        return several(kind === 'island' ? 2 : 1, (column) => {
          const wide = kind === 'island' ? width / 2 : width
          const x = kind === 'island' ? (column - 0.5) * wide : 0
          return group(
            at(box(wide - 0.5, one - 0.6, 2, face(), 0.3), x, y - one / 2, depth / 2 + 1),
            pull(x, y - 5, false),
          )
        })
      }),
    )
  }
  if (kind === 'tall')
    return group(
      carcass,
      plinth,
      leaf(0, low + 50, width, 100),
      leaf(0, low + 150, width, 100),
      pull(width / 2 - 5, low + 84, true),
      pull(width / 2 - 5, low + 116, true),
    )
  const doors = width > 60 ? 2 : 1
  return group(
    carcass,
    plinth,
    worktop,
    several(doors, (door) => {
      const wide = width / doors
      const x = (door - (doors - 1) / 2) * wide
      return group(
        leaf(x, low + height / 2, wide, height),
        pull(
          x + (door || doors === 1 ? (doors === 1 ? 1 : -1) : 1) * (wide / 2 - 5),
          low + height * (kind === 'wall' ? 0.22 : 0.78),
          true,
        ),
      )
    }),
  )
}

/** A worktop, two boards one on the other. */
export function worktop({ kind = 'chêne' }) {
  const skin = () =>
    kind === 'marbre'
      ? stone('#f3f1ef', '#a09da2', true, 80)
      : kind === 'granit'
        ? stone('#3a3b3e', '#8b8d92')
        : kind === 'béton'
          ? stone('#b5b3ae', '#8f8d88', false, 50)
          : wood(kind, 70)
  return group(
    at(box(150, 4, 62, skin(), 0.5), 0, 2, 0),
    at(box(120, 4, 46, skin(), 0.5), 12, 6.2, -6, 0, 9),
    at(box(30, 2, 20, wood('noyer', 30), 1), 18, 9.4, 0, 0, -14),
  )
}
