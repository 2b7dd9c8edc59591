import { brushed, ceramic, chrome, glass, lacquer, metal, painted, wood } from '../materials.mjs'
import { at, ball, box, cylinder, disc, extrude, group, lathe, outline, ring, rod, several, tube } from '../shapes.mjs'

const ear = (side, y, material) =>
  tube(
    [
      [side * 12.6, y, -4],
      [side * 15.6, y + 0.6, -2.6],
      [side * 15.6, y + 0.6, 2.6],
      [side * 12.6, y, 4],
    ],
    0.95,
    material,
  )

/** A cast-iron casserole in enamel. */
export function dutchOven({ colour = 'rouge' }) {
  return group(
    at(
      lathe(
        [
          [0, 0],
          [10.6, 0],
          [12.2, 1.4],
          [13.2, 6],
          [13.3, 11.4],
          [13.6, 11.8],
          [12.6, 11.8],
          [0, 11.6],
        ],
        lacquer(colour),
      ),
      0,
      0,
      0,
    ),
    [-1, 1].map((side) => ear(side, 9.4, lacquer(colour))),
    at(
      lathe(
        [
          [13.7, 0],
          [13.6, 0.9],
          [11, 2.4],
          [6, 3.8],
          [0, 4.2],
        ],
        lacquer(colour),
      ),
      0,
      12,
      0,
    ),
    several(3, (step) => at(ring(5 + step * 2.6, 0.16, lacquer(colour)), 0, 15.6 - step * 0.65, 0, 90)),
    at(cylinder(0.8, 1.4, chrome()), 0, 16.6, 0),
    at(disc(2.3, 1.5, chrome()), 0, 17, 0),
  )
}

/** A frying pan: steel or ceramic. */
export function fryingPan({ radius = 14, colour = '#3a3a3d', inside = '#4a4a4e', handle = 'steel' }) {
  const grip = handle === 'wood' ? wood('hêtre', 20) : metal('#6a6b70', 0.34)
  return group(
    at(
      lathe(
        [
          [0, 0],
          [radius * 0.72, 0],
          [radius * 0.8, 0.4],
          [radius, 4.4],
          [radius * 1.01, 4.6],
          [radius * 0.975, 4.5],
          [radius * 0.76, 0.9],
          [0, 0.8],
        ],
        handle === 'wood' ? lacquer(colour) : metal(colour, 0.36),
      ),
      0,
      0,
      0,
    ),
    at(disc(radius * 0.76, 0.2, handle === 'wood' ? ceramic(inside) : metal(inside, 0.4), 0.05), 0, 0.8, 0),
    rod([radius * 0.98, 4, 0], [radius * 1.3, 5.6, 0], 0.8, chrome()),
    tube(
      [
        [radius * 1.25, 5.4, 0],
        [radius * 1.7, 7, 0],
        [radius * 2.4, 8, 0],
      ],
      1.15,
      grip,
    ),
  )
}

/** Three saucepans one in another's company. */
export function saucepans() {
  const pan = (radius, height, x, z, turn) =>
    at(
      group(
        at(
          lathe(
            [
              [0, 0],
              [radius, 0],
              [radius * 1.02, height],
              [radius * 0.98, height],
              [radius * 0.96, 0.6],
              [0, 0.6],
            ],
            brushed('#d0d2d5'),
          ),
          0,
          0,
          0,
        ),
        at(ring(radius, 0.22, chrome()), 0, height, 0, 90),
        rod([radius, height - 1.6, 0], [radius + 17, height + 1.4, 0], 0.9, metal('#b9bbbf', 0.25), 0.6),
      ),
      x,
      0,
      z,
      0,
      turn,
    )
  return group(pan(10, 11, -8, -8, -30), pan(8, 9, 8, -2, -18), pan(6.6, 7.4, -4, 11, -8))
}

/** A chef's knife on its board. */
export function chefKnife({ handle = 'noyer' }) {
  const blade = extrude(
    outline([
      [0, 0],
      [0, 4.6],
      [8, 4.7],
      [16, 3.6],
      [20.4, 0.6],
      [20, 0.1],
      [12, -0.3],
      [4, -0.2],
    ]),
    0.24,
    metal('#d9dbde', 0.16),
    0.06,
  )
  return group(
    at(box(38, 2.2, 24, wood('hêtre', 60), 0.8), 0, 1.1, 0),
    at(
      group(
        at(blade, 0, 0, 0),
        at(box(11.6, 2.4, 1.7, wood(handle, 20), 0.7), -6, 3.2, 0),
        at(box(1.2, 4.4, 1.3, metal('#8a8c90', 0.3), 0.3), -0.2, 2.6, 0),
        several(3, (rivet) => at(cylinder(0.35, 1.9, chrome()), -2.6 - rivet * 3, 3.3, 0, 90)),
      ),
      -4,
      2.5,
      3,
      -88,
      0,
      8,
    ),
    several(4, (tomato) =>
      at(ball(2.1, lacquer('#cf3a2c')), 9 + (tomato % 2) * 4.4, 4.2, -7 + Math.floor(tomato / 2) * 4.2),
    ),
  )
}

/** Six plates, piled, with one before them. */
export function plates({ colour = 'blanc', rim = 'bleu' }) {
  const one = () =>
    group(
      at(
        lathe(
          [
            [0, 0.6],
            [5.6, 0.6],
            [6.4, 0],
            [7, 0.6],
            [8.8, 0.9],
            [13, 2.4],
            [13.2, 2.7],
            [8.8, 1.4],
            [0, 1.1],
          ],
          ceramic(colour),
        ),
        0,
        0,
        0,
      ),
      at(ring(12.7, 0.16, lacquer(rim)), 0, 2.66, 0, 90),
    )
  return group(
    several(5, (index) => at(one(), -7, index * 1.35, -4)),
    at(one(), 9, 12.6, -11, 78, -10),
    at(
      lathe(
        [
          [0, 0],
          [3.4, 0],
          [6.6, 5.4],
          [6.8, 5.8],
          [6.3, 5.6],
          [3, 0.6],
          [0, 0.6],
        ],
        ceramic(rim),
        true,
      ),
      -7,
      8.2,
      -4,
    ),
  )
}

/** Jars, cups, a jug: what a table is laid with. */
export function glasses({ colour = '#dfe9ec', count = 4 }) {
  return several(count, (index) =>
    at(
      lathe(
        [
          [0, 0],
          [3.4, 0],
          [3.6, 0.6],
          [4.1, 9.6],
          [3.9, 9.6],
          [3.4, 1.4],
          [0, 1.2],
        ],
        glass(colour, 0.22),
      ),
      ((index % 2) - 0.5) * 10 + (index > 1 ? 4 : 0),
      0,
      Math.floor(index / 2) * -9,
    ),
  )
}

/** A salad bowl with its servers. */
export function saladBowl({ kind = 'noyer' }) {
  return group(
    at(
      lathe(
        [
          [0, 0],
          [7, 0],
          [13, 7],
          [14, 11],
          [13.3, 11],
          [12, 7],
          [6, 1.4],
          [0, 1.2],
        ],
        wood(kind, 30),
        true,
      ),
      0,
      0,
      0,
    ),
    [-1, 1].map((side) => rod([side * 2, 5, 2], [side * 11, 21, -2], 0.7, wood('hêtre', 20))),
    several(12, (leaf) =>
      at(
        ball(3, painted(['#5f8f3f', '#7fae4f', '#3f6f35'][leaf % 3])),
        Math.cos(leaf * 2.4) * (leaf % 4) * 2.4,
        8.4 + (leaf % 3),
        Math.sin(leaf * 2.4) * (leaf % 4) * 2.4,
      ),
    ),
  )
}
