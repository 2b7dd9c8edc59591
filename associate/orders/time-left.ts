const longestMs = 60 * 60_000

/** Whether a countdown can be believed: a phone whose clock is wrong would count down from days, or below nothing. */
export function isCountable(expiresAt: string, now: number): boolean {
  const left = Date.parse(expiresAt) - now
  return left > 0 && left <= longestMs
}

/** What is left until an instant, as a countdown reads: `9:05`; `0:00` once it is over. */
export function timeLeft(expiresAt: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(expiresAt) - now) / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
