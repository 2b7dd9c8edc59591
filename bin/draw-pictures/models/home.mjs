import {
  brushed,
  ceramic,
  chrome,
  fabric,
  glass,
  glowing,
  lacquer,
  metal,
  painted,
  plastic,
  rubber,
  stone,
  wood,
} from '../materials.mjs'
import { noiseFrom, rough } from '../random.mjs'
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
  loft,
  outline,
  plate,
  ring,
  ringAt,
  rod,
  several,
  sheet,
  standing,
  tube,
} from '../shapes.mjs'
import { shown } from './television.mjs'

/** A cordless stick vacuum, leaning as it stands in its holder. */
export function stickVacuum({ colour = '#e9e7e2', accent = 'terracotta', light = false }) {
  const head = group(
    at(box(26, 4, 9, plastic('#26272b', 0.4), 1.6), 0, 2.4, 3),
    at(cylinder(1.5, 22, fabric(accent, 'bouclé', 2)), 0, 2, 7, 0, 0, 90),
    at(box(16, 0.6, 0.6, glowing('#bfe4ff', 1.5)), 0, 3.6, 8),
  )
  const body = group(
    at(cylinder(6, light ? 12 : 16, plastic(colour, 0.35)), 0, 92, 2, 90),
    at(cylinder(5, 12, glass('#9fb4bd', 0.4)), 0, 83, 3),
    at(
      lathe(
        [
          [1, 0],
          [3.4, 1],
          [4, 7],
          [1.4, 9],
        ],
        plastic(accent, 0.4),
      ),
      0,
      79,
      3,
    ),
    at(disc(5, 1.6, metal('#3a3b40')), 0, 92, 9.6, 90),
    tube(
      [
        [0, 92, -6],
        [0, 101, -9],
        [0, 106, -3],
        [0, 101, 3],
        [0, 97, 3],
      ],
      1.5,
      rubber('#2a2b2f'),
    ),
    at(box(5, 9, 6, plastic('#26272b'), 1.4), 0, 98, -8, 10),
  )
  return at(group(head, rod([0, 4, 0], [0, 84, -1], 1.7, light ? metal(accent, 0.3) : brushed()), body), 0, 0, 0, -5)
}

/** A robot that sweeps and mops, before its station. */
export function robotVacuum({ colour = '#f0efec', hasStation = true }) {
  const robot = group(
    at(disc(17.5, 9, plastic(colour, 0.4), 1.6), 0, 0.6, 0),
    at(disc(14.5, 0.5, plastic('#d9d8d4', 0.25)), 0, 9.4, 0),
    at(cylinder(4.4, 2.6, plastic('#26272b', 0.2)), 0, 10.6, -6),
    at(ring(17.4, 0.7, rubber('#26272b'), 180), 0, 4.4, 0, 90),
    at(disc(1.2, 0.3, glowing('#6fb6ff', 1.3)), 0, 9.8, 5),
    several(3, (arm) =>
      rod([12, 0.7, 12], [12 + Math.cos(arm * 2.1) * 8, 0.4, 12 + Math.sin(arm * 2.1) * 8], 0.3, rubber('#44464c')),
    ),
  )
  const station = group(
    standing(34, 42, 24, plastic(colour, 0.45), 3),
    at(box(30, 12, 1, plastic('#26272b', 0.3), 2), 0, 9, 11.8),
    at(box(34, 2, 40, plastic('#26272b'), 1), 0, 1, 8),
    at(box(33, 0.4, 20, metal('#c9a45c', 0.4)), 0, 33, 0),
  )
  return group(at(robot, hasStation ? -6 : 0, 0, 30, 0, 20), hasStation && at(station, 6, 0, -10))
}

/** A canister vacuum with its hose. */
export function canisterVacuum({ colour = 'bleu canard' }) {
  const shell = loft(
    [
      [-16, 8, 10],
      [-13, 16, 19],
      [-4, 20, 22],
      [6, 19, 22],
      [14, 13, 18],
      [17, 7, 9],
    ].map(([x, tall, wide]) => ringAt(x, [12, 0], [tall, wide], 2.6)),
    lacquer(colour),
  )
  return group(
    shell,
    at(cylinder(6, 14, glass('#aab9c0', 0.4)), 4, 21, 0, 0, 0, 68),
    [-1, 1].map((side) => at(cylinder(7, 3, rubber()), -7, 7, side * 11, 90)),
    tube(
      [
        [16, 13, 0],
        [26, 15, 4],
        [36, 26, 10],
        [34, 44, 6],
        [28, 58, 0],
      ],
      2,
      rubber('#303238'),
    ),
    rod([28, 58, 0], [52, 3, 6], 1.6, brushed()),
    at(box(9, 4, 27, plastic('#26272b'), 1.4), 54, 2.2, 7),
    tube(
      [
        [-10, 22, 0],
        [-4, 26, 0],
        [4, 25, 0],
      ],
      1.1,
      plastic('#26272b'),
    ),
  )
}

/** A vacuum for crumbs. */
export function handVacuum({ colour = 'blanc' }) {
  return at(
    group(
      loft(
        [
          [-17, 3, 9],
          [-13, 6, 10],
          [-5, 9, 10],
          [4, 10, 10],
          [9, 8, 9],
        ].map(([x, tall, wide]) => ringAt(x, [0, 0], [tall, wide], 2.6)),
        glass('#8fa0a8', 0.45),
      ),
      loft(
        [
          [-4, 9.2, 10.2],
          [6, 10.4, 10.4],
          [14, 8, 8],
          [16, 4, 4],
        ].map(([x, tall, wide]) => ringAt(x, [0, 0], [tall, wide], 2.4)),
        plastic(colour, 0.35),
      ),
      tube(
        [
          [1, 4.6, 0],
          [4, 8.6, 0],
          [14, 8.6, 0],
          [16, 2, 0],
        ],
        1.4,
        plastic(colour, 0.4),
      ),
      at(cushion(7, 5, 7, fabric('#d9d3c8'), 0.7), -7, 0, 0),
      at(disc(0.9, 0.5, plastic('terracotta')), 8, 10, 0),
    ),
    0,
    6.4,
    0,
    0,
    0,
    4,
  )
}

/** A steam iron, on its heel. */
export function iron({ colour = 'bleu canard' }) {
  const sole = extrude(
    outline([
      [-12, -6],
      [-12, 6],
      [0, 6.6],
      [10, 4],
      [15, 0],
      [10, -4],
      [0, -6.6],
    ]),
    0.8,
    metal('#b5b7bb', 0.2),
    0.2,
  )
  const body = loft(
    [
      [-11, 6, 10],
      [-6, 8, 11],
      [2, 7, 10],
      [9, 4.6, 6],
      [13, 2, 2],
    ].map(([x, tall, wide]) => ringAt(x, [tall / 2 + 1, 0], [tall, wide], 2.6)),
    plastic(colour, 0.35),
  )
  return at(
    group(
      at(sole, 0, 0.6, 0, -90),
      body,
      tube(
        [
          [-9, 8, 0],
          [-9, 13, 0],
          [0, 14, 0],
          [6, 11, 0],
          [7, 7, 0],
        ],
        1.6,
        plastic('#f0efec', 0.4),
      ),
      at(disc(2.4, 0.8, plastic('#f0efec')), -2, 8.4, 0),
      tube(
        [
          [-10, 12, 0],
          [-15, 13, 1],
          [-18, 8, 4],
          [-14, 3, 9],
        ],
        0.5,
        fabric('#3a3b40', 'plain', 1),
      ),
    ),
    0,
    0,
    0,
    0,
    -25,
  )
}

/** A table lamp like a mushroom. */
export function mushroomLamp({ colour = 'terracotta' }) {
  return group(
    at(
      lathe(
        [
          [0, 0],
          [7, 0],
          [7.4, 1],
          [4.6, 3],
          [3.4, 10],
          [3.6, 18],
          [0, 18],
        ],
        lacquer(colour),
        true,
      ),
      0,
      0,
      0,
    ),
    at(
      lathe(
        [
          [13.2, 0],
          [14.2, 1],
          [12.8, 6.4],
          [8, 11.4],
          [3, 13.2],
          [0, 13.4],
        ],
        lacquer(colour),
        true,
      ),
      0,
      15,
      0,
    ),
    at(disc(12.8, 0.4, glowing('#ffdca8', 1.25)), 0, 15.4, 0),
    at(ball(3, glowing('#fff0d2', 1.3)), 0, 15, 0),
  )
}

/** A floor lamp: `arc` over the sofa, or tripod. */
export function floorLamp({ style = 'arc', colour = '#1d1e21', shade = 'ivoire' }) {
  if (style === 'tripod') {
    return group(
      [0, 120, 240].map((angle) =>
        rod(
          [Math.cos((angle * Math.PI) / 180) * 30, 0, Math.sin((angle * Math.PI) / 180) * 30],
          [Math.cos((angle * Math.PI) / 180) * 2, 110, Math.sin((angle * Math.PI) / 180) * 2],
          1.8,
          wood('chêne', 40, true),
          1.4,
        ),
      ),
      at(cylinder(3, 4, metal('laiton')), 0, 110, 0),
      at(
        lathe(
          [
            [24, 0],
            [20, 34],
          ],
          fabric(shade, 'plain', 5),
        ),
        0,
        112,
        0,
      ),
      at(
        lathe(
          [
            [23.6, 0.2],
            [19.7, 33.8],
          ],
          glowing('#ffe9c9', 1.02),
        ),
        0,
        112,
        0,
      ),
    )
  }
  const arch = Array.from({ length: 14 }, (_, step) => {
    const angle = Math.PI * (step / 13) * 0.86
    return [46 - Math.cos(angle) * 76 + 30, 90 + Math.sin(angle) * 100, 0]
  })
  const [x, y] = arch.at(-1)
  return group(
    at(disc(21, 7, stone('#f2f0ee', '#8a8a90', true)), 0, 0, 0),
    tube([[0, 4, 0], [0, 50, 0], ...arch], 1.5, colour === 'laiton' ? metal('laiton') : metal(colour, 0.3)),
    at(
      lathe(
        [
          [19, 0],
          [18.4, 5],
          [13, 13],
          [4, 17.6],
          [0, 18],
        ],
        colour === 'laiton' ? metal('laiton') : painted(colour),
        true,
      ),
      x,
      y - 22,
      0,
    ),
    at(
      lathe(
        [
          [18.5, 0.4],
          [17.6, 5],
          [12.4, 12],
          [3, 16.6],
        ],
        glowing('#ffe2b4', 1.05),
        true,
      ),
      x,
      y - 22,
      0,
    ),
    at(ball(5, glowing('#fff3dc', 1.4)), x, y - 16, 0),
  )
}

/** A desk lamp on two arms. */
export function deskLamp({ colour = 'moutarde' }) {
  return group(
    at(disc(10, 2.4, painted(colour)), 0, 0, 0),
    rod([0, 2, 0], [-11, 28, 0], 0.7, chrome()),
    rod([-11, 28, 0], [13, 48, 0], 0.7, chrome()),
    at(cylinder(1.6, 3, painted(colour)), -11, 28, 0, 90),
    at(cylinder(1.3, 2.6, painted(colour)), 13, 48, 0, 90),
    at(
      group(
        lathe(
          [
            [2.2, 12],
            [3, 9],
            [8.4, 0],
          ],
          painted(colour),
          true,
        ),
        lathe(
          [
            [2, 11],
            [8.1, 0.3],
          ],
          glowing('#fff0d0', 1.1),
        ),
        at(ball(3, glowing('#fff6e4', 1.4)), 0, 4, 0),
      ),
      17,
      36.5,
      0,
      0,
      0,
      24,
    ),
  )
}

/** A lamp that hangs: `shape` is globe, cone or basket. */
export function pendantLamp({ shape = 'globe', colour = 'laiton' }) {
  const cord = rod([0, 38, 0], [0, 76, 0], 0.3, fabric('#26272b', 'plain', 1))
  const cap = at(cylinder(2.2, 4, metal('laiton')), 0, 38, 0)
  if (shape === 'cone')
    return group(
      cord,
      cap,
      at(
        lathe(
          [
            [18, 0],
            [16, 6],
            [5, 18],
            [2.4, 22],
          ],
          lacquer(colour),
          true,
        ),
        0,
        16,
        0,
      ),
      at(
        lathe(
          [
            [17.4, 0.5],
            [15, 6],
            [5, 17],
          ],
          glowing('#ffe9c6', 1.06),
          true,
        ),
        0,
        16,
        0,
      ),
      at(ball(4, glowing('#fff6e4', 1.4)), 0, 21, 0),
    )
  if (shape === 'basket')
    return group(
      cord,
      cap,
      several(22, (rib) =>
        at(
          tube(
            [
              [0.6, 22, 0],
              [12, 19, 0],
              [19, 8, 0],
              [16, -2, 0],
            ],
            0.42,
            wood('hêtre', 12),
          ),
          0,
          16,
          0,
          0,
          (rib / 22) * 360,
        ),
      ),
      [
        [19, 24],
        [12.4, 35],
        [16, 14],
      ].map(([radius, y]) => at(ring(radius, 0.5, wood('hêtre', 12)), 0, y, 0, 90)),
      at(ball(6, glowing('#ffeecf', 1.3)), 0, 26, 0),
    )
  return group(
    cord,
    cap,
    at(ball(16, glowing('#fff1da', 1.02)), 0, 22, 0),
    at(ball(16.2, glass('#ffffff', 0.12)), 0, 22, 0),
  )
}

/** Four bulbs, one lit. */
export function bulbs({ count = 4 }) {
  return several(count, (index) => {
    const isLit = index === 1
    const bulb = group(
      at(
        lathe(
          [
            [1.2, 0],
            [1.5, 2.6],
            [2.9, 6],
            [3, 8],
            [1.8, 10.2],
            [0, 10.8],
          ],
          isLit ? glowing('#ffedc8', 1.25) : plastic('#f4f2ee', 0.35),
          true,
        ),
        0,
        2.6,
        0,
      ),
      several(4, (turn) => at(ring(1.25, 0.24, chrome()), 0, 0.6 + turn * 0.62, 0, 90)),
      at(cylinder(1.2, 3, chrome()), 0, 1.5, 0),
      at(cylinder(0.6, 0.6, rubber()), 0, -0.2, 0),
    )
    return index === 3 ? at(bulb, 10.4, 3, 5, 90, 0, -30) : at(bulb, (index - 1) * 7.4, 0.4, index === 1 ? 2 : -2)
  })
}

const folds = (seed) => {
  const noise = noiseFrom(seed)
  return (x, y, z) => 0.035 * rough(noise, x * 0.09 + y * 0.11, z * 0.09, 3)
}

/** Folded linen: layers, each as soft as its thickness says. */
export function foldedLinen({
  colour = 'sable',
  layers = 4,
  thick = 4.4,
  width = 44,
  depth = 34,
  weave = 'plain',
  pillow,
  ribbon,
}) {
  const pile = several(layers, (layer) =>
    at(
      cushion(
        width - layer * 0.5,
        thick,
        depth - layer * 0.4,
        fabric(Array.isArray(colour) ? colour[layer % colour.length] : colour, weave, weave === 'bouclé' ? 5 : 3.4),
        0.17,
        folds(`linen ${layer}`),
      ),
      (layer % 2) * 0.6,
      thick / 2 + layer * thick * 0.86,
      0,
    ),
  )
  return group(
    pile,
    pillow &&
      at(
        cushion(width * 0.9, 12, depth * 0.86, fabric(pillow, weave, 3.4), 0.34, folds('pillow')),
        0,
        layers * thick * 0.86 + 5.4,
        0,
        0,
        5,
      ),
    ribbon &&
      at(
        box(3.4, layers * thick * 0.9 + 0.6, depth + 0.7, fabric(ribbon, 'plain', 2), 0.8),
        width * 0.2,
        layers * thick * 0.45,
        0,
      ),
  )
}

/** A duvet, plump, folded in three. */
export function duvet({ colour = 'blanc' }) {
  const noise = noiseFrom('duvet')
  const quilt = (x, y, z) =>
    0.05 * Math.cos(x * 0.42) * Math.cos(z * 0.42) + 0.05 * rough(noise, x * 0.07, z * 0.07 + y, 3)
  return group(
    several(3, (layer) =>
      at(cushion(62 - layer, 15, 46, fabric(colour, 'plain', 4), 0.24, quilt), 0, 7.4 + layer * 11.4, layer * 0.6),
    ),
    at(cushion(48, 13, 30, fabric(colour, 'plain', 4), 0.36, quilt), 3, 40, 0, 0, 8),
  )
}

/** A throw with a fringe, over the corner of a bench. */
export function throwBlanket({ colours = ['#c9543f', '#e8ddc8'] }) {
  const noise = noiseFrom('throw')
  const cloth = fabric(colours[0], 'bouclé', 8)
  const over = sheet(
    70,
    92,
    cloth,
    (x, z) =>
      (Math.abs(z) < 22 ? 44 : 44 - (Math.abs(z) - 22) * 0.94) +
      1.4 * rough(noise, x * 0.06, z * 0.05, 3) +
      0.9 * Math.sin(x * 0.22 + rough(noise, x * 0.03, 4, 2) * 4) * Math.min(1, Math.abs(z) / 30),
    160,
  )
  over.scale.z = 0.62
  return group(
    at(over, 0, 0, 0),
    several(30, (tassel) =>
      at(cylinder(0.5, 5, fabric(colours[1], 'bouclé', 3), 0.25), -34 + tassel * 2.34, 18.6, 28.8),
    ),
    several(3, (stripe) =>
      at(box(70, 0.5, 2, fabric(colours[1], 'bouclé', 4), 0.2), 0, 23.6 + stripe * 3.4, 28.7 - stripe * 2.2, -57),
    ),
    at(box(84, 5, 26, wood('chêne', 60), 0.8), 0, 40, 0),
    [-36, 36].flatMap((x) => [-9, 9].map((z) => rod([x, 0, z], [x * 0.94, 39, z], 1.5, wood('chêne', 30, true), 2))),
  )
}

/** A fan on a foot. */
export function fan({ colour = 'blanc', tall = true }) {
  const height = tall ? 96 : 40
  return group(
    at(disc(17, 3, plastic(colour, 0.4)), 0, 0, 0),
    rod([0, 2, 0], [0, height - 16, -4], 1.4, wood('chêne', 30, true)),
    at(cylinder(5, 12, plastic(colour, 0.4)), 0, height, -7, 90),
    several(5, (blade) =>
      at(
        extrude(
          outline([
            [1, -1.5],
            [8, -5],
            [17, -4],
            [18, 2],
            [10, 4],
            [1, 1.5],
          ]),
          0.4,
          plastic(colour, 0.35),
          0.12,
        ),
        0,
        height,
        1,
        14,
        0,
        blade * 72,
      ),
    ),
    at(ball(3.4, metal('laiton')), 0, height, 1.6),
    [-2, 4].map((z) =>
      several(3, (step) => at(ring(21 - step * 7, 0.24, metal('#d6d5d1', 0.3)), 0, height, z + (step ? 1.2 : 0))),
    ),
    several(40, (wire) =>
      at(
        tube(
          [
            [0, 2, 5.4],
            [0, 12, 5.4],
            [0, 20.4, 4],
            [0, 21.4, 1],
            [0, 20.4, -2],
            [0, 8, -4],
          ],
          0.12,
          metal('#d6d5d1', 0.3),
        ),
        0,
        height,
        0,
        0,
        0,
        wire * 9,
      ),
    ),
  )
}

/** An oil-filled radiator. */
export function oilRadiator({ colour = 'blanc' }) {
  return group(
    several(9, (fin) => at(plate(12, 50, 4, 5, lacquer(colour), 1.4), -22 + fin * 5.2, 33, 0, 0, 90)),
    at(box(10, 46, 13, plastic('#3a3b40', 0.5), 2), 26, 33, 0),
    at(disc(2.4, 1.4, plastic('#f0efec')), 26, 46, 6.6, 90),
    at(shown(readout('21°', { width: 240, height: 160 }), 4.6, 3, 1), 26, 37, 6.7),
    [-20, 22].map((x) =>
      group(
        at(box(3, 3, 26, plastic('#3a3b40'), 1), x, 5, 0),
        [-11, 11].map((z) => at(cylinder(2.6, 2, rubber()), x, 2.6, z, 0, 0, 90)),
      ),
    ),
  )
}

/** An air purifier in cloth and wood. */
export function airPurifier({ colour = 'ivoire' }) {
  return group(
    at(
      lathe(
        [
          [0, 0],
          [16, 0],
          [17, 1],
          [17, 44],
          [16.4, 45],
          [0, 45],
        ],
        fabric(colour, 'plain', 3),
      ),
      0,
      4,
      0,
    ),
    several(3, (leg) =>
      rod(
        [Math.cos(leg * 2.1) * 13, 0, Math.sin(leg * 2.1) * 13],
        [Math.cos(leg * 2.1) * 11, 5, Math.sin(leg * 2.1) * 11],
        1.1,
        wood('chêne', 12),
      ),
    ),
    at(ring(15.4, 1.2, wood('chêne', 20)), 0, 49.4, 0, 90),
    several(6, (slat) => at(ring(13 - slat * 2, 0.4, plastic('#d9d7d2')), 0, 49.4, 0, 90)),
    at(disc(3, 0.6, plastic('#26272b', 0.2)), 0, 49.2, 0),
    at(ring(2.6, 0.16, glowing('#6fe3a1', 1.5)), 0, 49.9, 0, 90),
  )
}

/** A porcelain diffuser with its breath of steam. */
export function diffuser({ colour = 'blanc' }) {
  return group(
    at(
      lathe(
        [
          [0, 0],
          [6, 0],
          [8, 2],
          [8.6, 7],
          [6.2, 12.4],
          [2.4, 15],
          [1.6, 15.2],
          [1.4, 14],
        ],
        ceramic(colour),
        true,
      ),
      0,
      1.4,
      0,
    ),
    at(disc(6.8, 1.6, wood('hêtre', 14)), 0, 0, 0),
    several(4, (puff) =>
      at(ball(0.9 + puff * 0.5, glass('#ffffff', 0.08)), 0.4 * Math.sin(puff * 2), 17.4 + puff * 1.8, 0),
    ),
    several(12, (rib) =>
      tube(
        [
          [8.4 * Math.cos(rib * 0.524), 6, 8.4 * Math.sin(rib * 0.524)],
          [6.4 * Math.cos(rib * 0.524), 13.2, 6.4 * Math.sin(rib * 0.524)],
        ],
        0.14,
        ceramic(colour),
      ),
    ),
  )
}

/** A vase with dry grasses. */
export function vase({ colour = 'terracotta' }) {
  return group(
    at(
      lathe(
        [
          [0, 0],
          [6, 0],
          [9.6, 6],
          [9, 13],
          [4.6, 19],
          [4, 23],
          [5, 24.4],
          [4.4, 24.2],
          [3.4, 22],
        ],
        ceramic(colour),
        true,
      ),
      0,
      0,
      0,
    ),
    several(13, (stem) =>
      group(
        tube(
          [
            [0, 16, 0],
            [Math.cos(stem * 2.4) * 5, 36, Math.sin(stem * 2.4) * 5],
            [Math.cos(stem * 2.4) * (8 + (stem % 4) * 2), 48 + (stem % 5) * 3, Math.sin(stem * 2.4) * 9],
          ],
          0.16,
          painted('#b59b66'),
        ),
        at(
          cushion(2.2, 9, 2.2, fabric('#d9c195', 'bouclé', 2), 0.9),
          Math.cos(stem * 2.4) * (8.4 + (stem % 4) * 2),
          51 + (stem % 5) * 3,
          Math.sin(stem * 2.4) * 9.4,
          Math.sin(stem * 2.4) * 14,
          0,
          -Math.cos(stem * 2.4) * 16,
        ),
      ),
    ),
  )
}
