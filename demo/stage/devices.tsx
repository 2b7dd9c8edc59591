import { useStore } from '@filrouge/ui/store.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Device, devices } from '../stories/story.ts'
import type { Around } from './around.ts'
import { Garland } from './garland.tsx'
import { Mailbox } from './mailbox.tsx'
import { news, type Peg, type Spot, spots, stand, telling } from './telling.ts'

const pegs: readonly Peg[] = [...devices, 'mailbox']
/** The devices stand side by side where there is room, otherwise one at a time. */
const roomy = '(min-width: 1000px)'

/** The three devices and the mailbox on one table, a thread from each to the next. */
export function Devices(around: Around) {
  const { word } = around
  const acting = useStore(stand)
  const { story, script } = useStore(telling)
  const pair: readonly Peg[] = script?.together ?? []
  const inUse = pair.includes(acting) ? pair.join(' ') : acting
  const [chosen, setChosen] = useState<Peg>('phone')
  const table = useRef<HTMLDivElement>(null)
  const isWide = useMedia(roomy)
  useEffect(() => setChosen(acting), [acting])
  return (
    <div class="devices">
      {!isWide && (
        <nav class="tabs" aria-label={word('device.tabs')}>
          {pegs.map((peg) => (
            <button key={peg} type="button" class="tab" aria-pressed={chosen === peg} onClick={() => setChosen(peg)}>
              {word(`device.${peg}.short`)}
            </button>
          ))}
        </nav>
      )}
      <div class="table" data-in-use={story === null ? undefined : inUse} ref={table}>
        {devices.map((device) => (
          <DeviceView key={device} {...around} device={device} isShown={isWide || chosen === device} isWide={isWide} />
        ))}
        <Mailbox {...around} isShown={isWide || chosen === 'mailbox'} />
        {isWide && <Garland table={table} pegs={pegs} word={word} />}
      </div>
    </div>
  )
}

function useMedia(query: string): boolean {
  const [isSo, setSo] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const list = matchMedia(query)
    const look = () => setSo(list.matches)
    list.addEventListener('change', look)
    return () => list.removeEventListener('change', look)
  }, [query])
  return isSo
}

/** What each screen measures, in its own pixels. */
const sizes = { phone: [390, 800], laptop: [1280, 800], shop: [390, 800], narrowLaptop: [820, 1000] } as const

/** Shortly after news has come, the device it came to is lit. */
function useIsTold(peg: Peg): boolean {
  const latest = useStore(news)
  const [isTold, setTold] = useState(false)
  useEffect(() => {
    if (latest?.to !== peg) return
    setTold(true)
    const timer = setTimeout(() => setTold(false), 1800)
    return () => clearTimeout(timer)
  }, [latest, peg])
  return isTold
}

interface DeviceProps extends Around {
  device: Device
  isShown: boolean
  isWide: boolean
}

function DeviceView({ word, lines, player, settings, device, isShown, isWide }: DeviceProps) {
  const screen = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const { status, script } = useStore(telling)
  const isTold = useIsTold(device)
  const [width, height] = sizes[device === 'laptop' && !isWide ? 'narrowLaptop' : device]
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
    lines.attach(device, frame.current)
    frame.current.src = settings.devices[device] + firstPath(device, settings.language)
    return () => lines.attach(device, null)
  }, [device])
  const name = script?.names[device] ?? word(`device.${device}`)
  return (
    <figure class={`device device-${device}${isTold ? ' is-told' : ''}${isShown ? '' : ' is-away'}`} inert={!isShown}>
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
      <figcaption>
        <span class="peg" data-peg={device} aria-hidden="true" />
        {name}
      </figcaption>
    </figure>
  )
}

function firstPath(device: Device, language: 'fr' | 'en'): string {
  if (device === 'shop') return `/demo/as/jean?to=/associate/&language=${language}`
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
