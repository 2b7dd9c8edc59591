import { useStore } from '@filrouge/ui/store.ts'
import { useEffect, useRef } from 'preact/hooks'
import type { Device } from '../stories/story.ts'
import type { Around } from './around.ts'
import { type Spot, spots, telling } from './telling.ts'

/** What a screen measures, in its own pixels. */
const sizes = {
  phone: [390, 800],
  laptop: [1280, 800],
  narrowLaptop: [820, 1000],
  desk: [1024, 900],
} as const

const shapeOf = (device: Device, isWide: boolean): keyof typeof sizes => {
  if (device === 'laptop') return isWide ? 'laptop' : 'narrowLaptop'
  return device === 'desk' ? 'desk' : 'phone'
}

interface ScreenProps extends Around {
  device: Device
  name: string
  isBehind: boolean
  isWide: boolean
}

/** A device: one of the real apps in a frame, and what is pointed at on it. */
export function Screen({ word, lines, player, settings, device, name, isBehind, isWide }: ScreenProps) {
  const screen = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const { status } = useStore(telling)
  const shape = shapeOf(device, isWide)
  const [width, height] = sizes[shape]
  const isShielded = status === 'playing' || status === 'held' || status === 'preparing'
  useEffect(() => {
    const look = new ResizeObserver(([entry]) => {
      if (entry) screen.current?.style.setProperty('--scale', String(entry.contentRect.width / width))
    })
    if (screen.current) look.observe(screen.current)
    return () => look.disconnect()
  }, [width])
  useEffect(() => {
    if (!frame.current) return
    frame.current.src = settings.devices[device] + firstPath(device, settings.language)
    lines.attach(device, frame.current)
    return () => lines.attach(device, null)
  }, [device])
  return (
    <div class={`device device-${shape}${isBehind ? ' is-behind' : ''}`} inert={isBehind}>
      <div class="body">
        <div class="screen" ref={screen} data-size={`${width}x${height}`}>
          <iframe ref={frame} title={name} inert={isShielded} />
          <Pointing device={device} />
          {isShielded && (
            <button
              type="button"
              class="shield"
              tabIndex={-1}
              aria-label={word('device.take', { name })}
              onClick={status === 'preparing' ? undefined : player.takeOver}
            />
          )}
        </div>
      </div>
    </div>
  )
}

function firstPath(device: Device, language: 'fr' | 'en'): string {
  if (device === 'shop') return `/demo/as/jean?to=/associate/&language=${language}`
  if (device === 'desk') return `/demo/as/nadia?to=/office/&language=${language}`
  return `/demo/as/nobody?to=${language === 'en' ? '/en' : '/'}&language=${language}`
}

/** The finger, and the ring around what is to be seen. */
function Pointing({ device }: { device: Device }) {
  const spot = useStore(spots[device])
  const dot = useRef<HTMLDivElement>(null)
  const ring = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!spot) return
    const { x, y, width, height } = spot.place
    put(dot.current, { left: x + Math.min(width / 2, 220), top: y + height / 2 })
    put(ring.current, { left: x - 8, top: y - 6, width: width + 16, height: height + 12 })
  }, [spot])
  return (
    <div class="pointing" aria-hidden="true">
      <div class={`ring${spot?.as === 'seen' ? ' is-on' : ''}`} ref={ring} />
      <div class={fingerClass(spot)} ref={dot} />
    </div>
  )
}

const fingerClass = (spot: Spot | null) =>
  `finger${spot?.as === 'touched' ? ' is-on' : ''}${spot?.isDown ? ' is-down' : ''}`

// By script rather than by attribute: the page's policy allows no inline styles.
function put(element: HTMLElement | null, box: Record<string, number>): void {
  for (const [side, value] of Object.entries(box)) element?.style.setProperty(side, `${Math.round(value)}px`)
}
