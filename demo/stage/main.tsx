import { render } from 'preact'
import { sayIn } from '../say.ts'
import { Away } from './away.tsx'
import { keepClock } from './clock.ts'
import type { StageSettings } from './settings.ts'
import { openStage } from './stage.tsx'

const place = document.getElementById('stage')
if (place) void setUp(place, JSON.parse(place.dataset.settings ?? '{}') as StageSettings)
keepClock()

/** The stage stands where the page and its frames are one site to the browser; whoever comes by another name is sent there. */
async function setUp(place: HTMLElement, settings: StageSettings): Promise<void> {
  const isHome = location.origin === settings.origin
  const asked = isHome ? settings.devices.phone : settings.origin
  const isFound = await fetch(`${asked}/demo/here`, { mode: 'no-cors' }).then(
    () => true,
    () => false,
  )
  if (!isFound) {
    const notice = document.createElement('div')
    place.append(notice)
    return render(<Away word={sayIn(settings.language)} address={asked} />, notice)
  }
  if (!isHome) return location.replace(settings.origin + location.pathname + location.search + location.hash)
  openStage(place, settings)
}
