import { afterEach, expect, test, vi } from 'vitest'
import { openTurns } from './turns.ts'

afterEach(() => vi.useRealTimers())

/** Asks for a turn and notes when it is given. */
function ask(turn: ReturnType<typeof openTurns>) {
  const asked = { isIn: false, leave: () => {} }
  void turn().then((leave) => Object.assign(asked, { isIn: true, leave }))
  return asked
}

const nextRound = () => new Promise((resolve) => setImmediate(resolve))

test('few are in at a time, and the others come in turn as they leave', async () => {
  const turn = openTurns(2, 60_000)
  const [first, second, third, fourth] = [ask(turn), ask(turn), ask(turn), ask(turn)]
  await nextRound()
  expect([first, second, third, fourth].map(({ isIn }) => isIn)).toEqual([true, true, false, false])
  second.leave()
  await nextRound()
  expect([third.isIn, fourth.isIn]).toEqual([true, false])
  // To leave twice makes no second place.
  second.leave()
  await nextRound()
  expect(fourth.isIn).toBe(false)
  first.leave()
  await nextRound()
  expect(fourth.isIn).toBe(true)
})

test('who takes longer than a moment keeps nobody out', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const turn = openTurns(1, 50)
  const slow = ask(turn)
  const next = ask(turn)
  const last = ask(turn)
  await nextRound()
  expect([slow.isIn, next.isIn]).toEqual([true, false])
  vi.advanceTimersByTime(50)
  await nextRound()
  expect([next.isIn, last.isIn]).toEqual([true, false])
  // Its leaving is not counted again.
  slow.leave()
  await nextRound()
  expect(last.isIn).toBe(false)
  next.leave()
  await nextRound()
  expect(last.isIn).toBe(true)
})
