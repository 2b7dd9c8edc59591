import { useStore } from '@filrouge/ui/store.ts'
import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { SayIt } from '../say.ts'
import { news, type Peg } from './telling.ts'

interface Point {
  x: number
  y: number
}

/** The one thread from device to device. What is done on one and shows on another travels along it. */
export function Garland(props: {
  table: RefObject<HTMLDivElement | null>
  pegs: readonly Peg[]
  pegOf: (peg: Peg) => Peg
  word: SayIt
}) {
  const { table, pegs, pegOf, word } = props
  const points = usePoints(table, pegs)
  const latest = useStore(news)
  const bead = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!latest || !bead.current || points.length === 0) return
    const path = pathBetween(points, pegs.indexOf(pegOf(latest.from)), pegs.indexOf(pegOf(latest.to)))
    const { style } = bead.current
    style.setProperty('offset-path', `path("${path}")`)
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const travel = bead.current.animate(
      isCalm
        ? [
            { opacity: 1, offsetDistance: '100%' },
            { opacity: 0, offsetDistance: '100%' },
          ]
        : [
            { offsetDistance: '0%', opacity: 1 },
            { offsetDistance: '100%', opacity: 1, offset: 0.9 },
            { offsetDistance: '100%', opacity: 0 },
          ],
      { duration: 1100, easing: 'cubic-bezier(0.3, 0, 0.2, 1)' },
    )
    return () => travel.cancel()
  }, [latest])
  const told = latest && word('thread.news', { from: word(`device.${latest.from}`), to: word(`device.${latest.to}`) })
  return (
    <div class="garland">
      <svg aria-hidden="true">
        <path d={points.length > 1 ? pathBetween(points, 0, points.length - 1) : ''} />
      </svg>
      <div class="bead" ref={bead} />
      <p class="only-heard" role="status">
        {told}
      </p>
    </div>
  )
}

function usePoints(table: RefObject<HTMLDivElement | null>, pegs: readonly Peg[]): Point[] {
  const [points, setPoints] = useState<Point[]>([])
  useEffect(() => {
    const around = table.current
    if (!around) return
    const measure = () => {
      const zero = around.getBoundingClientRect()
      setPoints(
        pegs.map((peg) => {
          const box = around.querySelector(`[data-peg="${peg}"]`)?.getBoundingClientRect() ?? zero
          return { x: box.x + box.width / 2 - zero.x, y: box.y + box.height / 2 - zero.y }
        }),
      )
    }
    // The devices grow and shrink by turns: as they do, the thread stays on their pegs.
    const look = new ResizeObserver(measure)
    for (const figure of around.querySelectorAll('.station')) look.observe(figure)
    return () => look.disconnect()
  }, [table, pegs])
  return points
}

/** A thread hangs a little between two pegs. */
function pathBetween(points: readonly Point[], from: number, to: number): string {
  const first = points[from]
  if (!first) return ''
  const step = to >= from ? 1 : -1
  let path = `M${first.x} ${first.y}`
  for (let index = from; index !== to; index += step) {
    const [here, next] = [points[index], points[index + step]]
    if (!here || !next) break
    const sag = Math.max(here.y, next.y) + 14
    path += `C${here.x + (next.x - here.x) * 0.3} ${sag} ${here.x + (next.x - here.x) * 0.7} ${sag} ${next.x} ${next.y}`
  }
  return path
}
