/** A mark on the map, in pixels of a map as wide as a telephone, and the words that should stand beside it. */
export interface Labelled {
  x: number
  y: number
  words: string
}

export type Side = 'right' | 'left' | 'above' | 'below'

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

const markReach = 8
const letterWidth = 6.7
const lineHeight = 15

/** On which side of its mark each label fits without covering another or leaving the map; undefined where it fits nowhere. The first come first. */
export function placeLabels(marks: readonly Labelled[], width: number, height: number): (Side | undefined)[] {
  const taken: Box[] = marks.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }))
  return marks.map((mark, index) => {
    const isFree = (box: Box) =>
      box.left >= 0 &&
      box.right <= width &&
      box.top >= 0 &&
      box.bottom <= height &&
      taken.every((other, at) => at === index || apart(box, other))
    const side = (['right', 'left', 'above', 'below'] as const).find((one) => isFree(boxOf(mark, one)))
    if (side) taken.push(boxOf(mark, side))
    return side
  })
}

const apart = (one: Box, other: Box) =>
  one.right < other.left || one.left > other.right || one.bottom < other.top || one.top > other.bottom

function boxOf({ x, y, words }: Labelled, side: Side): Box {
  const length = words.length * letterWidth
  const left = side === 'right' ? x + markReach : side === 'left' ? x - markReach - length : x - length / 2
  const middle =
    side === 'above' ? y - markReach - lineHeight / 2 : side === 'below' ? y + markReach + lineHeight / 2 : y
  return { left, right: left + length, top: middle - lineHeight / 2, bottom: middle + lineHeight / 2 }
}
