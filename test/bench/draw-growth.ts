const bars = '▁▂▃▄▅▆▇█'

/** Numbers as a line of text: what does not grow is level. The scale begins at nothing, so that noise does not look like a mountain. */
export function sparkline(numbers: readonly number[]): string {
  const highest = Math.max(...numbers)
  return numbers.map((number) => bars[Math.min(7, Math.floor((number / highest) * 8))]).join('')
}

const size = { width: 640, height: 320, left: 56, right: 140, top: 24, bottom: 40 }
const colours = ['#4f46e5', '#0e7490', '#b45309', '#be123c', '#15803d', '#7e22ce']

/** A chart on two logarithmic scales, on which a straight level line is what a shop wants to see. */
export function drawGrowth(articles: readonly number[], taken: Readonly<Record<string, readonly number[]>>): string {
  const all = Object.values(taken).flat()
  const [lowest, highest] = [Math.min(...all) / 1.5, Math.max(...all) * 1.5]
  const scaled = (value: number, from: number, to: number) => Math.log(value / from) / Math.log(to / from)
  const x = (count: number) =>
    Math.round(size.left + scaled(count, articles[0]!, articles.at(-1)!) * (size.width - size.left - size.right))
  const y = (value: number) =>
    Math.round(size.height - size.bottom - scaled(value, lowest, highest) * (size.height - size.top - size.bottom))
  const text = (at: [number, number], words: string, more = '') =>
    `<text x="${at[0]}" y="${at[1]}" ${more}>${words}</text>`
  const marks = articles.map((count) =>
    text([x(count), size.height - 14], count.toLocaleString('fr-FR'), 'text-anchor="middle"'),
  )
  const levels = [0.5, 1, 2, 5, 10, 20, 50].filter((value) => value > lowest && value < highest)
  const lines = levels.map(
    (value) =>
      `<path d="M${size.left} ${y(value)}H${size.width - size.right}" stroke="#8884" />${text([size.left - 8, y(value) + 4], `${value} ms`, 'text-anchor="end"')}`,
  )
  // Names that would stand on one another are moved apart, the highest first.
  let above = Number.NEGATIVE_INFINITY
  const curves = Object.entries(taken)
    .map(([name, values], index) => ({ name, values, colour: colours[index % colours.length]! }))
    .sort((one, other) => other.values.at(-1)! - one.values.at(-1)!)
    .map(({ name, values, colour }) => {
      const path = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(articles[index]!)} ${y(value)}`).join('')
      above = Math.max(above + 16, y(values.at(-1)!) + 4)
      return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2" />${text([size.width - size.right + 10, above], name, `fill="${colour}"`)}`
    })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="system-ui, sans-serif" font-size="12" fill="#777">
${[...lines, ...marks, ...curves].join('\n')}
</svg>
`
}
