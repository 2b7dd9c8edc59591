import {
  brushed,
  chrome,
  fabric,
  glowing,
  grille,
  lacquer,
  leather,
  metal,
  plastic,
  rubber,
  wood,
} from '../materials.mjs'
import { readout } from '../screens.mjs'
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
  standing,
  tube,
} from '../shapes.mjs'
import { shown } from './television.mjs'

/** Headphones, standing on their cups: `style` is over, on, open (wood and mesh) or game; `mic` adds a boom. */
export function headphones({
  colour = 'noir',
  pad = '#2a2a2d',
  style = 'over',
  mic = false,
  cable = false,
  accent,
  base = false,
}) {
  const large = style === 'on' ? 6.6 : 8.4
  const shell = () => (style === 'open' ? wood('hêtre', 20) : plastic(colour, 0.36))
  const trim = () => (accent ? metal(accent, 0.24) : metal(colour === 'noir' ? '#3a3b40' : '#b9b4ab', 0.28))
  const cup = (side) => {
    const body = group(
      at(disc(large / 2, 3, shell(), 1.3), 0, 0, 0),
      at(disc(large * 0.36, 0.5, style === 'open' ? grille('#3a3733', 1.2) : trim()), 0, 2.75, 0),
      at(ring(large / 2 - 1, 1.15, leather(pad), 360), 0, -0.5, 0, 90),
      at(disc(large / 2 - 1.4, 0.6, fabric('#141416')), 0, -0.9, 0),
    )
    body.scale.set(1, 1, style === 'on' ? 1 : 1.18)
    return at(group(at(body, 0, 0, 0, 0, 0, side * -90)), side * 7.4, 7, 0, 0, side * -10, side * 5)
  }
  const arch = Array.from({ length: 13 }, (_, step) => {
    const angle = (step / 12) * Math.PI
    return [Math.cos(angle) * 8.6, 10 + Math.sin(angle) * 10.6, 0]
  })
  const band = loft(
    arch.map(([x, y], index) => {
      const angle = (index / 12) * Math.PI
      return Array.from({ length: 20 }, (_, step) => {
        const turn = (step / 20) * 2 * Math.PI
        const out = Math.cos(turn) * 0.55
        return [x + Math.cos(angle) * out, y + Math.sin(angle) * out, Math.sin(turn) * (1.1 + 0.7 * Math.sin(angle))]
      })
    }),
    leather(style === 'open' ? 'camel' : pad),
  )
  const sliders = [-1, 1].map((side) => rod([side * 8.6, 11, 0], [side * 8.4, 6, 0], 0.42, trim()))
  const boom =
    mic &&
    group(
      tube(
        [
          [-8.6, 5, 2],
          [-9.5, 2.5, 6],
          [-6.5, 1.4, 10],
        ],
        0.28,
        rubber(),
      ),
      at(cushion(2.4, 1.6, 1.6, fabric('#1a1a1c'), 0.8), -5.8, 1.4, 10.6),
    )
  const lead =
    cable &&
    tube(
      [
        [8.4, 3, 1],
        [9, 0.4, 5],
        [2, 0.3, 9],
        [-8, 0.3, 8],
        [-14, 0.3, 12],
      ],
      0.22,
      rubber(),
    )
  const stand =
    base &&
    group(
      standing(16, 2.4, 12, plastic('#25262a'), 1),
      at(box(5, 22, 2.4, plastic('#25262a'), 1), 0, 11, -2),
      at(glowLine(), 0, 2.5, 5),
    )
  return group(at(group([-1, 1].map(cup), band, sliders, boom, lead), 0, base ? 1.6 : 0, 0), stand)
}

const glowLine = () => box(5, 0.2, 0.2, glowing('#7dffb0'))

/** Bone-conduction band that goes round the neck. */
export function neckBand({ colour = '#23262b', accent = 'orange' }) {
  const points = Array.from({ length: 15 }, (_, step) => {
    const angle = Math.PI * (0.08 + (step / 14) * 0.84) + Math.PI
    return [Math.cos(angle) * 8, 3.4 + Math.sin((step / 14) * Math.PI) * -1.2, Math.sin(angle) * 8]
  })
  const ends = [-1, 1].map((side) =>
    group(
      tube(
        [
          [side * 7.6, 3.4, -2],
          [side * 8, 5.4, 1.5],
          [side * 7.6, 3, 4.4],
        ],
        0.42,
        rubber(colour),
      ),
      at(cushion(1.6, 3.4, 2.4, plastic(colour, 0.4), 0.7), side * 7, 2.2, 4.8),
      at(cushion(1, 1.4, 5, plastic(accent, 0.4), 0.6), side * 7.9, 4, -3),
    ),
  )
  return group(tube(points, 0.36, rubber(colour)), ends)
}

/** Earphones with their case: `shape` is bean, stem, hook or flat. */
export function earphones({ colour = 'blanc', shape = 'stem', cover = colour }) {
  const bud = (side) => {
    const tip = at(
      lathe(
        [
          [0.1, 0],
          [0.55, 0.2],
          [0.62, 0.7],
          [0.3, 1],
        ],
        rubber(colour === 'noir' ? '#101012' : '#e8e6e2'),
        true,
      ),
      -side * 0.6,
      1.5,
      0.3,
      20,
      0,
      side * 68,
    )
    const body = at(cushion(1.9, 1.9, 1.7, lacquer(colour), 0.85), 0, 1.6, 0)
    const stem = shape === 'stem' && at(cushion(0.8, 3.4, 0.8, lacquer(colour), 0.6), side * 0.45, 0.1, 0.2)
    const hook =
      shape === 'hook' &&
      tube(
        [
          [0, 2, 0],
          [side * 0.4, 4, -0.6],
          [side * 0.2, 3.4, -2.6],
          [side * 0.2, 0.8, -3],
        ],
        0.24,
        rubber(colour),
      )
    return group(body, tip, stem, hook)
  }
  const box_ = at(cushion(6.4, 2.7, 5, lacquer(cover), 0.55), 0, 1.35, 0)
  const lid = at(cushion(6.4, 1.6, 5, lacquer(cover), 0.55), 0, 4.2, -2.7, -78)
  const inside = at(disc(2.1, 0.3, plastic('#17171a', 0.5)), 0, 2.4, 0)
  inside.scale.set(1.3, 1, 0.95)
  return group(
    box_,
    lid,
    inside,
    at(bud(-1), -1.6, 2.2, 0.3, 8, 20),
    at(bud(1), 4.4, shape === 'stem' ? 1.4 : 0.2, 4.4, 0, -40, shape === 'stem' ? -64 : 0),
    at(ball(0.13, glowing('#7dffb0')), 0, 1.6, 2.5),
  )
}

/** Earphones on a wire. */
export function wiredEarphones({ colour = 'blanc' }) {
  const bud = (x, z, turn) =>
    at(
      group(
        at(disc(0.9, 0.7, lacquer(colour)), 0, 0, 0, 90),
        at(cushion(0.9, 0.9, 1.4, rubber('#dcdad6'), 0.8), 0, 0, 0.9),
        rod([0, -0.4, 0], [0, -2.4, 0], 0.3, plastic(colour)),
      ),
      x,
      1.2,
      z,
      -70,
      turn,
    )
  const loop = (start, drift) =>
    Array.from({ length: 40 }, (_, step) => {
      const angle = start + (step / 40) * 9
      return [Math.cos(angle) * (4.2 + drift), 0.3 + step * 0.012, Math.sin(angle) * (4 + drift)]
    })
  return group(
    tube([...loop(0, 0), [-6, 0.4, 5.6], [-5.2, 0.9, 8]], 0.14, rubber(colour)),
    tube([...loop(1, 0.4), [5, 0.4, 5], [3.4, 0.9, 8.4]], 0.14, rubber(colour)),
    bud(-5, 8.8, 20),
    bud(3.2, 9.2, -20),
    at(box(1, 0.7, 3, metal('#d8dadd'), 0.3), 7.6, 0.4, -3, 0, 30),
  )
}

/** A pebble of a loudspeaker with a strap. */
export function pebbleSpeaker({ colour = 'noir' }) {
  return group(
    at(cushion(17, 8.6, 9, fabric(colour, 'plain', 2.4), 0.66), 0, 4.3, 0),
    at(cushion(12, 1.4, 5, rubber('#18181a'), 0.7), 0, 8.1, 0),
    several(3, (key) => at(disc(0.55, 0.3, plastic('#55565c')), (key - 1) * 2.6, 8.7, 0)),
    tube(
      [
        [8, 5, 0],
        [10.4, 6, 1],
        [10.8, 3, 1.6],
        [8.2, 3.4, 0.6],
      ],
      0.3,
      fabric('#33343a', 'plain', 1),
    ),
  )
}

/** A party loudspeaker: two cones in a ring of light, a handle, wheels. */
export function partySpeaker({ colour = '#1b1b1f' }) {
  const cone = (y, radius) =>
    group(
      at(ring(radius, 0.5, glowing('#ff4d8b', 1.7)), 0, y, 15.2),
      at(
        lathe(
          [
            [radius * 0.98, 1.6],
            [radius * 0.86, 1],
            [radius * 0.4, -1],
            [radius * 0.34, 0.4],
            [0, 0.9],
          ],
          rubber('#2a2a2f'),
          true,
        ),
        0,
        y,
        15,
        90,
      ),
      at(ring(radius * 1.1, 0.8, plastic('#0e0e10')), 0, y, 14.8),
    )
  return group(
    at(box(30, 54, 30, plastic(colour, 0.55), 5), 0, 29, 0),
    cone(18, 10),
    cone(42, 8),
    tube(
      [
        [-9, 56, 0],
        [-8, 62, 0],
        [8, 62, 0],
        [9, 56, 0],
      ],
      1.3,
      plastic('#2b2b30'),
    ),
    [-1, 1].map((side) => at(cylinder(4, 3, rubber()), side * 15, 4, -10, 0, 0, 90)),
  )
}

/** A pair of bookshelf loudspeakers in wood. */
export function bookshelfSpeakers({ kind = 'noyer' }) {
  const one = (x, turn) =>
    at(
      group(
        at(box(17, 28, 22, wood(kind, 40, true), 0.8), 0, 14.6, 0),
        at(box(16.2, 27.2, 0.6, plastic('#1d1d20', 0.6), 0.3), 0, 14.6, 11),
        at(ring(5.6, 0.7, metal('#8d8f94', 0.3)), 0, 10, 11.4),
        at(
          lathe(
            [
              [5.4, 0.8],
              [4.6, 0.4],
              [1.8, -1],
              [1.6, 0],
              [0, 0.5],
            ],
            rubber('#37373c'),
            true,
          ),
          0,
          10,
          11.2,
          90,
        ),
        at(ring(2.2, 0.4, metal('#8d8f94', 0.3)), 0, 21, 11.4),
        at(ball(1.7, fabric('#4a4038', 'plain', 1)), 0, 21, 10.6),
      ),
      x,
      0,
      0,
      0,
      turn,
    )
  return group(one(-14, 14), one(14, -14))
}

/** A turntable with a record on it. */
export function turntable({ kind = 'noyer' }) {
  const grooves = several(7, (index) => at(ring(6 + index * 1.3, 0.06, plastic('#232326', 0.2)), -4, 9.35, 0, 90))
  return group(
    at(box(44, 6, 35, wood(kind, 60), 0.8), 0, 4.6, 0),
    [
      [-18, -13],
      [18, -13],
      [-18, 13],
      [18, 13],
    ].map(([x, z]) => at(cylinder(2, 1.6, rubber()), x, 0.8, z)),
    at(disc(15.4, 1.2, metal('#cfd1d4', 0.25)), -4, 7.6, 0),
    at(disc(15, 0.5, lacquer('#0c0c0e')), -4, 8.9, 0),
    grooves,
    at(disc(5, 0.1, lacquer('terracotta')), -4, 9.38, 0),
    at(cylinder(0.3, 1.6, chrome()), -4, 9.6, 0),
    at(disc(3.6, 2.4, metal('#3a3b3f')), 15.5, 7.5, -10),
    rod([15.5, 11, -10], [12.5, 10.6, 6], 0.4, chrome()),
    rod([12.5, 10.6, 6], [7.5, 10, 10.5], 0.4, chrome()),
    at(box(2, 0.9, 3, plastic('#16161a'), 0.3), 6.8, 9.8, 11, 0, 40),
    rod([15.5, 11, -10], [16.4, 11.2, -14.6], 0.9, metal('#8a8c90')),
    at(disc(1.6, 1, brushed()), 17, 7.6, 12),
  )
}

/** A clock radio: a wooden box, cloth, figures that glow, two large buttons. */
export function clockRadio({ kind = 'chêne', time = '7:15' }) {
  return group(
    at(box(25, 12, 10.4, wood(kind, 40), 2), 0, 6.2, 0),
    at(plate(23, 10.2, 0.6, 1.6, fabric('#d9d3c8', 'plain', 3), 0.2), 0, 6.2, 5.1),
    at(shown(readout(time, { ground: '#dcd6cb', colour: '#2a2a2c' }), 10, 3.6, 0.78), 5, 6.6, 5.46),
    at(disc(1.7, 1, plastic('terracotta', 0.4)), -6, 12.2, 0),
    at(disc(1.7, 1, plastic('blanc', 0.4)), -1.4, 12.2, 0),
    [-9, 9].map((x) => at(box(2, 0.6, 8, rubber(), 0.2), x, 0.3, 0)),
  )
}

/** A smart speaker: a cylinder in cloth with a ring of light. */
export function roundSpeaker({ colour = 'gris', height = 16, radius = 5.4 }) {
  return group(
    at(
      lathe(
        [
          [0, 0],
          [radius * 0.9, 0],
          [radius, 1],
          [radius, height - 1.2],
          [radius * 0.92, height - 0.2],
          [0, height],
        ],
        fabric(colour, 'plain', 2.2),
      ),
      0,
      0,
      0,
    ),
    at(disc(radius * 0.82, 0.3, plastic('#1b1c20', 0.25)), 0, height - 0.1, 0),
    at(ring(radius * 0.83, 0.14, glowing('#8fb7ff', 1.6)), 0, height + 0.15, 0, 90),
  )
}

/** A small projector. */
export function projector({ colour = 'blanc' }) {
  return group(
    standing(22, 9, 20, plastic(colour, 0.5), 2.4),
    at(plate(21, 8, 0.5, 2, grille('#d9d7d3', 1.4)), 0, 4.5, 10),
    at(ring(3, 0.7, metal('#4a4b50')), -5, 4.8, 10.4),
    at(ball(2.6, lacquer('#0d1b33')), -5, 4.8, 9.2),
    at(disc(1.2, 0.4, plastic('#35363b')), 6, 9, 0),
  )
}
