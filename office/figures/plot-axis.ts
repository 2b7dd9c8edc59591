const niceSteps = [1, 2, 2.5, 5, 10]

/** The scale of amounts: from nothing (or below, where more came back than was sold) to above the highest, with a few round marks. */
export function axisOf(amounts: readonly number[]): { least: number; most: number; marks: number[] } {
  const [low, high] = [Math.min(0, ...amounts), Math.max(0, ...amounts)]
  const step = stepOf((high - low) / 3)
  const least = Math.floor(low / step) * step
  const most = Math.max(Math.ceil(high / step) * step, least + step)
  const marks: number[] = []
  for (let mark = least; mark <= most; mark += step) marks.push(mark)
  return { least, most, marks }
}

function stepOf(about: number): number {
  // A whole unit of money at least: less is not told apart.
  const size = 10 ** Math.floor(Math.log10(Math.max(about, 100)))
  return Math.max(100, (niceSteps.find((nice) => nice * size >= about) ?? 10) * size)
}
