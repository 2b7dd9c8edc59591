import { chrome, fabric, glass, glowing, lacquer, metal, plastic, rubber } from '../materials.mjs'
import { desk, landscape } from '../screens.mjs'
import { at, ball, box, cushion, cylinder, disc, group, plate, ring, rod, several, standing, tube } from '../shapes.mjs'
import { shown } from './television.mjs'

const keysOf = (columns, rows, side, gap, material, glow) =>
  several(rows, (row) =>
    group(
      several(columns, (column) => {
        const isSpace = row === rows - 1 && column > 3 && column < 9
        if (isSpace && column !== 6) return group()
        return at(
          box(isSpace ? side * 5 + gap * 4 : side, 0.28, side, material, 0.12),
          (column - (columns - 1) / 2) * (side + gap),
          0.1,
          (row - (rows - 1) / 2) * (side + gap),
        )
      }),
      glow && at(box(columns * (side + gap), 0.02, 0.3, glow), 0, 0.02, (row - rows / 2) * (side + gap)),
    ),
  )

/** A laptop, open: `angle` of the lid; `tent` for one that folds over. */
export function laptop({ inches = 14, colour = 'argent', picture = 'dusk', game = false, tent = false }) {
  const width = (inches * 2.54 * 16) / Math.hypot(16, 10) + 1
  const depth = width * 0.68
  const shell = () => (game ? plastic('#1d1d21', 0.5) : metal(colour, 0.34))
  const glow = game && glowing('#ff4d6b', 1.5)
  const low = group(
    at(plate(width, depth, game ? 2.1 : 1.3, 1.1, shell(), 0.3), 0, 0.7, 0, -90),
    at(
      box(width * 0.88, 0.1, depth * 0.45, plastic(game ? '#131316' : '#3a3b40', 0.6), 0.05),
      0,
      game ? 1.72 : 1.33,
      -depth * 0.16,
    ),
    at(
      keysOf(14, 5, width * 0.051, width * 0.009, plastic(game ? '#26262b' : '#1c1d20', 0.6), glow),
      0,
      game ? 1.75 : 1.36,
      -depth * 0.16,
    ),
    at(
      plate(width * 0.36, depth * 0.28, 0.06, 0.5, metal(game ? '#2b2b30' : colour, 0.5), 0.02),
      0,
      game ? 1.78 : 1.37,
      depth * 0.29,
      -90,
    ),
  )
  const lid = group(
    at(plate(width, depth, 0.75, 1.1, shell(), 0.2), 0, depth / 2, 0),
    at(plate(width - 0.3, depth - 0.3, 0.08, 1, plastic('#060607', 0.14), 0.03), 0, depth / 2, 0.38),
    at(shown(desk(picture), width - 1.1, depth - 1.5, 1.02), 0, depth / 2 + 0.1, 0.45),
  )
  if (tent)
    return group(at(group(lid), 0, 0.4, 6, -22), at(group(at(low, 0, 0, 0, 0, 180)), 0, depth / 2 - 0.6, -3.2, 68))
  return group(low, at(lid, 0, game ? 1.7 : 1, -depth / 2 + 0.5, -17))
}

/** A tower with a window or a cloth front. */
export function tower({ colour = '#25262a' }) {
  return group(
    at(box(19, 42, 40, plastic(colour, 0.5), 1.4), 0, 21.6, 0),
    at(plate(16, 38, 0.8, 1, fabric('#55575e', 'plain', 2.6), 0.2), 0, 21.6, 20),
    at(disc(0.9, 0.4, glowing('#9fd0ff')), 6, 42.5, 14),
    [-8, 8].flatMap((x) => [-16, 16].map((z) => at(cylinder(1.2, 1, rubber()), x, 0.5, z))),
    several(2, (port) => at(box(1.2, 0.3, 0.5, plastic('#0a0a0b')), -4 + port * 2.4, 42.6, 14)),
  )
}

/** A computer the size of a sandwich. */
export function miniComputer({ colour = 'argent' }) {
  return group(
    at(plate(13, 13, 5, 2.8, metal(colour, 0.36), 0.5), 0, 2.9, 0, -90),
    at(cylinder(4.6, 0.5, rubber()), 0, 0.25, 0),
    at(box(0.9, 0.34, 0.2, plastic('#0c0c0d')), -3, 2.8, 6.5),
    at(box(0.9, 0.34, 0.2, plastic('#0c0c0d')), -1, 2.8, 6.5),
    at(ball(0.16, glowing('#ffffff')), 4, 2.8, 6.45),
  )
}

/** A screen on a foot; `whole` for a computer in one piece. */
export function monitor({ inches = 27, picture = 'meadow', whole = false }) {
  const width = (inches * 2.54 * 16) / Math.hypot(16, 9)
  const height = (width * 9) / 16
  const low = 14
  return group(
    at(
      plate(
        width + 1.2,
        height + (whole ? 6 : 1.2),
        1.6,
        1,
        whole ? metal('argent', 0.34) : plastic('#1b1c1f', 0.5),
        0.3,
      ),
      0,
      low + height / 2 - (whole ? 2.4 : 0),
      0,
    ),
    at(plate(width + 0.5, height + 0.5, 0.2, 0.6, plastic('#050506', 0.15), 0.05), 0, low + height / 2, 0.76),
    at(shown(desk(picture), width, height, 1.02), 0, low + height / 2, 0.9),
    at(box(6, low + 10, 2, metal('argent', 0.3), 0.6), 0, low / 2 + 4, -4, 8),
    at(plate(24, 20, 1, 4, metal('argent', 0.3), 0.3), 0, 0.5, -3, -90),
  )
}

/** A keyboard. */
export function keyboard({ colour = '#e9e8e5', keys = '#ffffff' }) {
  return group(
    at(plate(44, 13.4, 1.5, 1.4, plastic(colour, 0.5), 0.4), 0, 0.9, 0, -84),
    at(keysOf(15, 5, 2.3, 0.42, plastic(keys, 0.5)), 0, 1.75, 0, 6),
  )
}

/** A mouse: flat, or upright, to be held like a hand that is shaken. */
export function mouse({ colour = '#2f3036', upright = true }) {
  if (!upright)
    return group(
      at(cushion(6.2, 4.4, 11.4, plastic(colour, 0.42), 0.74), 0, 2, 0),
      at(cylinder(0.8, 0.9, rubber('#8b8d93')), 0, 3.5, -3.2, 0, 0, 90),
    )
  const body = at(cushion(7.4, 7.6, 11.6, plastic(colour, 0.4), 0.8), 0, 3.9, 0, 0, 0, -26)
  return group(
    body,
    at(cushion(9.4, 2.2, 12, plastic(colour, 0.4), 0.7), 0.8, 1, 0),
    at(cylinder(0.9, 1, rubber('#c9ccd1')), 2.2, 6.9, -3.4, 0, 0, 64),
    at(cushion(0.9, 0.9, 2.6, plastic('#c9ccd1', 0.3), 0.8), -3.4, 4.6, -1, 0, 0, 20),
  )
}

/** A small outside disk with its lead. */
export function outsideDisk({ colour = 'bleu canard' }) {
  return group(
    at(plate(6, 10, 1.1, 1.2, metal(colour, 0.36), 0.3), 0, 0.6, 0, -90, 0, 16),
    at(plate(4.4, 1, 0.1, 0.5, plastic('#101114')), 0, 1.2, 2.6, -90, 0, 16),
    tube(
      [
        [0.6, 0.6, -5],
        [2, 0.4, -8],
        [7, 0.3, -6],
        [8, 0.3, 1],
        [6, 0.3, 5],
      ],
      0.24,
      rubber('#2b2c31'),
    ),
    at(box(1, 0.6, 2.2, plastic('#2b2c31'), 0.2), 5.6, 0.5, 6, 0, -20),
  )
}

/** A printer with its tanks of ink. */
export function printer({ colour = '#e8e7e4' }) {
  const inks = ['#1d9bd1', '#d1277f', '#f1c21b', '#1b1b1f']
  return group(
    standing(40, 16, 32, plastic(colour, 0.5), 1.6),
    at(box(39, 1, 30, plastic('#2a2b2f', 0.35), 0.4), 0, 16.3, -0.6),
    at(box(30, 2.4, 2, plastic('#17181b'), 0.4), -3, 5, 15.4),
    at(box(27, 0.2, 16, plastic('#ffffff', 0.8), 0.05), -3, 4.6, 21, 6),
    at(shown(landscape('meadow', 600, 400), 14, 9.4, 0.85), -3, 4.9, 22, -84),
    inks.map((ink, index) => at(box(2, 6 - index * 0.6, 0.6, lacquer(ink), 0.3), 12.4 + index * 2.1 - 1.2, 7, 15.9)),
    at(shown(landscape('dusk', 300, 200), 6, 3.6, 0.9), -11, 12, 16.2),
  )
}

/** A camera: `lens` is its length; `compact` for one without a hump. */
export function camera({ colour = '#1f2023', trim = '#1f2023', lens = 6, compact = false, grip = true }) {
  const barrel = group(
    at(cylinder(3.7, lens, plastic('#17181b', 0.45)), 0, 0, lens / 2, 90),
    several(2, (index) => at(cylinder(3.85, 1.2, rubber('#0f1012')), 0, 0, lens * (0.35 + index * 0.33), 90)),
    at(ring(3.3, 0.35, metal('#55575c', 0.25)), 0, 0, lens),
    at(ball(3, lacquer('#0a1230')), 0, 0, lens - 2.1),
    at(ball(1.5, glass('#7a4dff', 0.35)), 0, 0.3, lens - 0.6),
    at(ring(3.75, 0.08, metal('rouge', 0.3)), 0, 0, lens * 0.9),
  )
  return group(
    at(box(13, 6.2, 4.4, fabric(colour, 'bouclé', 2), 1), 0, 3.7, 0),
    at(box(13, 2, 4.4, metal(trim, 0.36), 0.8), 0, 7.2, 0),
    at(box(13, 1, 4.4, metal(trim, 0.36), 0.4), 0, 0.6, 0),
    !compact && at(box(5, 3, 4.2, metal(trim, 0.36), 1), 0.4, 8.8, 0),
    grip && at(cushion(3, 7.4, 5, rubber(colour), 0.6), -5.6, 3.9, 1.2),
    at(cylinder(1.2, 1, metal('#8a8c90', 0.3)), 4.6, 8.5, 0),
    at(cylinder(0.8, 0.6, chrome()), -4.8, 8.4, 1),
    at(barrel, 0.6, 4, 2),
  )
}

/** An instant camera in a cheerful colour. */
export function instantCamera({ colour = 'bleu ciel' }) {
  return group(
    at(box(11.4, 11, 6.4, lacquer(colour), 2), 0, 5.6, 0),
    at(disc(3.5, 2.2, plastic('blanc')), 0.4, 5, 3, 90),
    at(disc(2.4, 2.6, plastic('#26272b')), 0.4, 5, 3, 90),
    at(ball(1.7, lacquer('#0b1535')), 0.4, 5, 4.8),
    at(box(2.2, 1.4, 0.6, glass('#ffffff', 0.5), 0.3), 3.6, 9.2, 3.1),
    at(disc(0.8, 0.6, plastic('rouge')), -4, 8.6, 3, 90),
    at(shown(landscape('dusk', 400, 400), 6.2, 6.2, 0.9), 1, 14, -0.4, -6),
    at(box(7.4, 9, 0.15, plastic('#ffffff', 0.8), 0.05), 1, 13.2, -0.6, -6),
  )
}

/** A games console with its pad. */
export function gamesConsole({ colour = 'blanc', accent = '#2b6cff' }) {
  return group(
    at(box(9, 34, 24, plastic(colour, 0.42), 2.4), 0, 18, 0),
    at(box(2.4, 34.6, 24.4, plastic('#141417', 0.25), 1), 0, 18, 0),
    at(box(0.5, 26, 0.3, glowing(accent, 1.8)), 0, 18, 12.3),
    at(disc(7, 1, plastic('#141417')), 0, 0, 0),
    at(gamePad({ colour, accent }), 17, 0, 9, 0, -24),
  )
}

/** A pad to play with. */
export function gamePad({ colour = 'blanc', accent = '#2b6cff' }) {
  const grip = (side) => at(cushion(6, 4.6, 10.6, plastic(colour, 0.45), 0.66), side * 5.4, 3, 1.6, 14, side * 24)
  const stick = (x, z) =>
    group(at(cylinder(1.1, 1, rubber()), x, 5.2, z), at(disc(1.35, 0.5, rubber('#2a2b2f')), x, 5.7, z))
  return group(
    at(cushion(12.4, 4.2, 7.4, plastic(colour, 0.45), 0.5), 0, 3.3, -0.6),
    [-1, 1].map(grip),
    stick(-2.7, 1.6),
    stick(2.7, 1.6),
    ['#3ecf8e', '#ff5e7e', '#3aa0ff', '#ffb03b'].map((key, index) =>
      at(
        ball(0.55, plastic(key, 0.3)),
        5.4 + Math.sin((index * Math.PI) / 2) * 1.25,
        5.1,
        -1.2 + Math.cos((index * Math.PI) / 2) * 1.25,
      ),
    ),
    at(box(2.8, 0.5, 0.9, plastic('#2a2b2f')), -5.4, 5.1, -1.2),
    at(box(0.9, 0.5, 2.8, plastic('#2a2b2f')), -5.4, 5.1, -1.2),
    at(box(3.4, 0.2, 1.6, glowing(accent, 1.3)), 0, 5.45, -2),
  )
}

/** A flying camera. */
export function drone({ colour = '#d9dadd' }) {
  const arm = (x, z) =>
    group(
      rod([x * 3, 4, z * 3], [x * 11, 5, z * 10], 0.8, plastic(colour, 0.4)),
      at(cylinder(1.2, 2.4, metal('#3a3b40')), x * 11, 5.6, z * 10),
      at(box(13, 0.2, 1.1, plastic('#2a2b2f', 0.4), 0.1), x * 11, 7, z * 10, 0, x * z * 38),
      rod([x * 10, 4.6, z * 9], [x * 10.4, 0.4, z * 9.4], 0.5, plastic(colour)),
    )
  return group(
    at(cushion(9, 5, 17, plastic(colour, 0.4), 0.6), 0, 4.6, 0),
    [-1, 1].flatMap((x) => [-1, 1].map((z) => arm(x, z))),
    at(ball(2, plastic('#1c1d20')), 0, 3, 8.4),
    at(ball(1.1, lacquer('#101a3a')), 0, 3, 9.7),
  )
}
