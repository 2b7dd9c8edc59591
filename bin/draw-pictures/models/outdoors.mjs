// What rolls, what children play with, what the garden and the workshop need.
import {
  ceramic,
  chrome,
  fabric,
  glass,
  glowing,
  lacquer,
  leather,
  metal,
  painted,
  plastic,
  rubber,
  stone,
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
  extrude,
  group,
  lathe,
  outline,
  ring,
  rod,
  several,
  standing,
  tube,
} from '../shapes.mjs'
import { shown } from './television.mjs'

function wheel(radius, tyre = '#1c1c1f', spokes = 24, wall) {
  return group(
    ring(radius, radius * 0.055 + 0.5, rubber(tyre)),
    wall && ring(radius - 1.6, 0.8, rubber(wall)),
    ring(radius * 0.9, 0.7, metal('#b9bcc1', 0.25)),
    several(spokes, (spoke) =>
      rod(
        [Math.cos(spoke * 0.9) * 1.6, Math.sin(spoke * 0.9) * 1.6, spoke % 2 ? 2 : -2],
        [
          Math.cos((spoke / spokes) * 2 * Math.PI) * radius * 0.9,
          Math.sin((spoke / spokes) * 2 * Math.PI) * radius * 0.9,
          0,
        ],
        0.12,
        chrome(),
      ),
    ),
    at(cylinder(2, 7, metal('#8d9096', 0.3)), 0, 0, 0, 90),
  )
}

/** A bicycle: `style` is city, road or child; `electric` has a battery in its frame. */
export function bicycle({ colour = 'vert sauge', style = 'city', electric = false, saddle = 'camel', basket = false }) {
  const small = style === 'child'
  const radius = small ? 24 : 34
  const [back, front] = [-(radius + (small ? 10 : 18)), radius + (small ? 12 : 20)]
  const paint = () => lacquer(colour)
  const bottom = [-(small ? 4 : 6), radius * 0.86, 0]
  const seatAt = [-(small ? 14 : 20), radius + (small ? 24 : 42), 0]
  const head = [front - (small ? 13 : 18), radius + (small ? 24 : 42), 0]
  const low = [front - (small ? 10 : 12), radius + (small ? 14 : 26), 0]
  const isStep = style === 'city'
  const frame = [
    rod(bottom, [seatAt[0] + 2, seatAt[1] - 4, 0], 1.6, paint()),
    rod(bottom, low, electric ? 3 : 1.9, paint()),
    isStep
      ? rod([bottom[0] - 5, bottom[1] + 16, 0], [low[0] - 2, low[1] + 5, 0], 1.6, paint())
      : rod([seatAt[0] + 2, seatAt[1] - 8, 0], [head[0] - 1, head[1] - 3, 0], 1.5, paint()),
    rod(head, low, 2, paint()),
    ...[-1, 1].flatMap((side) => [
      rod([back, radius, side * 3], bottom, 0.9, paint()),
      rod([back, radius, side * 3], [seatAt[0] + 1, seatAt[1] - 8, side * 0.8], 0.8, paint()),
      rod([front, radius, side * 3.4], [low[0], low[1], side * 1.6], 1.1, paint()),
    ]),
  ]
  const bar =
    style === 'road'
      ? tube(
          [
            [head[0] + 8, head[1] + 4, -19],
            [head[0] + 14, head[1] - 6, -20],
            [head[0] + 6, head[1] + 9, -18],
            [head[0] + 4, head[1] + 9, 0],
            [head[0] + 6, head[1] + 9, 18],
            [head[0] + 14, head[1] - 6, 20],
            [head[0] + 8, head[1] + 4, 19],
          ],
          1.1,
          rubber('#26272b'),
        )
      : tube(
          [
            [head[0] - 12, head[1] + 12, -27],
            [head[0] - 4, head[1] + 14, -22],
            [head[0] + 2, head[1] + 11, 0],
            [head[0] - 4, head[1] + 14, 22],
            [head[0] - 12, head[1] + 12, 27],
          ],
          1.1,
          chrome(),
        )
  const grips =
    style !== 'road' &&
    [-1, 1].map((side) =>
      rod([head[0] - 15, head[1] + 11.6, side * 28], [head[0] - 8, head[1] + 13, side * 24.6], 1.6, leather(saddle, 5)),
    )
  const seat = group(
    rod([seatAt[0] + 2, seatAt[1] - 6, 0], [seatAt[0] - 1, seatAt[1] + 8, 0], 1.2, chrome()),
    at(cushion(26, 6, style === 'road' ? 12 : 18, leather(saddle, 6), 0.7), seatAt[0] - 1, seatAt[1] + 11, 0),
  )
  const crank = group(
    at(ring(8, 0.9, metal('#3a3b40')), bottom[0], bottom[1], 4.6),
    rod([bottom[0], bottom[1], 6], [bottom[0] + 8, bottom[1] - 14, 7], 1, metal('#3a3b40')),
    at(box(9, 2, 5, rubber(), 0.6), bottom[0] + 8, bottom[1] - 14, 11),
    rod([bottom[0], bottom[1], -6], [bottom[0] - 8, bottom[1] + 14, -7], 1, metal('#3a3b40')),
    at(box(9, 2, 5, rubber(), 0.6), bottom[0] - 8, bottom[1] + 14, -11),
  )
  const guards =
    isStep && [back, front].map((x) => at(ring(radius + 4, 1.1, paint(), 150), x, radius, 0, 0, 0, x < 0 ? 30 : 20))
  const carrier =
    isStep &&
    group(
      several(4, (line) =>
        rod([back - 12, radius + 40, -6 + line * 4], [back + 24, radius + 40, -6 + line * 4], 0.6, metal('#3a3b40')),
      ),
      [-1, 1].map((side) => rod([back, radius, side * 6], [back + 6, radius + 40, side * 6], 0.6, metal('#3a3b40'))),
    )
  const chain = [1, -1].map((side) =>
    rod([bottom[0], bottom[1] + side * 7.4, 4.8], [back, radius + side * 4, 4.8], 0.35, metal('#55575d')),
  )
  const woven =
    basket &&
    at(
      group(box(24, 20, 26, wood('hêtre', 8), 4), at(box(22, 2, 24, painted('#3b2a1c')), 0, 9.8, 0)),
      head[0] + 17,
      head[1] + 3,
      0,
    )
  const power =
    electric &&
    at(
      box(34, 9, 6.4, plastic('#1d1e21', 0.4), 2),
      (bottom[0] + low[0]) / 2 + 1,
      (bottom[1] + low[1]) / 2 + 3,
      0,
      0,
      0,
      (Math.atan2(low[1] - bottom[1], low[0] - bottom[0]) * 180) / Math.PI,
    )
  const lamp =
    isStep &&
    group(
      at(cylinder(3, 4, chrome()), head[0] + 5, head[1] - 8, 0, 0, 0, 90),
      at(ball(2.6, glowing('#fff3d0', 1.2)), head[0] + 6.4, head[1] - 8, 0),
    )
  return group(
    at(wheel(radius, '#1c1c1f', 24, style === 'city' ? '#d8c39b' : null), back, radius + 1.6, 0),
    at(wheel(radius, '#1c1c1f', 24, style === 'city' ? '#d8c39b' : null), front, radius + 1.6, 0),
    at(group(frame, bar, grips, seat, crank, guards, carrier, chain, woven, power, lamp), 0, 1.6, 0),
  )
}

/** A scooter: electric with a deck, or for a child on three wheels. */
export function scooter({ colour = '#26272b', accent = 'moutarde', child = false }) {
  const size = child ? 0.66 : 1
  const small = (x, z = 0) =>
    at(
      group(
        ring(child ? 5 : 9, child ? 1.6 : 2.6, rubber()),
        at(cylinder(child ? 4 : 7.4, 3, metal('#8d9096', 0.3)), 0, 0, 0, 90),
      ),
      x,
      child ? 6.6 : 11.6,
      z,
    )
  return group(
    small(-44 * size),
    child ? [small(40, -8), small(40, 8)] : small(46),
    at(box(74 * size, 5, 16, plastic(colour, 0.4), 2), -4, child ? 8 : 11, 0),
    at(box(62 * size, 0.8, 14, rubber(accent)), -6, child ? 10.8 : 13.9, 0),
    rod(
      [36 * size, child ? 9 : 12, 0],
      [30 * size, child ? 62 : 106, 0],
      child ? 1.6 : 2.4,
      child ? metal('#cfd1d5') : plastic(colour, 0.4),
    ),
    tube(
      [
        [30 * size - 2, child ? 62 : 106, -22 * size],
        [30 * size + 1, child ? 64 : 109, 0],
        [30 * size - 2, child ? 62 : 106, 22 * size],
      ],
      1.3,
      plastic(colour, 0.4),
    ),
    [-1, 1].map((side) =>
      rod(
        [30 * size - 2, child ? 62 : 106, side * 14 * size],
        [30 * size - 3, child ? 61.6 : 105.6, side * 24 * size],
        1.9,
        rubber(accent),
      ),
    ),
    !child && at(shown(readout('25', { width: 200, height: 160, size: 0.7 }), 6, 4.6, 1.1), 28, 111, 0, -50, -90),
    !child && at(ball(2.6, glowing('#ffffff', 1.3)), 37, 88, 0),
    at(box(16 * size, 2, 9, plastic(colour), 0.9), -42 * size, child ? 13 : 22, 0, 0, 0, 12),
  )
}

/** A helmet. */
export function helmet({ colour = 'terracotta' }) {
  return group(
    at(
      lathe(
        [
          [13, 0],
          [13.6, 2],
          [12.8, 8],
          [9, 13],
          [4, 15.4],
          [0, 16],
        ],
        lacquer(colour),
        true,
      ),
      0,
      3,
      0,
    ),
    several(3, (line) =>
      several(4, (slot) =>
        at(
          cushion(1.8, 1.4, 5, rubber('#1a1a1c'), 0.7),
          (line - 1) * 5,
          15.6 - (slot % 2) * 2.4,
          -7 + slot * 4.8,
          10 * (slot - 1.5) * 2,
        ),
      ),
    ),
    at(ring(13.3, 0.8, rubber('#26272b')), 0, 3.2, 0, 90),
    [-1, 1].map((side) =>
      tube(
        [
          [side * 12, 4, 3],
          [side * 10, -1, 4],
          [side * 2, -2.6, 6],
        ],
        0.45,
        fabric('#26272b', 'plain', 1),
      ),
    ),
  )
}

/** A wooden train with its wagons. */
export function woodenTrain() {
  const wheels = (x) => [-1, 1].map((side) => at(disc(2.2, 1.2, lacquer('rouge')), x, 2.2, side * 4, 90))
  const wagon = (x, colour, load) =>
    group(
      at(box(12, 2.4, 8, wood('hêtre', 20), 0.8), x, 4.2, 0),
      at(box(10, 5, 7, lacquer(colour), 1), x, 7.6, 0),
      load,
      wheels(x - 3.6),
      wheels(x + 3.6),
      at(cylinder(0.5, 3, wood('hêtre', 6)), x + 7.6, 4.2, 0, 0, 0, 90),
    )
  return group(
    group(
      at(box(15, 2.4, 8, wood('hêtre', 20), 0.8), 18, 4.2, 0),
      at(cylinder(3.6, 9, lacquer('bleu')), 20.4, 8.8, 0, 0, 0, 90),
      at(box(6, 9, 7.6, lacquer('rouge'), 0.8), 13.4, 9.6, 0),
      at(box(7.6, 1.4, 9, wood('hêtre', 20), 0.6), 13.4, 14.6, 0),
      at(cylinder(1.3, 4.4, lacquer('jaune'), 1.8), 22.6, 13.6, 0),
      at(ball(1.2, metal('laiton')), 18.8, 12.8, 0),
      wheels(14),
      wheels(18.6),
      wheels(23),
    ),
    wagon(
      0,
      'jaune',
      several(5, (log) =>
        at(cylinder(1.1, 9, wood('noyer', 8)), -2 + (log % 3) * 2.2, 10.6 + Math.floor(log / 3) * 2, 0, 90),
      ),
    ),
    wagon(
      -17,
      'vert sauge',
      several(7, (ball_) =>
        at(
          ball(1.5, lacquer(['terracotta', 'bleu', 'moutarde'][ball_ % 3])),
          -20 + (ball_ % 4) * 2.2,
          11,
          -1.6 + Math.floor(ball_ / 4) * 3,
        ),
      ),
    ),
  )
}

/** Blocks, piled into a castle. */
export function blocks() {
  const colours = ['terracotta', 'moutarde', 'bleu canard', 'vert sauge', 'rose', 'ivoire']
  return group(
    several(10, (index) =>
      at(
        box(5, 5, 5, index % 3 ? lacquer(colours[index % 6]) : wood('hêtre', 12), 0.6),
        -10 + (index % 5) * 5.2,
        2.5 + Math.floor(index / 5) * 5.1,
        (index % 2) * 0.8,
        0,
        index * 3,
      ),
    ),
    [-1, 1].map((side) =>
      group(
        at(box(5, 10, 5, wood('hêtre', 12), 0.6), side * 8, 15.3, 0),
        at(cylinder(3.6, 5, lacquer(side > 0 ? 'rouge' : 'bleu'), 0.1), side * 8, 22.8, 0),
      ),
    ),
    at(
      extrude(
        outline([
          [-6, 0],
          [-6, 6],
          [0, 8],
          [6, 6],
          [6, 0],
          [3, 0],
          [2, 3],
          [-2, 3],
          [-3, 0],
        ]),
        5,
        lacquer('moutarde'),
        0.4,
      ),
      0,
      10.3,
      0,
    ),
    at(cylinder(2.4, 5, lacquer('vert sauge')), 16, 2.5, 5),
    at(box(5, 5, 5, lacquer('terracotta'), 0.6), 11, 2.5, 11, 0, 30),
  )
}

/** A stuffed bear or rabbit. */
export function plush({ colour = 'camel', ears = 'round', scarf = 'rouge' }) {
  const fur = () => fabric(colour, 'bouclé', 4)
  return group(
    at(cushion(20, 22, 18, fur(), 0.85), 0, 12, 0),
    at(cushion(17, 15, 15, fur(), 0.9), 0, 29, 1),
    at(cushion(8, 6, 6, fabric('ivoire', 'bouclé', 4), 0.9), 0, 26.6, 8),
    at(cushion(2.4, 1.7, 1.6, rubber('#2a1c16'), 0.9), 0, 28.6, 10.8),
    [-1, 1].map((side) =>
      group(
        at(ball(1, lacquer('#17100c')), side * 3.6, 31.4, 7.6),
        ears === 'round'
          ? at(cushion(6.4, 6.4, 3, fur(), 0.9), side * 6.6, 36.4, 0)
          : at(cushion(4.6, 16, 3, fur(), 0.8), side * 3.8, 42, -1, 0, 0, side * -9),
        at(cushion(7, 15, 7, fur(), 0.8), side * 11, 14, 3, 30, 0, side * 28),
        at(cushion(8.4, 8, 16, fur(), 0.8), side * 7, 4, 9, 0, side * 16),
        at(cushion(5.4, 5.4, 1.4, fabric('ivoire', 'bouclé', 4), 0.9), side * 9.2, 4.4, 16.6, 0, side * 16),
      ),
    ),
    scarf && at(ring(7.2, 1.6, fabric(scarf, 'knit', 3)), 0, 22.6, 0.4, 90),
    scarf && at(box(4, 10, 1.4, fabric(scarf, 'knit', 3), 0.6), 4, 17, 8.8, -8, 0, 8),
  )
}

/** Rings on a peg, an abacus, a top: `kind` chooses. */
export function woodenToy({ kind = 'rings' }) {
  const colours = ['rouge', 'orange', 'moutarde', 'vert sauge', 'bleu canard', 'lavande']
  if (kind === 'abacus')
    return group(
      [-1, 1].map((side) => rod([side * 15, 0, 0], [side * 15, 30, 0], 1.3, wood('hêtre', 14, true))),
      at(box(34, 2.4, 9, wood('hêtre', 20), 0.8), 0, 1.2, 0),
      at(box(33, 2.4, 2.6, wood('hêtre', 20), 0.8), 0, 30, 0),
      several(5, (row) =>
        group(
          rod([-15, 6 + row * 5, 0], [15, 6 + row * 5, 0], 0.24, chrome()),
          several(10, (bead) =>
            at(
              ball(1.35, lacquer(colours[row])),
              (bead < (row * 3 + 4) % 8 ? -12.6 : -8) + bead * 2.4 + (bead < (row * 3 + 4) % 8 ? 0 : 0.4),
              6 + row * 5,
              0,
            ),
          ),
        ),
      ),
    )
  if (kind === 'house')
    return group(
      at(box(44, 34, 24, wood('hêtre', 40), 0.6), 0, 17, 0),
      [-1, 1].map((side) => at(box(32, 1.8, 28, lacquer('terracotta'), 0.5), side * 12.6, 42, 0, 0, 0, side * -35)),
      at(
        extrude(
          [
            [-22, 34],
            [22, 34],
            [0, 49],
          ],
          23,
          wood('hêtre', 40),
          0.2,
        ),
        0,
        0,
        0,
      ),
      several(4, (pane) =>
        at(box(8, 9, 0.6, glowing('#ffe7b0', 1.05), 0.3), -11 + (pane % 2) * 22, 10 + Math.floor(pane / 2) * 15, 12.1),
      ),
      at(box(7, 14, 1, lacquer('bleu canard'), 0.4), 0, 7, 12.3),
      at(box(4, 9, 4, painted('#b5654a')), 11, 46, -4),
      several(6, (pot) => at(ball(2, painted('#5f8246')), -20 + pot * 8, 1.6, 15)),
    )
  return group(
    at(disc(9, 2.4, wood('hêtre', 20)), 0, 0, 0),
    several(6, (index) => at(ring(5.6 - index * 0.62, 2, lacquer(colours[index])), 0, 4.4 + index * 3.5, 0, 90)),
    at(ball(2.4, lacquer('rouge')), 0, 26.4, 0),
    at(ring(4, 1.7, lacquer('moutarde')), 13, 1.8, 8, 90),
  )
}

/** A puzzle or a board game: its box and what is in it. */
export function boardGame({ colour = 'bleu canard', second = 'moutarde' }) {
  return group(
    at(box(28, 6, 28, painted(colour), 0.4), -5, 3, -4, 0, 16),
    at(disc(9, 0.4, painted(second)), -5, 6, -4),
    at(box(12, 0.3, 2.6, painted('ivoire'), 0.1), -5, 6.5, -4, 0, 16),
    several(6, (pawn) =>
      at(
        lathe(
          [
            [0, 0],
            [1.6, 0],
            [1.4, 0.6],
            [0.6, 2.6],
            [0.5, 3.2],
            [1, 3.8],
            [0.9, 5],
            [0, 5.4],
          ],
          lacquer(['rouge', 'bleu', 'moutarde', 'vert sauge', 'noir', 'blanc'][pawn]),
          true,
        ),
        8 + (pawn % 3) * 4,
        0,
        11 + Math.floor(pawn / 3) * 4.6,
      ),
    ),
    [0, 1].map((die) =>
      at(box(2.6, 2.6, 2.6, lacquer('ivoire'), 0.5), 17 + die * 3.4, 1.3, 4 + die * 2, 0, die * 40 + 10),
    ),
  )
}

/** A ball, a kite, a hoop for outside. */
export const football = ({ colour = 'blanc' }) =>
  group(
    at(ball(11, lacquer(colour)), 0, 11, 0),
    several(12, (patch) => {
      const high = 1 - (patch / 11) * 2
      const angle = patch * 2.4
      const wide = Math.sqrt(1 - high * high)
      return at(
        ball(4.3, lacquer(patch % 2 ? 'bleu canard' : 'terracotta')),
        Math.cos(angle) * wide * 7.1,
        11 + high * 7.1,
        Math.sin(angle) * wide * 7.1,
      )
    }),
  )

/** A watering can. */
export function wateringCan({ colour = 'vert sauge' }) {
  return group(
    at(
      lathe(
        [
          [0, 0],
          [10, 0],
          [10.6, 1],
          [10, 19],
          [9, 20.4],
          [0, 20.4],
        ],
        lacquer(colour),
      ),
      0,
      0,
      0,
    ),
    tube(
      [
        [8, 5, 0],
        [18, 10, 0],
        [27, 25, 0],
      ],
      1.5,
      lacquer(colour),
    ),
    at(
      lathe(
        [
          [1.4, 0],
          [4, 3.6],
          [4.2, 4],
          [0, 4.4],
        ],
        metal('laiton'),
      ),
      26.6,
      24.4,
      0,
      0,
      0,
      -40,
    ),
    tube(
      [
        [-7, 20, 0],
        [-9, 30, 0],
        [2, 34, 0],
        [9, 26, 0],
        [8, 20, 0],
      ],
      0.9,
      metal('laiton'),
    ),
    tube(
      [
        [-10, 17, 0],
        [-17, 16, 0],
        [-16, 6, 0],
        [-10, 3, 0],
      ],
      0.9,
      metal('laiton'),
    ),
  )
}

/** A lawn mower. */
export function mower({ colour = 'vert sapin' }) {
  return group(
    at(box(58, 20, 44, lacquer(colour), 7), 0, 18, 0),
    at(box(26, 14, 26, plastic('#26272b', 0.4), 5), 4, 32, 0),
    at(box(16, 3, 12, lacquer('orange'), 1), 4, 39.6, 0),
    [
      [-22, 11],
      [24, 10],
    ].flatMap(([x, radius]) =>
      [-1, 1].map((side) =>
        group(
          at(cylinder(radius, 6, rubber()), x, radius, side * 25, 90),
          at(cylinder(radius * 0.5, 6.4, plastic('#d8d6d0')), x, radius, side * 25, 90),
        ),
      ),
    ),
    at(box(44, 26, 38, fabric('#3a3b40', 'plain', 3), 8), -46, 28, 0, 0, 0, 8),
    [-1, 1].map((side) =>
      tube(
        [
          [-16, 24, side * 20],
          [-52, 60, side * 20],
          [-82, 92, side * 20],
        ],
        1.5,
        metal('#26272b', 0.4),
      ),
    ),
    rod([-82, 92, -20], [-82, 92, 20], 1.7, rubber()),
    rod([-64, 74, -20], [-64, 74, 20], 1.2, metal('#26272b')),
  )
}

/** A parasol, a barbecue, pots, a bench: `kind` chooses. */
export function gardenPiece({ kind = 'parasol', colour = 'terracotta' }) {
  if (kind === 'barbecue')
    return group(
      [0, 120, 240].map((angle) =>
        rod(
          [Math.cos((angle * Math.PI) / 180) * 30, 0, Math.sin((angle * Math.PI) / 180) * 30],
          [Math.cos((angle * Math.PI) / 180) * 13, 50, Math.sin((angle * Math.PI) / 180) * 13],
          1.3,
          metal('#b9bcc1'),
        ),
      ),
      at(
        lathe(
          [
            [0, 0],
            [14, 2],
            [25, 10],
            [28, 20],
          ],
          lacquer(colour),
          true,
        ),
        0,
        44,
        0,
      ),
      at(ring(28, 0.8, chrome()), 0, 64, 0, 90),
      several(15, (bar) =>
        rod(
          [-26 * Math.cos(Math.asin((bar - 7) / 8)), 64, (bar - 7) * 3.2],
          [26 * Math.cos(Math.asin((bar - 7) / 8)), 64, (bar - 7) * 3.2],
          0.3,
          chrome(),
        ),
      ),
      at(disc(20, 1, glowing('#ff6a2a', 0.8)), 0, 57, 0),
      several(4, (sausage) =>
        at(cushion(13, 3.4, 3.4, lacquer('#a4542c'), 0.7), -6 + (sausage % 2) * 13, 66, -8 + sausage * 5, 0, 20),
      ),
      at(
        lathe(
          [
            [28, 0],
            [26, 8],
            [16, 16],
            [0, 20],
          ],
          lacquer(colour),
          true,
        ),
        20,
        70,
        -25,
        -58,
        30,
      ),
      at(box(30, 2, 22, wood('chêne', 30), 0.6), 44, 58, 0),
    )
  if (kind === 'pots')
    return several(3, (pot) =>
      at(
        group(
          lathe(
            [
              [0, 0],
              [7, 0],
              [9.4, 14],
              [10.4, 14.4],
              [10.4, 16.4],
              [9.6, 16.4],
              [9, 13],
              [0, 13],
            ],
            pot === 1 ? ceramic('ivoire') : painted(colour, 0.8),
          ),
          several(16, (leaf) =>
            at(
              cushion(3.4, 13 - pot * 2, 1.6, painted(['#5f8246', '#7fa05c', '#476b38'][leaf % 3]), 0.9),
              Math.cos(leaf * 2.4) * (3 + (leaf % 3)),
              21,
              Math.sin(leaf * 2.4) * (3 + (leaf % 3)),
              Math.sin(leaf * 2.4) * 26,
              0,
              -Math.cos(leaf * 2.4) * 26,
            ),
          ),
          pot !== 1 &&
            several(7, (flower) =>
              at(
                ball(1.7, lacquer(pot ? 'rose' : 'moutarde')),
                Math.cos(flower * 2.4) * 6,
                26 + (flower % 3) * 1.6,
                Math.sin(flower * 2.4) * 6,
              ),
            ),
        ),
        -21 + pot * 21,
        0,
        pot === 1 ? 9 : 0,
      ),
    )
  if (kind === 'bench')
    return group(
      [-1, 1].map((side) =>
        group(
          rod([side * 58, 0, 20], [side * 58, 60, 18], 2.4, wood('chêne', 30, true)),
          rod([side * 58, 0, -20], [side * 58, 84, -28], 2.4, wood('chêne', 30, true)),
          rod([side * 58, 60, 22], [side * 58, 60, -26], 2.4, wood('chêne', 30)),
        ),
      ),
      several(6, (slat) => at(box(116, 2.2, 6, wood('chêne', 60), 0.6), 0, 43, 17 - slat * 7)),
      several(3, (slat) => at(box(116, 7, 2, wood('chêne', 60), 0.6), 0, 56 + slat * 11, -24 - slat * 1.6, -12)),
    )
  if (kind === 'lantern')
    return group(
      several(4, (post) =>
        rod(
          [post % 2 ? 9 : -9, 2, post > 1 ? 9 : -9],
          [post % 2 ? 9 : -9, 34, post > 1 ? 9 : -9],
          0.7,
          metal('#26272b', 0.4),
        ),
      ),
      at(box(21, 2, 21, metal('#26272b', 0.4), 0.6), 0, 1, 0),
      at(box(21, 2, 21, metal('#26272b', 0.4), 0.6), 0, 35, 0),
      at(ring(5, 0.6, metal('laiton')), 0, 41, 0),
      at(box(17, 31, 17, glass('#fff3dc', 0.12), 0.2), 0, 18, 0),
      at(cylinder(3.6, 12, painted('#f4ead6')), 0, 8, 0),
      at(cushion(1.6, 4.4, 1.6, glowing('#ffc45a', 1.8), 0.9), 0, 17, 0),
    )
  return group(
    at(standing(40, 8, 40, stone('#8f8d89', '#6c6a67'), 2), 0, 0, 0),
    rod([0, 8, 0], [0, 230, 0], 2.2, wood('chêne', 40, true)),
    at(
      lathe(
        [
          [130, 0],
          [96, 26],
          [44, 48],
          [0, 58],
        ],
        fabric(colour, 'plain', 9),
        true,
      ),
      0,
      176,
      0,
    ),
    several(8, (rib) =>
      rod(
        [0, 206, 0],
        [Math.cos((rib * Math.PI) / 4) * 120, 181, Math.sin((rib * Math.PI) / 4) * 120],
        0.9,
        wood('chêne', 20),
      ),
    ),
    at(ball(4, wood('chêne', 12)), 0, 236, 0),
  )
}

/** A cordless drill. */
export function drill({ colour = 'bleu canard', accent = '#26272b', kind = 'drill' }) {
  const body = at(cylinder(4, 16, plastic(colour, 0.45)), 0, 22, 0, 0, 0, 90)
  const grip = at(box(5.4, 18, 5, rubber(accent), 2), -3.4, 12, 0, 0, 0, 10)
  const power = at(box(12, 5.4, 8, plastic(accent, 0.4), 1.6), -4.6, 2.9, 0)
  const nose =
    kind === 'saw'
      ? group(
          at(cylinder(11, 0.4, metal('#c9ccd1', 0.2)), 13, 14, 3, 90),
          at(box(26, 0.8, 12, metal('#8d9096')), 13, 6, 1),
          at(ring(11, 1, plastic(colour), 180), 13, 14.6, 3),
        )
      : kind === 'sander'
        ? group(at(box(22, 3, 11, rubber('#e0a32c'), 0.6), 9, 1.6, 0))
        : group(
            at(cylinder(3, 3, metal('#55575d')), 9.6, 22, 0, 0, 0, 90),
            at(cylinder(2.4, 5, rubber(), 1.5), 13.4, 22, 0, 0, 0, -90),
            rod([16, 22, 0], [24, 22, 0], 0.45, metal('#3a3b40')),
          )
  return group(
    body,
    grip,
    power,
    nose,
    at(box(2, 3, 2, plastic('rouge'), 0.6), 0.4, 16.6, 0),
    at(disc(3.4, 1, plastic(accent)), -8.4, 22, 0, 0, 0, 90),
  )
}

/** Hand tools and their boxes: hammer, screwdrivers, toolbox, ladder, tape, saw, level, roller. */
export function handTool({ kind = 'hammer', colour = 'rouge' }) {
  const steel = () => metal('#b7bac0', 0.24)
  if (kind === 'screwdrivers')
    return several(6, (index) =>
      at(
        group(
          at(
            lathe(
              [
                [0, 0],
                [1.7, 0.4],
                [2, 3],
                [1.4, 6.6],
                [1.6, 8.6],
                [0.8, 9.6],
              ],
              plastic(index % 2 ? '#26272b' : colour, 0.35),
              true,
            ),
            0,
            0,
            0,
          ),
          rod([0, 9, 0], [0, 17 + index * 1.6, 0], 0.4, chrome()),
        ),
        -12.5 + index * 5,
        2,
        0,
        -86,
      ),
    )
  if (kind === 'box')
    return group(
      at(box(48, 20, 24, metal(colour, 0.45), 1.6), 0, 11, 0),
      at(box(49, 4, 25, metal('#26272b', 0.4), 1), 0, 22, 0),
      [-14, 14].map((x) => at(box(4, 6, 1.4, chrome(), 0.5), x, 19.4, 12.6)),
      tube(
        [
          [-14, 24, 0],
          [-13, 31, 0],
          [13, 31, 0],
          [14, 24, 0],
        ],
        1.5,
        wood('chêne', 16),
      ),
      at(box(47, 0.6, 0.6, chrome()), 0, 12, 12.2),
    )
  if (kind === 'ladder')
    return group(
      [-1, 1].flatMap((side) => [
        rod([side * 24, 0, 34], [side * 17, 150, 0], 2, metal('#cfd2d6', 0.34)),
        rod([side * 24, 0, -34], [side * 17, 150, -4], 2, metal('#cfd2d6', 0.34)),
      ]),
      several(5, (step) =>
        at(box(44 - step * 2.4, 2, 9, metal('#e2e4e7', 0.4), 0.5), 0, 26 + step * 28, 30 - step * 6.4),
      ),
      at(box(38, 3, 22, plastic(colour, 0.4), 1.4), 0, 151, -2),
    )
  if (kind === 'tape')
    return group(
      at(box(8, 8, 4.4, rubber(colour), 2.2), 0, 4.2, 0),
      at(cylinder(2.6, 4.8, metal('#d8dadd')), 0, 4.4, 0, 90),
      at(box(26, 0.15, 2.4, lacquer('jaune'), 0.05), 16, 1, 0),
      several(24, (mark) => at(box(0.16, 0.16, mark % 5 ? 1 : 2.2, painted('#1b1b1e')), 4.6 + mark, 1.1, 0)),
      at(box(0.3, 1.6, 2.6, steel()), 29, 0.6, 0),
    )
  if (kind === 'saw')
    return group(
      at(
        extrude(
          [
            [0, 0],
            [44, 3],
            [44, 6],
            [0, 13],
          ],
          0.3,
          steel(),
          0.05,
        ),
        0,
        6,
        0,
      ),
      at(
        extrude(
          outline([
            [0, -1],
            [0, 14],
            [-5, 17],
            [-11, 13],
            [-12, 5],
            [-8, -2],
          ]),
          2.6,
          wood('noyer', 16),
          0.8,
        ),
        1,
        6,
        0,
      ),
      at(
        extrude(
          outline([
            [-2.6, 3],
            [-3, 10],
            [-6, 12],
            [-8.4, 9],
            [-8, 4],
            [-5.6, 1.6],
          ]),
          3,
          rubber('#eceaf3'),
          0.2,
        ),
        1,
        6,
        0,
      ),
    )
  if (kind === 'level')
    return group(
      at(box(60, 6, 2.6, metal(colour, 0.36), 0.5), 0, 3, 0),
      at(box(9, 3.4, 3, glass('#c8f06a', 0.6), 0.4), 0, 4, 0),
      at(cushion(2.4, 1.4, 1.4, glass('#ffffff', 0.5), 0.9), 0.4, 4.4, 1),
      [-24, 24].map((x) =>
        group(
          at(ring(2, 0.4, metal('#26272b')), x, 3, 0.6),
          at(cylinder(1.8, 2.8, glass('#c8f06a', 0.6)), x, 3, 0, 90),
        ),
      ),
    )
  if (kind === 'roller')
    return group(
      at(cylinder(3.4, 24, fabric('ivoire', 'bouclé', 3)), 0, 30, 0, 0, 0, 90),
      tube(
        [
          [12, 30, 0],
          [15, 30, 0],
          [15, 23, 0],
          [2, 20, 0],
          [0, 14, 0],
        ],
        0.45,
        chrome(),
      ),
      rod([0, 15, 0], [0, 1, 0], 1.5, plastic(colour, 0.4)),
      at(
        lathe(
          [
            [0, 0],
            [8, 0],
            [8.4, 14],
            [8, 14],
            [7.6, 1],
          ],
          metal('#d8dadd', 0.3),
        ),
        -20,
        0,
        4,
      ),
      at(disc(7.7, 0.6, lacquer('vert sauge')), -20, 11.6, 4),
    )
  if (kind === 'secateurs')
    return at(
      group(
        [-1, 1].map((side) =>
          group(
            tube(
              [
                [side * 0.6, 0, 0],
                [side * 3.4, -6, 0],
                [side * 4, -13, 0],
                [side * 2.6, -18, 0],
              ],
              1.1,
              rubber(colour),
            ),
            at(
              extrude(
                outline(
                  side > 0
                    ? [
                        [-1, 0],
                        [1, 1],
                        [2.6, 6],
                        [1.4, 9],
                        [0, 6],
                      ]
                    : [
                        [-1.4, 0],
                        [0.6, 0.4],
                        [0.4, 5],
                        [-1, 8],
                        [-2, 4],
                      ],
                ),
                0.5,
                steel(),
                0.1,
              ),
              0,
              1,
              0,
            ),
          ),
        ),
        at(cylinder(1, 1.4, chrome()), 0, 0.4, 0, 90),
      ),
      0,
      1.2,
      0,
      -84,
      0,
      24,
    )
  return group(
    rod([0, 1.4, 12], [0, 2, -16], 1.3, wood('hêtre', 20, true), 1.1),
    at(box(11, 3.2, 3, steel(), 0.6), 0, 2.2, -15),
    at(cylinder(1.8, 3, steel()), 6.4, 2.2, -15, 0, 0, 90),
    [-1, 1].map((side) =>
      tube(
        [
          [-5, 2.2, -15 + side * 0.7],
          [-9, 2, -14.6 + side * 1],
          [-11.4, 0.8, -13.4 + side * 1.3],
        ],
        0.6,
        steel(),
      ),
    ),
    rod([0, 1.4, 12], [0, 1.7, 0], 1.6, rubber(colour)),
    several(5, (nail) =>
      at(
        group(rod([0, 0.2, 0], [0, 0.2, 5], 0.18, steel()), at(cylinder(0.5, 0.2, steel()), 0, 0.2, 0, 90)),
        8 + nail * 1.2,
        0,
        2 + (nail % 3) * 2.4,
        0,
        nail * 37,
      ),
    ),
  )
}
