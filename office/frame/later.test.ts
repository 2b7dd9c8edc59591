import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { doLater, finishAll, outcomes, pendings, undo, undoMs } from './later.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', { addEventListener: vi.fn(), removeEventListener: vi.fn() })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const asked = { key: 'cancel ord_1', words: 'soon', undoWords: 'keep' }

test('what was pressed is sent after a moment, once, however often it was pressed', async () => {
  const act = vi.fn(async () => 'done')
  doLater(asked, act)
  doLater(asked, act)
  expect(pendings.get()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(undoMs)
  expect(act).toHaveBeenCalledTimes(1)
  expect(pendings.get()).toHaveLength(0)
  expect(outcomes.get().map(({ words }) => words)).toEqual(['done'])
})

test('what is taken back in time is never sent', async () => {
  const act = vi.fn(async () => 'done')
  doLater(asked, act)
  await vi.advanceTimersByTimeAsync(undoMs - 1)
  undo(asked.key)
  await vi.advanceTimersByTimeAsync(undoMs)
  expect(act).not.toHaveBeenCalled()
})

test('who signs out has what still waits sent at once; a refusal is kept to be read', async () => {
  doLater(asked, async () => {
    throw new Error('already left')
  })
  await finishAll()
  expect(pendings.get()).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(outcomes.get().map(({ problem }) => problem?.code)).toEqual(['internal_error'])
})
