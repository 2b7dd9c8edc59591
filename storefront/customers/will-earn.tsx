import type { PageRequest } from '../page.ts'
import { say } from '../words.ts'
import { sayPoints } from './say-points.ts'

/** What a purchase will bring her, before she pays; to who is not known, what it would bring with a card. */
export function WillEarn({ request, points, isKnown }: { request: PageRequest; points: number; isKnown: boolean }) {
  const { language } = request
  if (points === 0) return null
  return (
    <p class="will-earn">
      {say(language, isKnown ? 'loyalty.willEarn' : 'loyalty.wouldEarn', { points: sayPoints(points, language) })}
    </p>
  )
}
