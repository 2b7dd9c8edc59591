// Shoes and bags.
import { chrome, fabric, leather, metal, rubber } from '../materials.mjs'
import {
  at,
  ball,
  box,
  cushion,
  cylinder,
  extrude,
  group,
  loft,
  outline,
  plate,
  ring,
  rod,
  several,
  tube,
} from '../shapes.mjs'

const clothOf = (colour, cloth) => (cloth === 'leather' ? leather(colour, 7) : fabric(colour, cloth, 4))

/** A ring across a shoe at x: flat below, round above. */
function section(x, width, low, high, lean = 0) {
  return Array.from({ length: 40 }, (_, index) => {
    const angle = (index / 40) * 2 * Math.PI
    const side = Math.cos(angle)
    const rise = Math.sin(angle)
    const bent = (value, power) => Math.sign(value) * Math.abs(value) ** power
    return [
      x,
      rise > 0 ? low + (high - low) * bent(rise, 0.72) : low,
      bent(side, 0.7) * (width / 2) * (rise > 0 ? 1 - 0.16 * rise * rise : 1) + lean,
    ]
  })
}

function shoe({ colour, cloth, sole, boot, heel, laces, accent }) {
  const top = boot ? 17 : 9.6
  const upper = [
    [-13.6, 3, 3.4, 5.6],
    [-13, 6.6, 2.6, top - 1.4],
    [-11, 7.6, 2.4, top],
    [-8, 8, 2.4, top],
    [-5.4, 8, 2.4, top - 0.4],
    [-2.6, 8.2, 2.4, boot ? top - 5 : 9],
    [1, 8.8, 2.4, 8.2],
    [5, 9.4, 2.4, 6.8],
    [9, 9.2, 2.4, 5.6],
    [12, 7.4, 2.4, 5],
    [14, 4.6, 2.5, 4.4],
    [14.9, 1.4, 2.7, 3.6],
  ]
  const base = [
    [-14.2, 3, 0, 2.6],
    [-13, 7, 0, 3],
    [-8, 8.4, 0, 2.8],
    [0, 8.8, heel ? 1.4 : 0.2, 2.8],
    [7, 10, 0, 2.8],
    [12, 8, 0.4, 3],
    [14.6, 4.6, 0.8, 3],
    [15.4, 1.4, 1.2, 2.6],
  ]
  const body = loft(
    upper.map(([x, width, low, high]) => section(x, width, low, high)),
    clothOf(colour, cloth),
  )
  const under = loft(
    base.map(([x, width, low, high]) => section(x, width, low, high)),
    rubber(sole),
  )
  const tongue = at(
    cushion(8, 1.6, 4.8, clothOf(accent ?? colour, cloth), 0.6),
    0.6,
    boot ? 9.4 : 7.8,
    0,
    0,
    0,
    boot ? -46 : -24,
  )
  const lace =
    laces &&
    several(boot ? 6 : 5, (row) =>
      tube(
        [
          [5 - row * 2.1, 6.5 + row * (boot ? 1.6 : 0.6), -2.5],
          [4.6 - row * 2.1, 7.4 + row * (boot ? 1.7 : 0.6), 0],
          [5 - row * 2.1, 6.5 + row * (boot ? 1.6 : 0.6), 2.5],
        ],
        0.2,
        fabric(laces, 'plain', 1),
      ),
    )
  const collar = at(ring(3.4, 0.8, clothOf(accent ?? colour, 'plain')), -8.6, top - 0.2, 0, 90)
  collar.scale.set(1.3, 0.95, 1)
  const stripe =
    accent &&
    [-1, 1].map((side) =>
      tube(
        [
          [-7, 5.2, side * 4.2],
          [-2, 6.6, side * 4.3],
          [3, 4.2, side * 4.6],
        ],
        0.42,
        leather(accent, 6),
      ),
    )
  return group(body, under, !laces ? null : tongue, lace, collar, stripe)
}

/** A pair of shoes: trainers, boots, loafers by what they have. */
export function shoes({
  colour = 'blanc',
  cloth = 'leather',
  sole = '#efece6',
  boot = false,
  heel = false,
  laces = 'blanc',
  accent,
}) {
  const one = { colour, cloth, sole, boot, heel, laces, accent }
  return group(at(shoe(one), 0, 0, 7), at(shoe(one), -5, 0, -8, 0, 14))
}

/** Sandals. */
export function sandals({ colour = 'camel' }) {
  const one = () =>
    group(
      at(
        extrude(
          outline([
            [-13, -3],
            [-13.6, 1],
            [-12, 3.6],
            [-4, 3.8],
            [6, 5],
            [12, 4],
            [14, 0],
            [11, -4],
            [4, -4.4],
            [-5, -3.4],
          ]),
          2.4,
          rubber('#b98a5a'),
          0.5,
        ),
        0,
        1.2,
        0,
        -90,
      ),
      [
        [6, 4.9],
        [1.6, 4.6],
      ].map(([x, reach]) =>
        tube(
          [
            [x, 1.6, -reach],
            [x - 0.6, 5, -reach * 0.6],
            [x - 0.8, 6, 0],
            [x - 0.6, 5, reach * 0.6],
            [x, 1.6, reach],
          ],
          0.9,
          leather(colour, 6),
        ),
      ),
      tube(
        [
          [-9, 2, -3.6],
          [-12, 6, -3],
          [-13.4, 7, 0],
          [-12, 6, 3],
          [-9, 2, 3.6],
        ],
        0.6,
        leather(colour, 6),
      ),
      at(box(1.4, 1, 1.8, metal('laiton'), 0.3), 5.4, 5, 3.4, 40),
    )
  return group(at(one(), 0, 0, 6), at(one(), -4, 0, -7, 0, 12))
}

/** A handbag: `style` is tote, satchel or bucket. */
export function handbag({ colour = 'camel', style = 'tote', cloth = 'leather' }) {
  const skin = () => clothOf(colour, cloth)
  if (style === 'satchel')
    return group(
      at(box(27, 20, 9, skin(), 2.4), 0, 10, 0),
      at(
        extrude(
          outline([
            [-13.6, 0],
            [-13.8, -10],
            [-8, -14],
            [8, -14],
            [13.8, -10],
            [13.6, 0],
          ]),
          1,
          skin(),
          0.3,
        ),
        0,
        20.4,
        4.7,
      ),
      at(box(10, 0.8, 9, skin(), 0.3), 0, 20.4, 0),
      at(box(2.6, 3.4, 1, metal('laiton', 0.25), 0.5), 0, 7.2, 5.7),
      tube(
        [
          [-13, 19, 0],
          [-16, 34, 0],
          [-6, 50, -2],
          [6, 50, -2],
          [16, 34, 0],
          [13, 19, 0],
        ],
        0.7,
        skin(),
      ),
    )
  if (style === 'bucket')
    return group(
      at(cylinder(11.4, 24, skin(), 13), 0, 12, 0),
      at(cylinder(11.7, 2, leather(colour, 6)), 0, 1, 0),
      several(10, (eye) =>
        at(
          ring(0.8, 0.25, metal('laiton')),
          Math.sin(eye * 0.628) * 12.9,
          21,
          Math.cos(eye * 0.628) * 12.9,
          0,
          eye * 36,
        ),
      ),
      tube(
        [
          [-12.6, 20, 3],
          [0, 19, 13.6],
          [12.6, 20, 3],
        ],
        0.34,
        leather(colour, 3),
      ),
      tube(
        [
          [-12.6, 23, 0],
          [-14, 40, 0],
          [0, 50, 0],
          [14, 40, 0],
          [12.6, 23, 0],
        ],
        0.8,
        skin(),
      ),
    )
  const body = loft(
    [
      [0, 34, 12],
      [8, 35, 13],
      [20, 38, 11],
      [30, 40, 8],
    ].map(([y, wide, deep]) =>
      Array.from({ length: 48 }, (_, index) => {
        const angle = (index / 48) * 2 * Math.PI
        const bent = (value) => Math.sign(value) * Math.abs(value) ** 0.4
        return [(bent(Math.cos(angle)) * wide) / 2, y, (bent(Math.sin(angle)) * deep) / 2]
      }),
    ),
    skin(),
  )
  return group(
    body,
    [-1, 1].map((side) =>
      tube(
        [
          [-9, 22, side * 5.6],
          [-9, 30, side * 4.6],
          [-8, 44, side * 3],
          [0, 51, side * 2],
          [8, 44, side * 3],
          [9, 30, side * 4.6],
          [9, 22, side * 5.6],
        ],
        0.75,
        leather(cloth === 'leather' ? colour : 'camel', 5),
      ),
    ),
    at(plate(8, 3, 0.5, 0.5, leather('marron', 5)), 0, 12, 6.5),
  )
}

/** A backpack. */
export function backpack({ colour = 'bleu nuit', trim = 'camel' }) {
  const skin = () => fabric(colour, 'plain', 3)
  return group(
    at(box(29, 42, 15, skin(), 6.4), 0, 21, 0),
    at(box(22, 16, 5, skin(), 2.4), 0, 11, 8),
    at(box(22, 0.9, 0.9, metal('#8d8f95')), 0, 18, 10.6),
    at(
      extrude(
        outline([
          [-14.4, 6],
          [-14.6, -10],
          [-9, -14],
          [9, -14],
          [14.6, -10],
          [14.4, 6],
        ]),
        1.4,
        skin(),
        0.5,
      ),
      0,
      38,
      7.4,
      -6,
    ),
    [-6, 6].map((x) =>
      group(
        at(box(2, 18, 0.6, leather(trim, 4), 0.25), x, 26, 9.4, -6),
        at(box(3, 2.6, 0.9, metal('laiton'), 0.3), x, 20, 10.2),
      ),
    ),
    tube(
      [
        [-4, 42, -2],
        [-3, 47, -3],
        [3, 47, -3],
        [4, 42, -2],
      ],
      0.9,
      leather(trim, 4),
    ),
    [-1, 1].map((side) =>
      tube(
        [
          [side * 8, 41, -6],
          [side * 13, 38, -13],
          [side * 13, 20, -15],
          [side * 11, 6, -8],
        ],
        1.4,
        skin(),
      ),
    ),
  )
}

/** A suitcase on wheels. */
export function suitcase({ colour = 'vert sauge' }) {
  return group(
    at(box(40, 56, 24, rubber(colour), 5), 0, 33, 0),
    several(7, (rib) => at(box(1.2, 50, 24.8, rubber(colour), 0.6), -15 + rib * 5, 33, 0)),
    [-8, 8].map((x) => rod([x, 58, -6], [x, 92, -6], 0.7, chrome())),
    at(box(20, 3, 3.4, rubber('#26272b'), 1.2), 0, 93, -6),
    [-1, 1].flatMap((x) => [-1, 1].map((z) => at(ball(2.6, rubber('#26272b')), x * 15, 2.6, z * 8))),
    tube(
      [
        [-6, 61, 2],
        [-5, 64, 2],
        [5, 64, 2],
        [6, 61, 2],
      ],
      0.8,
      rubber('#26272b'),
    ),
  )
}

/** A cap, a scarf, a belt: small things. */
export function scarf({ colour = 'moutarde', second = 'ivoire' }) {
  return group(
    at(cushion(34, 8, 24, fabric(colour, 'knit', 5), 0.26), 0, 4, 0),
    at(cushion(33, 8, 23, fabric(colour, 'knit', 5), 0.26), 0.6, 11, 0),
    several(16, (tassel) => at(cylinder(0.5, 6, fabric(second, 'bouclé', 2), 0.3), -14 + tassel * 1.9, 6, 12.6, 14)),
    at(box(32, 5, 0.6, fabric(second, 'knit', 5), 0.2), 0, 11.4, 11.7),
  )
}
