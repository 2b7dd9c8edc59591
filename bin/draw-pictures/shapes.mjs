// Building blocks, in centimetres: y is up, z towards the camera. What stands, stands on y = 0.
import * as three from 'three'
import { RoundedBoxGeometry } from 'three/examples/jsm/geometries/RoundedBoxGeometry.js'

/** Several things as one. */
export function group(...things) {
  const one = new three.Group()
  for (const thing of things.flat(3)) if (thing) one.add(thing)
  return one
}

/** Puts a thing somewhere; turns are in degrees. */
export function at(thing, x = 0, y = 0, z = 0, turnX = 0, turnY = 0, turnZ = 0) {
  thing.position.set(x, y, z)
  thing.rotation.set((turnX * Math.PI) / 180, (turnY * Math.PI) / 180, (turnZ * Math.PI) / 180)
  return thing
}

/** A geometry with its material, which casts and receives shadows; a material that repeats (`tile` centimetres) gets its coordinates. */
export function mesh(geometry, material) {
  const { tile, isGlass } = material.userData
  const one = new three.Mesh(tile ? boxProjected(geometry, tile) : geometry, material)
  if (isGlass) one.renderOrder = 2
  return one
}

function boxProjected(geometry, tile) {
  const flat = geometry.index ? geometry.toNonIndexed() : geometry
  const { position, normal } = flat.attributes
  const places = new Float32Array(position.count * 2)
  for (let first = 0; first < position.count; first += 3) {
    const facing = [0, 0, 0]
    for (let corner = first; corner < first + 3; corner += 1) {
      facing[0] += normal.getX(corner)
      facing[1] += normal.getY(corner)
      facing[2] += normal.getZ(corner)
    }
    const [x, y, z] = facing.map(Math.abs)
    for (let corner = first; corner < first + 3; corner += 1) {
      const [px, py, pz] = [position.getX(corner), position.getY(corner), position.getZ(corner)]
      const [u, v] = y >= x && y >= z ? [px, pz] : x >= z ? [pz, py] : [px, py]
      places.set([u / tile, v / tile], corner * 2)
    }
  }
  flat.setAttribute('uv', new three.BufferAttribute(places, 2))
  return flat
}

/** A box with rounded edges. */
export const box = (width, height, depth, material, radius = Math.min(width, height, depth) * 0.08) =>
  mesh(
    new RoundedBoxGeometry(width, height, depth, 5, Math.min(radius, width / 2.01, height / 2.01, depth / 2.01)),
    material,
  )

/** A box that stands on the ground. */
export const standing = (width, height, depth, material, radius) =>
  at(box(width, height, depth, material, radius), 0, height / 2, 0)

export const cylinder = (radius, height, material, top = radius) =>
  mesh(new three.CylinderGeometry(top, radius, height, 72, 1), material)
export const ball = (radius, material) => mesh(new three.SphereGeometry(radius, 72, 48), material)
export const ring = (radius, thickness, material, arc = 360) =>
  mesh(new three.TorusGeometry(radius, thickness, 24, 120, (arc * Math.PI) / 180), material)

/** A disc with rounded rims, lying. */
export function disc(radius, height, material, edge = Math.min(height / 2, radius / 2) * 0.98) {
  const points = [[0, 0]]
  for (let step = 0; step <= 8; step += 1) {
    const angle = -Math.PI / 2 + (step / 8) * (Math.PI / 2)
    points.push([radius - edge + Math.cos(angle) * edge, edge + Math.sin(angle) * edge])
  }
  for (let step = 0; step <= 8; step += 1) {
    const angle = (step / 8) * (Math.PI / 2)
    points.push([radius - edge + Math.cos(angle) * edge, height - edge + Math.sin(angle) * edge])
  }
  return lathe([...points, [0, height]], material)
}

/** A profile of [radius, height] turned round the axis; `isSmooth` draws a curve through the points. */
export function lathe(points, material, isSmooth = false, arc = 360) {
  let profile = points.map(([radius, height]) => new three.Vector2(Math.max(radius, 0.0001), height))
  if (isSmooth) profile = new three.SplineCurve(profile).getPoints(points.length * 10)
  profile.forEach((point) => {
    point.x = Math.max(point.x, 0.0001)
  })
  return mesh(new three.LatheGeometry(profile, 120, 0, (arc * Math.PI) / 180), material)
}

/** A pipe along a curve through points. */
export function tube(points, radius, material, isClosed = false) {
  const curve = new three.CatmullRomCurve3(
    points.map((point) => new three.Vector3(...point)),
    isClosed,
    'centripetal',
  )
  return mesh(new three.TubeGeometry(curve, Math.max(48, points.length * 14), radius, 20, isClosed), material)
}

/** A straight rod between two points. */
export function rod(from, to, radius, material, radiusAtEnd = radius) {
  const [start, end] = [new three.Vector3(...from), new three.Vector3(...to)]
  const one = mesh(new three.CylinderGeometry(radiusAtEnd, radius, start.distanceTo(end), 32, 1), material)
  one.position.copy(start).lerp(end, 0.5)
  one.quaternion.setFromUnitVectors(new three.Vector3(0, 1, 0), end.clone().sub(start).normalize())
  return one
}

/** A rectangle with round corners, as a shape. */
export function roundedRectangle(width, height, corner) {
  const [w, h, r] = [width / 2, height / 2, Math.min(corner, width / 2, height / 2)]
  const shape = new three.Shape()
  shape.moveTo(-w + r, -h)
  shape.lineTo(w - r, -h)
  shape.absarc(w - r, -h + r, r, -Math.PI / 2, 0)
  shape.lineTo(w, h - r)
  shape.absarc(w - r, h - r, r, 0, Math.PI / 2)
  shape.lineTo(-w + r, h)
  shape.absarc(-w + r, h - r, r, Math.PI / 2, Math.PI)
  shape.lineTo(-w, -h + r)
  shape.absarc(-w + r, -h + r, r, Math.PI, 1.5 * Math.PI)
  return shape
}

/** A shape, or a list of [x, y], with a thickness along z and soft edges, centred on z = 0. */
export function extrude(shape, depth, material, bevel = Math.min(depth * 0.25, 0.4)) {
  const outline = Array.isArray(shape) ? new three.Shape(shape.map(([x, y]) => new three.Vector2(x, y))) : shape
  const geometry = new three.ExtrudeGeometry(outline, {
    depth: Math.max(depth - 2 * bevel, 0.001),
    bevelEnabled: bevel > 0,
    bevelThickness: bevel,
    bevelSize: bevel,
    bevelOffset: -bevel,
    bevelSegments: 5,
    curveSegments: 40,
  })
  geometry.translate(0, 0, -Math.max(depth - 2 * bevel, 0.001) / 2)
  return mesh(geometry, material)
}

/** A flat thing with large round corners and fine edges, upright: a phone, a screen, a lid. */
export const plate = (width, height, depth, corner, material, bevel = depth * 0.3) =>
  extrude(roundedRectangle(width, height, corner), depth, material, bevel)

/** A smooth closed outline through points, as a shape. */
export function outline(points, isClosed = true) {
  const curve = new three.CatmullRomCurve3(
    points.map(([x, y]) => new three.Vector3(x, y, 0)),
    isClosed,
    'centripetal',
  )
  return new three.Shape(curve.getPoints(points.length * 12).map(({ x, y }) => new three.Vector2(x, y)))
}

/** Something stuffed: round where it may be, flat where it must; `square` from 0.2 (a cushion) to 1 (an egg). */
export function cushion(width, height, depth, material, square = 0.32, wrinkle) {
  const geometry = new three.SphereGeometry(1, 96, 72)
  const place = geometry.attributes.position
  const bent = (value, power) => Math.sign(value) * Math.abs(value) ** power
  for (let index = 0; index < place.count; index += 1) {
    const [x, y, z] = [place.getX(index), place.getY(index), place.getZ(index)]
    const around = Math.hypot(x, z)
    const [c, s] = around > 1e-6 ? [x / around, z / around] : [1, 0]
    const [px, py, pz] = [bent(c, square) * bent(around, square), bent(y, 0.62), bent(s, square) * bent(around, square)]
    const dent = wrinkle ? 1 + wrinkle(px * width, py * height, pz * depth) : 1
    place.setXYZ(index, (px * width * dent) / 2, (py * height * dent) / 2, (pz * depth * dent) / 2)
  }
  geometry.computeVertexNormals()
  return mesh(geometry, material)
}

/** A skin over rings of points [x, y, z], all with as many points; its ends may be closed. */
export function loft(rings, material, { isClosed = true, hasCaps = true } = {}) {
  const count = rings[0].length
  const places = rings.flat(2)
  const faces = []
  const around = isClosed ? count : count - 1
  for (let row = 0; row < rings.length - 1; row += 1) {
    for (let column = 0; column < around; column += 1) {
      const [a, b] = [row * count + column, row * count + ((column + 1) % count)]
      faces.push(a, b, a + count, b, b + count, a + count)
    }
  }
  if (hasCaps && isClosed) {
    for (const row of [0, rings.length - 1]) {
      const middle = places.length / 3
      const sum = rings[row].reduce(
        (total, point) => total.map((value, axis) => value + point[axis] / count),
        [0, 0, 0],
      )
      places.push(...sum)
      for (let column = 0; column < count; column += 1) {
        const [a, b] = [row * count + column, row * count + ((column + 1) % count)]
        faces.push(...(row === 0 ? [b, a, middle] : [a, b, middle]))
      }
    }
  }
  const geometry = new three.BufferGeometry()
  geometry.setAttribute('position', new three.Float32BufferAttribute(places, 3))
  geometry.setIndex(faces)
  geometry.computeVertexNormals()
  geometry.setAttribute('uv', new three.Float32BufferAttribute(new Float32Array((places.length / 3) * 2), 2))
  material.side = three.DoubleSide
  return mesh(geometry, material)
}

/** A ring of points for `loft`: a flattened superellipse round a middle, in the plane across x. */
export function ringAt(x, [y, z], [height, width], power = 2.4, count = 48) {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI
    const bent = (value) => Math.sign(value) * Math.abs(value) ** (2 / power)
    return [x, y + (bent(Math.sin(angle)) * height) / 2, z + (bent(Math.cos(angle)) * width) / 2]
  })
}

/** A sheet whose height at [x, z] is what a function says: a towel, a rug, a cover. */
export function sheet(width, depth, material, heightAt, steps = 140) {
  const geometry = new three.PlaneGeometry(width, depth, steps, steps)
  geometry.rotateX(-Math.PI / 2)
  const place = geometry.attributes.position
  for (let index = 0; index < place.count; index += 1) place.setY(index, heightAt(place.getX(index), place.getZ(index)))
  geometry.computeVertexNormals()
  material.side = three.DoubleSide
  return mesh(geometry, material)
}

/** The same thing several times; `make` gets the number of each. */
export const several = (count, make) => group(Array.from({ length: count }, (_, index) => make(index)))
