// Neighbours on an AZERTY or a QWERTY keyboard: hitting one for the other is half a slip.
const rows = ['azertyuiop', 'qsdfghjklm', 'wxcvbn', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const neighbours = new Set(
  rows.flatMap((row) => [...row].slice(1).flatMap((letter, place) => [row[place]! + letter, letter + row[place]!])),
)

/** How many slips lie between two words, a swap of neighbours being one (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  return distance(one, other, () => 1, 1, 1)
}

/** How unlikely it is that one word was typed for the other: neighbouring keys, swaps and doubled letters weigh less. */
export function effortBetween(typed: string, meant: string): number {
  return distance(typed, meant, (one, other) => (neighbours.has(one + other) ? 0.7 : 1), 0.8, 0.5)
}

function distance(
  one: string,
  other: string,
  swap: (one: string, other: string) => number,
  turned: number,
  doubled: number,
): number {
  let before: number[] = []
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= other.length; column += 1) {
      const a = one[row - 1]!
      const b = other[column - 1]!
      const more = row > 1 && a === one[row - 2] ? doubled : 1
      const less = column > 1 && b === other[column - 2] ? doubled : 1
      let least = Math.min(
        previous[column]! + more,
        current[column - 1]! + less,
        previous[column - 1]! + (a === b ? 0 : swap(a, b)),
      )
      const isTurned = row > 1 && column > 1 && a === other[column - 2] && one[row - 2] === b
      if (isTurned) least = Math.min(least, before[column - 2]! + turned)
      current.push(least)
    }
    before = previous
    previous = current
  }
  return previous[other.length]!
}
