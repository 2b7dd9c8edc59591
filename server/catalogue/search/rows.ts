/** Lists of numbers, one for each article, in one piece of memory: reading hundreds of thousands of small arrays is what takes time. */
export class Rows {
  values = new Int32Array(1024)
  /** Where each begins; the end of the last is there too. */
  starts = new Int32Array(1024)
  private count = 0

  add(row: readonly number[] | Int32Array): void {
    const start = this.starts[this.count]!
    if (start + row.length > this.values.length) this.values = larger(this.values, start + row.length)
    if (this.count + 2 > this.starts.length) this.starts = larger(this.starts, this.count + 2)
    this.values.set(row, start)
    this.count += 1
    this.starts[this.count] = start + row.length
  }

  has(row: number, value: number): boolean {
    const end = this.starts[row + 1]!
    for (let at = this.starts[row]!; at < end; at += 1) if (this.values[at] === value) return true
    return false
  }

  of(row: number): Int32Array {
    return this.values.subarray(this.starts[row]!, this.starts[row + 1]!)
  }
}

function larger(list: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const room = new Int32Array(Math.max(least, list.length * 2))
  room.set(list)
  return room
}

/** Stands between the titles of an article. */
export const titleEnd = -1
