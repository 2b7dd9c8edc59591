/** A part of the map, in units of the outlines. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

type Corner = [x: number, y: number]

interface Shape {
  corners: Corner[]
  isClosed: boolean
}

const read = new Map<string, Shape[]>()

/** The shapes of an outline: `M1642 1059l6 2 11 8…z`, its corners after the first each from the one before. */
function shapesOf(path: string): Shape[] {
  const known = read.get(path)
  if (known) return known
  const shapes = path
    .split('M')
    .slice(1)
    .map((text) => {
      const [x = 0, y = 0, ...steps] = (text.match(/-?\d+/g) ?? []).map(Number)
      const corners: Corner[] = [[x, y]]
      for (let at = 0; at < steps.length; at += 2) {
        const [beforeX, beforeY] = corners.at(-1)!
        corners.push([beforeX + steps[at]!, beforeY + steps[at + 1]!])
      }
      return { corners, isClosed: text.endsWith('z') }
    })
  read.set(path, shapes)
  return shapes
}

/**
 * What of an outline is seen in a box: a run of corners that all lie beyond one of its sides is cut short to its first and last, which is nothing
 * that shows; a shape of which nothing can be seen is left out.
 */
export function outlineIn(path: string, box: Box): string {
  // Beyond which sides a corner lies, a bit for each.
  const beyond = ([x, y]: Corner) =>
    (x < box.x ? 1 : x > box.x + box.width ? 2 : 0) | (y < box.y ? 4 : y > box.y + box.height ? 8 : 0)
  let seen = ''
  for (const { corners, isClosed } of shapesOf(path)) {
    const sides = corners.map(beyond)
    if (sides.reduce((all, one) => all & one, 15) !== 0) continue
    let [x, y] = corners[0]!
    let last = sides[0]!
    seen += `M${x} ${y}l`
    for (let at = 1; at < corners.length; at++) {
      const isLast = at === corners.length - 1
      if (!isLast && (last & sides[at]! & sides[at + 1]!) !== 0) continue
      const [nextX, nextY] = corners[at]!
      seen += `${nextX - x} ${nextY - y} `
      ;[x, y] = [nextX, nextY]
      last = sides[at]!
    }
    seen = seen.trimEnd() + (isClosed ? 'z' : '')
  }
  return seen
}
