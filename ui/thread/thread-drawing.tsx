/**
 * The line at one step and, below or beside it, its way to the next. Lengths are the step's own (100 %), so that the drawing needs no measuring:
 * it is right before a script has run, and without one.
 */
export function ThreadDrawing(props: {
  direction: 'down' | 'across'
  isKnot: boolean
  /** The first of all: the loose end of the thread hangs here. */
  start: boolean
  run: 'solid' | 'dashed' | undefined
  isGrowing: boolean
}) {
  const { direction, isKnot, start, run, isGrowing } = props
  const end = direction === 'down' ? { x2: '0', y2: '100%' } : { x2: '100%', y2: '0' }
  return (
    <svg class="thread-drawing" aria-hidden="true" focusable="false">
      {run && (
        <g class="thread-run">
          <line
            class={`thread-line is-${run}${isGrowing ? ' is-growing' : ''}`}
            x1="0"
            y1="0"
            {...end}
            {...whole(run)}
          />
          {run === 'solid' && <line class="thread-twist" x1="0" y1="0" {...end} />}
        </g>
      )}
      <g class="thread-run">
        {start && <path class="thread-line" d={looseEnd[direction]} />}
        <g class="thread-mark">{isKnot ? <Knot /> : <circle class="thread-bead" r="5.5" />}</g>
      </g>
    </svg>
  )
}

// A line of length 1 is drawn by one number, however long it is on the screen; a dashed one keeps its own measure.
const whole = (run: 'solid' | 'dashed') => (run === 'solid' ? { pathLength: 1 } : {})

const looseEnd = { down: 'M-7 -15C-2 -16 0 -11 0 -3', across: 'M-15 7C-16 2 -11 0 -3 0' }

// An overhand knot: the curve of a trefoil, cut at one lobe. Where it passes over, it is drawn once more on a halo of the ground.
const knot = {
  whole:
    'M0 -19C-0.1 -18.1 -0.9 -15.9 -0.9 -13.5C-0.9 -11.1 -1.2 -6.6 0 -4.6C1.2 -2.6 4.6 -2.7 6.3 -1.5C8 -0.2 9.5 1.5 10.3 3C11 4.5 11.3 6.3 11 7.6C10.7 8.9 9.8 10.1 8.7 10.8C7.5 11.5 5.8 11.9 4.2 11.7C2.7 11.6 0.7 10.9 -0.7 9.9C-2.2 8.9 -3.7 7.3 -4.6 5.6C-5.4 4 -6 1.9 -6 0C-6 -1.9 -5.4 -4 -4.6 -5.6C-3.7 -7.3 -2.2 -8.9 -0.7 -9.9C0.7 -10.9 2.7 -11.6 4.2 -11.7C5.8 -11.9 7.5 -11.5 8.7 -10.8C9.8 -10.1 10.7 -8.9 11 -7.6C11.3 -6.3 11 -4.5 10.3 -3C9.5 -1.5 8 0.2 6.3 1.5C4.6 2.7 1.2 2.6 0 4.6C-1.2 6.6 -0.9 11.1 -0.9 13.5C-0.9 15.9 -0.1 18.1 0 19',
  over: 'M-0.7 -15.6C-0.8 -13.5 -1.6 -6.9 0.2 -4.4M2.5 11.4C0 10.7 -1.9 9.3 -3.6 7.1M10.4 -3.3C9.3 -1.3 7.4 1.3 4.4 2.3',
}

function Knot() {
  return (
    <>
      <rect class="thread-knot-ground" x="-13" y="-19" width="26" height="38" />
      <path class="thread-knot" d={knot.whole} />
      <path class="thread-knot-halo" d={knot.over} />
      <path class="thread-knot" d={knot.over} />
    </>
  )
}
