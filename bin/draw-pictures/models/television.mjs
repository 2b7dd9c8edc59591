import * as three from 'three'
import { grille, metal, plastic, print, rubber, screen, wood } from '../materials.mjs'
import { landscape, lettering } from '../screens.mjs'
import { at, ball, box, cylinder, disc, group, plate, rod, several, standing, tube } from '../shapes.mjs'

const inch = 2.54

/** A television: as wide as its diagonal says; `foot` is central, blades or frame. */
export function television({ inches, picture = 'aurora', foot = 'central', bezel = 0.5, frame }) {
  const width = (inches * inch * 16) / Math.hypot(16, 9)
  const height = (width * 9) / 16
  const low = foot === 'none' ? 0 : foot === 'central' ? 7.5 : 6
  const image = at(shown(landscape(picture, 1536, 864), width, height, 1.02), 0, low + bezel + height / 2, 1.32)
  const body = at(
    plate(width + 2 * bezel, height + 2 * bezel, 2.4, 0.7, frame ? wood(frame, 60) : metal('#1d1e21', 0.42), 0.3),
    0,
    low + bezel + height / 2,
    0,
  )
  const black = at(
    plate(width + 0.5, height + 0.5, 0.3, 0.4, plastic('#060607', 0.2), 0.05),
    0,
    low + bezel + height / 2,
    1.14,
  )
  const back = at(box(width * 0.62, height * 0.5, 4, plastic('#202124'), 1.2), 0, low + height * 0.36, -2.6)
  return group(image, body, black, back, feet(foot, width, low))
}

/** A drawing on a flat surface that shines of itself. */
export function shown(canvas, width, height, brightness = 1) {
  return new three.Mesh(new three.PlaneGeometry(width, height), screen(canvas, brightness))
}

function feet(kind, width, low) {
  const steel = () => metal('#2a2b2f', 0.35)
  if (kind === 'central') {
    return group(
      at(box(width * 0.34, 1, 24, steel(), 0.45), 0, 0.5, -1),
      at(box(width * 0.17, low + 4, 1.6, steel(), 0.4), 0, low / 2 + 1.6, -3.2),
    )
  }
  if (kind === 'blades') {
    return several(2, (side) => {
      const x = width * (side ? 0.36 : -0.36)
      return group(
        rod([x, low + 1, 0], [x, 0.5, 11], 0.6, steel()),
        rod([x, low + 1, 0], [x, 0.5, -11], 0.6, steel()),
        at(box(1.6, 0.8, 2.6, rubber(), 0.3), x, 0.4, 11),
      )
    })
  }
  return group()
}

/** A sound bar, with a subwoofer where it has one. */
export function soundBar({ width = 95, colour = '#1e1f22', sub = false, feet: hasFeet = false, satellites = 0 }) {
  const bar = group(
    at(plate(width, 6.4, 9.5, 2.6, grille(colour), 1.2), 0, 3.6 + (hasFeet ? 1 : 0), 0),
    at(box(width * 0.24, 0.3, 5, plastic('#0c0c0d', 0.25), 0.1), 0, 6.9 + (hasFeet ? 1 : 0), 0),
    at(ball(0.28, plastic('#ffffff', 0.3)), width * 0.3, 3.6, 4.9),
  )
  const low =
    sub && group(standing(21, 36, 30, plastic(colour, 0.5), 1.6), at(plate(18, 33, 1, 2, grille(colour)), 0, 18, 15.2))
  const small = several(satellites, (side) =>
    at(group(standing(9, 17, 9, grille(colour), 2)), (side ? 1 : -1) * (width / 2 + 8), 0, -6),
  )
  return group(bar, low && at(low, width * 0.3, 0, -30), satellites ? small : null)
}

/** A bracket that carries a television on a wall: `arm` for one that turns. */
export function wallMount({ arm = true }) {
  const steel = () => metal('#26272b', 0.5)
  const wall = at(box(22, 42, 1.6, steel(), 0.6), 0, 26, -14)
  const rails = several(2, (side) =>
    group(
      at(box(2.6, 44, 1.8, steel(), 0.5), side ? 14 : -14, 26, arm ? 14 : -10),
      several(5, (hole) => at(ball(0.55, rubber('#08080a')), side ? 14 : -14, 10 + hole * 8, (arm ? 14 : -10) + 0.9)),
    ),
  )
  const cross = several(2, (row) => at(box(36, 3, 1.4, steel(), 0.5), 0, row ? 34 : 18, arm ? 12.6 : -11.4))
  const joints =
    arm &&
    group(
      rod([0, 26, -13], [11, 26, 0], 2, steel()),
      rod([11, 26, 0], [0, 26, 12], 2, steel()),
      at(cylinder(2.8, 9, metal('#3a3b40', 0.35)), 11, 26, 0),
    )
  return group(wall, rails, cross, joints)
}

/** A cable, coiled, with its two plugs. */
export function cable({ colour = '#222327', plug = '#3a3c42', turns = 4, tip = 'hdmi' }) {
  const points = []
  for (let step = 0; step <= turns * 24; step += 1) {
    const angle = (step / 24) * 2 * Math.PI
    const away = 8.5 + 0.5 * Math.sin(angle * 1.3) + step * 0.012
    points.push([
      Math.cos(angle) * away,
      0.6 + (step / (turns * 24)) * 2 + 0.25 * Math.sin(angle * 2),
      Math.sin(angle) * away,
    ])
  }
  points.push([12, 1.2, 5], [13, 0.8, 10], [8, 0.8, 14])
  points.unshift([2, 0.6, 3], [4, 0.6, 13])
  const end = (x, z, turn) => {
    const wide = tip === 'usb' ? 0.9 : 1.9
    return at(
      group(
        box(2.2, 1.1, 4, plastic(plug, 0.35), 0.4),
        at(box(wide, 0.5, 1.6, metal('#d5d7da', 0.25), 0.12), 0, 0, 2.6),
      ),
      x,
      0.8,
      z,
      0,
      turn,
      0,
    )
  }
  return group(tube(points, 0.38, rubber(colour)), end(6.4, 15, -52), end(2, 0.6, 190))
}

/** A remote control. */
export function remote({ colour = '#1c1d20' }) {
  const keys = several(15, (index) =>
    at(disc(0.42, 0.3, rubber('#3a3b41')), ((index % 3) - 1) * 1.25, 1.6, -0.6 + Math.floor(index / 3) * 1.5),
  )
  return at(
    group(
      at(plate(4.4, 18, 1.7, 1.8, plastic(colour, 0.5), 0.5), 0, 0.85, 0, -90),
      at(disc(1.4, 0.3, metal('#494b52', 0.3)), 0, 1.6, -5),
      at(disc(0.6, 0.5, plastic('#101012')), 0, 1.7, -5),
      keys,
      at(disc(0.45, 0.3, plastic('rouge')), -1.3, 1.6, -7.6),
    ),
    0,
    0,
    0,
    0,
    28,
  )
}

/** A flat aerial on a little foot. */
export function aerial({ colour = '#1e1f23' }) {
  return group(
    at(plate(26, 20, 1.2, 2.4, plastic(colour, 0.35)), 0, 12, 0, -8),
    at(box(15, 1.2, 7, plastic(colour), 0.5), 0, 0.6, -0.4),
    tube(
      [
        [0, 2, -1],
        [4, 1, -6],
        [12, 0.5, -8],
        [18, 0.5, -3],
      ],
      0.32,
      rubber(),
    ),
  )
}

/** A media stick or box with its remote. */
export function mediaBox({ colour = '#17181b' }) {
  const mark = new three.Mesh(new three.PlaneGeometry(5, 1.2), print(lettering('VOLTA', { colour: '#8b8d96' })))
  return group(
    at(plate(11, 11, 2.4, 3.2, plastic(colour, 0.3), 0.6), -4, 1.2, 0, -90),
    at(mark, -4, 2.42, 0, -90),
    at(remote({ colour }), 7.5, 0, 2),
  )
}
