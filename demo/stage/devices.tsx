import { localeOf } from '@filrouge/kernel/language.ts'
import { useStore } from '@filrouge/ui/store.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type Device, type Station, usualStations } from '../stories/story.ts'
import type { Around } from './around.ts'
import { Garland } from './garland.tsx'
import { Mailbox } from './mailbox.tsx'
import { Screen } from './screen.tsx'
import { news, outcomes, type Peg, stand, telling } from './telling.ts'

/** The devices stand side by side where there is room, otherwise one at a time. */
const roomy = '(min-width: 1000px)'

/** What stands on the table in this story, and her mail; a thread from each to the next. */
export function Devices(around: Around) {
  const { word } = around
  const acting = useStore(stand)
  const { story, script, step } = useStore(telling)
  const { stations, hasMail } = useTable(around)
  const faces = useFaces(stations, acting)
  const decided = useStore(outcomes)
  const together: readonly Peg[] = script?.together ?? []
  const inUse = together.includes(acting) ? together.join(' ') : acting
  const [chosen, setChosen] = useState<Peg>('phone')
  const table = useRef<HTMLDivElement>(null)
  const isWide = useMedia(roomy)
  const pegs: readonly Peg[] = [...stations.map(([first]) => first), ...(hasMail ? (['mailbox'] as const) : [])]
  // What happens at the same moment is looked at together, however small the screen.
  const isRace = script?.steps[step]?.do.some((gesture) => gesture.do === 'together') || Object.keys(decided).length > 0
  const isAll = isWide || isRace
  useEffect(() => setChosen(pegOf(stations, acting)), [stations, acting])
  return (
    <div class="devices">
      {!isAll && (
        <nav class="tabs" aria-label={word('device.tabs')}>
          {pegs.map((peg) => (
            <button key={peg} type="button" class="tab" aria-pressed={chosen === peg} onClick={() => setChosen(peg)}>
              {word(`device.${peg}.short`)}
            </button>
          ))}
        </nav>
      )}
      <div
        class={`table${hasMail ? '' : ' is-without-mail'}${isRace ? ' is-race' : ''}`}
        data-in-use={story === null ? undefined : inUse}
        ref={table}
      >
        {stations.map((station) => (
          <StationView
            key={station[0]}
            {...around}
            station={station}
            face={faces[station[0]] ?? station[0]}
            isShown={isAll || chosen === station[0]}
            isWide={isWide}
          />
        ))}
        {hasMail && <Mailbox {...around} isShown={isWide || chosen === 'mailbox'} />}
        {isWide && (
          <Garland key={pegs.join()} table={table} pegs={pegs} pegOf={(peg) => pegOf(stations, peg)} word={word} />
        )}
      </div>
    </div>
  )
}

const usualTable = { stations: usualStations, hasMail: true }

function useTable({ settings }: Around): typeof usualTable {
  const { story } = useStore(telling)
  return settings.stories.find(({ name }) => name === story) ?? usualTable
}

const stationOf = (stations: readonly Station[], peg: Peg) =>
  stations.find((station) => (station as readonly Peg[]).includes(peg))

/** Under which of the table's pegs a device hangs. */
const pegOf = (stations: readonly Station[], peg: Peg): Peg => stationOf(stations, peg)?.[0] ?? peg

/** Which device of each place is turned to whoever looks on: the one that was used last. */
function useFaces(stations: readonly Station[], acting: Peg): Partial<Record<Device, Device>> {
  const [faces, setFaces] = useState<Partial<Record<Device, Device>>>({})
  const { story } = useStore(telling)
  useEffect(() => setFaces({}), [story])
  useEffect(() => {
    const station = stationOf(stations, acting)
    if (station) setFaces((known) => ({ ...known, [station[0]]: acting }))
  }, [stations, acting])
  return faces
}

/** Shortly after news has come, the device it came to is lit. */
function useIsTold(station: Station): boolean {
  const latest = useStore(news)
  const [isTold, setTold] = useState(false)
  useEffect(() => {
    if (!latest || !(station as readonly Peg[]).includes(latest.to)) return
    setTold(true)
    const timer = setTimeout(() => setTold(false), 1800)
    return () => clearTimeout(timer)
  }, [latest, station])
  return isTold
}

interface StationProps extends Around {
  station: Station
  face: Device
  isShown: boolean
  isWide: boolean
}

/** A place on the table. Where it holds two devices, it turns to the one that is used, as one hands over to another. */
function StationView({ station, face, isShown, isWide, ...around }: StationProps) {
  const { word } = around
  const { script } = useStore(telling)
  const outcome = useStore(outcomes)[face]
  const isTold = useIsTold(station)
  const nameOf = (device: Device) => script?.names[device] ?? word(`device.${device}`)
  const [first] = station
  const seconds = new Intl.NumberFormat(localeOf[around.settings.language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const told = outcome ? (outcome.isWon ? ' is-won' : ' is-lost') : ''
  return (
    <figure
      class={`station station-${first}${isTold ? ' is-told' : ''}${isShown ? '' : ' is-away'}${told}`}
      inert={!isShown}
    >
      <div class="turning">
        {station.map((device) => (
          <Screen
            key={device}
            {...around}
            device={device}
            name={nameOf(device)}
            isBehind={device !== face}
            isWide={isWide}
          />
        ))}
      </div>
      <figcaption>
        <span class="peg" data-peg={first} aria-hidden="true" />
        {nameOf(face)}
      </figcaption>
      {outcome && (
        <strong class="outcome figures">
          {word(outcome.isWon ? 'outcome.won' : 'outcome.told', {
            seconds: seconds.format(outcome.milliseconds / 1000),
          })}
        </strong>
      )}
    </figure>
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
