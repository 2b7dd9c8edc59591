// What stands on the worktop: kettles, coffee, mixers, pans.
import {
  brushed,
  ceramic,
  chrome,
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
import { readout } from '../screens.mjs'
import {
  at,
  ball,
  box,
  cylinder,
  disc,
  extrude,
  group,
  lathe,
  loft,
  plate,
  ring,
  ringAt,
  rod,
  several,
  standing,
  tube,
} from '../shapes.mjs'
import { shown } from './television.mjs'

const plinth = (radius, colour = '#1d1e21') => at(disc(radius, 2, plastic(colour, 0.5)), 0, 0, 0)

/** A kettle with a swan's neck, for those who pour slowly. */
export function gooseneckKettle({ colour = 'noir', knob = 'noyer' }) {
  const skin = () => (colour === 'inox' ? brushed() : painted(colour, 0.5))
  return group(
    plinth(9),
    at(
      lathe(
        [
          [0, 0],
          [8.6, 0],
          [8.9, 0.6],
          [8, 8],
          [6.3, 14.6],
          [5.6, 15.4],
          [0, 15.6],
        ],
        skin(),
      ),
      0,
      2,
      0,
    ),
    at(
      lathe(
        [
          [0, 0],
          [5.4, 0],
          [4.8, 0.9],
          [1, 1.2],
          [0, 1.2],
        ],
        skin(),
      ),
      0,
      17.5,
      0,
    ),
    at(ball(1.1, wood(knob, 12)), 0, 19.6, 0),
    tube(
      [
        [-7.4, 6, 0],
        [-11, 6.5, 0],
        [-12.4, 11, 0],
        [-13, 17, 0],
        [-16, 20, 0],
        [-18, 19.6, 0],
      ],
      0.85,
      skin(),
    ),
    tube(
      [
        [5.9, 16, 0],
        [10.5, 17.4, 0],
        [12.6, 14.5, 0],
        [12.2, 8, 0],
      ],
      0.95,
      wood(knob, 16),
    ),
  )
}

/** A kettle of glass with a blue ring of light. */
export function glassKettle({ colour = '#1f2023' }) {
  return group(
    plinth(9.4),
    at(cylinder(8.6, 3, brushed()), 0, 3.6, 0),
    at(ring(8.2, 0.2, glowing('#5aa9ff', 1.6)), 0, 5.2, 0, 90),
    at(cylinder(7.9, 8.4, glass('#bfe0f2', 0.32), 7.6), 0, 9.4, 0),
    at(
      lathe(
        [
          [8.5, 0],
          [8.3, 7],
          [7.4, 13.4],
          [7.2, 15],
        ],
        glass(),
      ),
      0,
      5,
      0,
    ),
    at(cylinder(7.4, 1.8, plastic(colour, 0.4)), 0, 20.6, 0),
    at(disc(1.6, 1.2, brushed()), 0, 21.4, 0),
    at(
      extrude(
        [
          [-7, 18],
          [-10.4, 20.4],
          [-7, 20.8],
        ],
        5,
        brushed(),
        0.3,
      ),
      0,
      0,
      0,
    ),
    tube(
      [
        [7.2, 20.4, 0],
        [12, 20, 0],
        [13, 15, 0],
        [12, 8, 0],
        [8.6, 5, 0],
      ],
      1.25,
      plastic(colour, 0.5),
    ),
  )
}

/** A kettle that whistles, on the hob. */
export function stoveKettle({ colour = 'inox', knob = '#1d1d20' }) {
  const skin = () => (colour === 'inox' ? chrome() : lacquer(colour))
  return group(
    at(
      lathe(
        [
          [0, 0],
          [9.6, 0],
          [11, 1.2],
          [11.2, 4],
          [9.6, 8.6],
          [5.4, 12],
          [0, 12.4],
        ],
        skin(),
        true,
      ),
      0,
      0,
      0,
    ),
    at(disc(4.2, 0.9, skin()), 0, 12, 0),
    at(ball(1.3, plastic(knob)), 0, 14, 0),
    at(cylinder(2.2, 6, skin(), 1.5), -11.4, 8.6, 0, 0, 0, 52),
    tube(
      [
        [-8, 10, 0],
        [-7.5, 18.5, 0],
        [0, 21, 0],
        [7.5, 18.5, 0],
        [8, 10, 0],
      ],
      0.6,
      metal('#3a3b40'),
    ),
    tube(
      [
        [-4, 20.4, 0],
        [0, 21, 0],
        [4, 20.4, 0],
      ],
      1.1,
      plastic(knob, 0.5),
    ),
  )
}

/** A toaster with one long slot or two. */
export function toaster({ colour = 'inox', slots = 1 }) {
  const skin = colour === 'inox' ? brushed() : lacquer(colour)
  return group(
    at(box(38, 18, slots > 1 ? 20 : 14, skin, 4), 0, 10.4, 0),
    several(slots, (slot) => at(box(29, 0.6, 3, plastic('#0c0c0d'), 0.3), 0, 19.3, (slot - (slots - 1) / 2) * 6)),
    several(slots, (slot) => at(box(13, 6, 1.6, painted('#c98d4b', 0.9), 1.4), -3, 20, (slot - (slots - 1) / 2) * 6)),
    at(box(35, 1.6, slots > 1 ? 17 : 11, plastic('#1b1c1f'), 0.5), 0, 0.8, 0),
    at(box(1.4, 2, 5, plastic('#1b1c1f'), 0.5), 19.8, 13, 0),
    at(box(0.4, 9, 0.8, plastic('#0c0c0d')), 19.1, 10, 0),
    at(disc(2, 1.4, chrome()), 12, 7, slots > 1 ? 9.6 : 6.7, 90),
  )
}

/** A filter coffee maker with an insulated jug. */
export function filterCoffee({ colour = '#1d1e21' }) {
  return group(
    standing(21, 3, 26, plastic(colour, 0.45), 1),
    at(box(21, 34, 9, plastic(colour, 0.45), 1.6), 0, 18, -8),
    at(box(21, 11, 24, plastic(colour, 0.45), 1.6), 0, 30, -0.6),
    at(box(0.6, 20, 3, glass('#bfe0f2', 0.5), 0.2), 10.6, 17, -8),
    at(
      lathe(
        [
          [0, 0],
          [7.4, 0],
          [8, 1],
          [8, 9],
          [6.6, 15],
          [5.4, 17.4],
          [0, 17.6],
        ],
        brushed(),
        true,
      ),
      0,
      3.2,
      3,
    ),
    at(cylinder(5.4, 2, plastic('#141417')), 0, 21.4, 3),
    tube(
      [
        [7, 18, 3],
        [12, 18, 4.6],
        [12, 9, 4.6],
        [8, 7, 3],
      ],
      0.9,
      plastic('#141417'),
    ),
    at(box(18, 2.6, 0.4, brushed(), 0.1), 0, 29, 11.6),
    at(disc(0.9, 0.4, glowing('#ff5e4d', 1.3)), 6, 1.8, 12.7, 90),
  )
}

/** An espresso machine with its grinder, its group and a cup under it. */
export function espressoMachine({ colour = 'inox', grinder = true }) {
  const skin = () => (colour === 'inox' ? brushed() : lacquer(colour))
  const handle = group(
    at(cylinder(3.6, 2.6, chrome()), 0, 0, 0),
    rod([0, 0, 2], [0, -0.6, 13], 1.1, plastic('#17181b', 0.4)),
    [-1, 1].map((side) =>
      tube(
        [
          [side * 0.5, -1, 0],
          [side * 1.4, -2.4, 0],
          [side * 1.4, -3.2, 0],
        ],
        0.5,
        chrome(),
      ),
    ),
  )
  const cup = at(
    lathe(
      [
        [0, 0],
        [2, 0],
        [2.6, 0.6],
        [3.2, 4.6],
        [2.9, 4.6],
        [2.3, 1],
        [0, 0.8],
      ],
      ceramic('blanc'),
      true,
    ),
    -5,
    4.4,
    5,
  )
  return group(
    standing(34, 4, 32, skin(), 0.8),
    at(box(34, 26, 14, skin(), 1), 0, 16, -9),
    at(box(34, 12, 29, skin(), 1.2), 0, 30, -1.5),
    at(box(30, 0.6, 16, brushed('#8a8c90'), 0.2), 0, 4.2, 6),
    several(9, (slat) => at(box(0.5, 0.3, 15, plastic('#17181b')), -12 + slat * 3, 4.6, 6)),
    at(handle, -5, 22.6, 5),
    cup,
    at(disc(2.7, 0.5, lacquer('#4a2a17')), -5, 8, 5),
    tube(
      [
        [10, 25, 10],
        [11.4, 21, 12],
        [12, 12, 12.6],
      ],
      0.5,
      chrome(),
    ),
    at(disc(4, 1, chrome()), 0, 30.4, 12.8, 90),
    at(disc(3.4, 1.1, plastic('#f4f3f0')), 0, 30.4, 12.9, 90),
    [-10, 10].map((x) => at(disc(1.7, 1.6, chrome()), x, 30.4, 12.8, 90)),
    rod([0, 30.4, 14.1], [1.6, 32.4, 14.1], 0.16, plastic('rouge')),
    several(4, (index) =>
      at(
        lathe(
          [
            [0, 0],
            [2, 0],
            [3, 4.6],
            [2.7, 4.6],
            [1.8, 0.8],
            [0, 0.8],
          ],
          ceramic('blanc'),
        ),
        -11 + index * 7,
        36,
        -7,
      ),
    ),
    grinder &&
      at(
        lathe(
          [
            [5, 0],
            [7, 9],
            [7.2, 10],
          ],
          glass('#b98a55', 0.3),
        ),
        9,
        36,
        2,
      ),
    grinder && at(cylinder(7.3, 1.4, plastic('#17181b')), 9, 46.5, 2),
    grinder &&
      at(
        lathe(
          [
            [0, 0],
            [4.8, 0],
            [6.2, 6],
            [0, 6.4],
          ],
          painted('#3b2214', 0.6),
        ),
        9,
        36.4,
        2,
      ),
  )
}

/** A machine for capsules. */
export function capsuleMachine({ colour = 'rouge' }) {
  return group(
    at(box(12, 4, 32, plastic('#1b1c1f'), 1.6), 0, 2, 0),
    at(box(11, 24, 18, lacquer(colour), 3), 0, 14, -6),
    at(box(10.4, 8, 17, lacquer(colour), 3), 0, 24, 5),
    at(box(8, 1.2, 15, chrome(), 0.5), 0, 28.4, 3, 6),
    at(cylinder(1.4, 3, chrome()), 0, 19.4, 9.4),
    at(disc(4.6, 0.6, brushed()), 0, 4, 10),
    at(
      lathe(
        [
          [0, 0],
          [2.2, 0],
          [3, 5.4],
          [2.8, 5.4],
          [2, 0.6],
          [0, 0.6],
        ],
        glass('#ffffff', 0.25),
      ),
      0,
      4.6,
      10,
    ),
    at(cylinder(2.3, 3, lacquer('#3b1f10'), 2.6), 0, 6.6, 10),
    at(box(10, 20, 4, glass('#cfe6f2', 0.3), 1), 0, 13, -17),
  )
}

/** A grinder: burrs below, beans above. */
export function grinder({ colour = 'noir', manual = false }) {
  if (manual)
    return group(
      at(cylinder(3, 12, brushed()), 0, 6, 0),
      at(cylinder(2.6, 6, wood('noyer', 20)), 0, 15, 0),
      at(cylinder(3, 1, brushed()), 0, 18.4, 0),
      rod([0, 19.4, 0], [11, 20.4, 0], 0.4, chrome()),
      at(ball(1.6, wood('noyer', 10)), 11, 21.6, 0),
    )
  return group(
    standing(14, 22, 17, lacquer(colour), 2.4),
    at(
      lathe(
        [
          [4, 0],
          [6.6, 4],
          [7, 11],
        ],
        glass('#b98a55', 0.25),
      ),
      0,
      22,
      -1,
    ),
    at(
      lathe(
        [
          [0, 0],
          [3.9, 0],
          [6.2, 4],
          [6.4, 6],
          [0, 6.6],
        ],
        painted('#3b2214', 0.6),
      ),
      0,
      22.2,
      -1,
    ),
    at(cylinder(7.1, 1.2, plastic('#17181b')), 0, 33.4, -1),
    at(box(9, 8, 9, glass('#777777', 0.4), 1), 0, 5, 7),
    at(disc(2.2, 1.6, chrome()), 0, 16, 8.5, 90),
  )
}

/** A moka pot. */
export function mokaPot({ colour = 'inox' }) {
  const skin = () => (colour === 'inox' ? metal('#d2d4d7', 0.2) : lacquer(colour))
  const eight = (points) =>
    loft(
      points.map(([radius, y]) =>
        Array.from({ length: 8 }, (_, index) => [
          Math.cos((index / 8) * 2 * Math.PI) * radius,
          y,
          Math.sin((index / 8) * 2 * Math.PI) * radius,
        ]),
      ),
      skin(),
    )
  return group(
    eight([
      [5.4, 0],
      [5.6, 0.6],
      [4, 8],
    ]),
    at(cylinder(4.4, 1.4, chrome()), 0, 8.6, 0),
    eight([
      [3.8, 9.4],
      [5.2, 18],
      [5.3, 18.4],
    ]),
    eight([
      [5.3, 18.5],
      [3, 20.4],
      [0.4, 20.8],
    ]),
    at(ball(1, plastic('#17181b')), 0, 21.8, 0),
    at(
      extrude(
        [
          [-4.6, 15],
          [-7.6, 18.2],
          [-4.6, 18.4],
        ],
        3,
        skin(),
        0.3,
      ),
      0,
      0,
      0,
    ),
    tube(
      [
        [4.8, 18, 0],
        [9, 18, 0],
        [9.4, 14, 0],
        [8.4, 9.6, 0],
      ],
      0.9,
      plastic('#17181b', 0.5),
    ),
  )
}

/** A robot that cooks: bowl, lid, screen. */
export function multicooker({ colour = 'blanc' }) {
  return group(
    at(box(38, 16, 34, plastic(colour, 0.4), 4), 0, 8.4, 0),
    at(shown(readout('95 °C', { width: 400, height: 240, size: 0.36 }), 11, 6.6, 1), 0, 8.4, 17.1),
    at(disc(1.8, 1.6, chrome()), 12, 8, 17, 90),
    at(
      lathe(
        [
          [0, 0],
          [9, 0],
          [10.4, 2],
          [11.8, 20],
          [12.2, 21],
        ],
        brushed(),
      ),
      -1,
      15,
      -1,
    ),
    at(
      lathe(
        [
          [12.4, 0],
          [12.2, 1.6],
          [6, 3],
          [3, 3.2],
        ],
        glass('#8a8d92', 0.5),
      ),
      -1,
      36,
      -1,
    ),
    at(cylinder(3, 4, plastic('#26272b')), -1, 40.4, -1),
    tube(
      [
        [10.6, 32, -1],
        [16, 31, -1],
        [16, 20, -1],
        [11, 18, -1],
      ],
      1.2,
      plastic('#26272b', 0.5),
    ),
  )
}

/** A stand mixer with its bowl. */
export function standMixer({ colour = 'rouge' }) {
  const head = loft(
    [
      [-17, 4, 5],
      [-14, 11, 11],
      [-4, 13, 12.6],
      [8, 12, 12],
      [16, 9, 10],
      [19, 3, 4],
    ].map(([x, tall, wide]) => ringAt(x, [31 + (x > 0 ? 0 : 0), 0], [tall, wide], 2.3)),
    lacquer(colour),
  )
  return group(
    at(plate(34, 20, 4, 9, lacquer(colour), 1.4), 0, 2, 0, -90),
    at(box(9, 24, 10, lacquer(colour), 4), 11.5, 14, 0),
    head,
    at(ring(5.4, 0.5, chrome()), -16.8, 31, 0, 0, 90),
    at(
      lathe(
        [
          [0, 0],
          [5, 0],
          [6, 0.8],
          [10, 7],
          [11, 14],
          [11.3, 14.2],
          [10.6, 14],
          [9.4, 7],
          [0, 1.4],
        ],
        brushed('#d5d7da'),
      ),
      -6.6,
      4,
      0,
    ),
    rod([-6.6, 25, 0], [-6.6, 13, 0], 0.9, chrome()),
    several(4, (wire) => at(ring(3.6, 0.22, chrome()), -6.6, 12, 0, 0, wire * 45)),
    at(disc(1.5, 1.2, chrome()), 8, 31, 6, 90),
    tube(
      [
        [4, 14, 0],
        [8.6, 16, 0],
        [8, 9, 0],
        [3.4, 8, 0],
      ],
      0.6,
      brushed(),
    ),
  )
}

/** A stick blender with its beaker. */
export function handBlender({ colour = '#1d1e21' }) {
  return group(
    at(
      group(
        at(cylinder(2.6, 17, rubber(colour), 3), 0, 27, 0),
        at(cylinder(2.2, 17, brushed(), 2.5), 0, 10.6, 0),
        at(
          lathe(
            [
              [3.4, 0],
              [3.6, 1],
              [2.4, 3.4],
            ],
            brushed(),
          ),
          0,
          0,
          0,
        ),
        at(disc(1.2, 0.8, chrome()), 0, 27, 2.4, 80),
        at(cylinder(2.9, 1, chrome()), 0, 35.6, 0),
      ),
      3,
      0.4,
      0,
      0,
      0,
      -10,
    ),
    at(
      lathe(
        [
          [0, 0],
          [4.6, 0],
          [5, 0.5],
          [5.6, 14],
          [5.7, 14.4],
        ],
        glass(),
      ),
      -8.6,
      0,
      3,
    ),
    at(cylinder(4.8, 7, lacquer('terracotta'), 5.2), -8.6, 3.8, 3),
  )
}

/** A fryer that uses air: one drawer or two. */
export function airFryer({ colour = '#1f2023', drawers = 2 }) {
  const wide = drawers > 1 ? 40 : 27
  return group(
    at(box(wide, 30, 32, plastic(colour, 0.42), 4), 0, 16, 0),
    at(box(wide * 0.8, 6, 0.8, plastic('#08080a', 0.12), 0.4), 0, 26, 15.9),
    at(shown(readout('180°  20:00', { width: 700, height: 110, size: 0.55 }), wide * 0.5, 3.4, 1.1), 0, 26, 16.4),
    several(drawers, (drawer) => {
      const x = (drawer - (drawers - 1) / 2) * (wide / drawers)
      return group(
        at(box(wide / drawers - 2.4, 18, 1.6, plastic(colour, 0.3), 1), x, 12, 15.8),
        at(box(wide / drawers - 6, 7, 0.6, glass('#3a2a1a', 0.75), 0.3), x, 15, 16.7),
        at(box(9, 2.2, 4.4, brushed(), 0.9), x, 7.4, 18),
      )
    }),
  )
}

/** A raclette grill with its little pans. */
export function racletteGrill({ colour = '#1d1e21' }) {
  return group(
    [-17, 17].map((x) => at(box(2, 14, 22, wood('chêne', 30), 0.6), x, 7, 0)),
    at(box(36, 1.6, 24, stone('#3a3a3c', '#6c6c70'), 0.5), 0, 15, 0),
    at(box(35, 1.4, 23, plastic(colour), 0.4), 0, 6, 0),
    at(box(35, 0.6, 23, glowing('#ff6a2a', 0.9), 0.2), 0, 13, 0),
    several(4, (pan) =>
      group(
        at(box(6.6, 0.8, 7, metal('#2a2a2d'), 0.3), -12.6 + pan * 8.4, 7.2, 10),
        at(box(5.8, 0.6, 6, lacquer('#f2c45a'), 0.3), -12.6 + pan * 8.4, 7.7, 10),
        rod([-12.6 + pan * 8.4, 7.4, 13.5], [-12.6 + pan * 8.4, 8.4, 20], 0.7, wood('chêne', 20)),
      ),
    ),
  )
}

/** Kitchen scales. */
export function kitchenScales({ colour = 'ivoire' }) {
  return group(
    at(plate(20, 24, 1.8, 3.4, lacquer(colour), 0.5), 0, 0.95, 0, -90),
    at(shown(readout('248 g', { ground: '#22332c', colour: '#c8ffd9' }), 7, 2.4, 0.95), 0, 1.88, 9, -90),
    at(
      lathe(
        [
          [0, 0],
          [5, 0],
          [9.6, 4.8],
          [10, 5.2],
          [9.4, 5.1],
          [4.8, 0.7],
          [0, 0.7],
        ],
        ceramic('terracotta'),
        true,
      ),
      0,
      1.9,
      -2.6,
    ),
    several(9, (fruit) =>
      at(
        ball(2, lacquer(['#d8402f', '#e9a32a', '#8fae3f'][fruit % 3])),
        Math.cos(fruit * 2.4) * (fruit % 3) * 2.4,
        5.4 + (fruit % 2),
        -2.6 + Math.sin(fruit * 2.4) * (fruit % 3) * 2.4,
      ),
    ),
  )
}
