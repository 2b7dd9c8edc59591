/** A figure over time as a line no higher than its words; `before` is what it is compared with. The name says what it shows, for who cannot see it. */
export function Sparkline(props: { name: string; values: readonly number[]; before?: readonly number[] }) {
  const { name, values, before } = props
  const highest = Math.max(1, ...values, ...(before ?? []))
  const count = Math.max(values.length, before?.length ?? 0)
  const last = values.at(-1)
  return (
    <svg class="sparkline" role="img" aria-label={name}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" aria-hidden="true">
        {before && <path class="sparkline-before" d={lineOf(before, highest, count)} />}
        <path class="sparkline-now" d={lineOf(values, highest, count)} />
      </svg>
      {last !== undefined && (
        <circle
          class="sparkline-end"
          r="3.5"
          cx={`${xOf(values.length - 1, count)}%`}
          cy={`${100 - (last / highest) * 100}%`}
        />
      )}
    </svg>
  )
}

const xOf = (index: number, count: number) => (count > 1 ? (index / (count - 1)) * 100 : 0)
const short = (value: number) => Math.round(value * 10) / 10

function lineOf(values: readonly number[], highest: number, count: number): string {
  return values
    .map(
      (value, index) => `${index === 0 ? 'M' : 'L'}${short(xOf(index, count))} ${short(100 - (value / highest) * 100)}`,
    )
    .join('')
}

/** Amounts side by side, each with its words and its figure: read as a list, seen as bars. */
export function Bars(props: {
  name: string
  bars: readonly { key: string; words: string; value: number; figure: string }[]
}) {
  const highest = Math.max(1, ...props.bars.map(({ value }) => value))
  return (
    <dl class="bars" aria-label={props.name}>
      {props.bars.map(({ key, words, value, figure }) => (
        <div key={key}>
          <dt>{words}</dt>
          <dd>
            <svg class="bar" aria-hidden="true">
              <rect width={`${short((value / highest) * 100)}%`} height="100%" rx="3" />
            </svg>
            <span class="figures">{figure}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
