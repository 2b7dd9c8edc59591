import type { Answer, Place } from '../hand/messages.ts'
import type { Device, Gesture, Script, Target } from '../stories/story.ts'
import type { Letters } from './letters.ts'
import type { Lines } from './lines.ts'
import { type Pace, pace } from './pace.ts'
import { act, outcomes, spots, stand, telling, update } from './telling.ts'

/** Plays a story on the devices: step by step, held, hurried, handed over to whoever looks on, and carried on. */
export interface Player {
  start(story: string): Promise<void>
  hold(): void
  carryOn(): void
  next(): void
  takeOver(): void
  setSpeed(speed: number): void
}

const patienceMs = 20_000

type Together = Extract<Gesture, { do: 'together' }>

interface Around {
  lines: Lines
  letters: Letters
  prepare: (story: string) => Promise<Script>
  isCalm: boolean
  speed: number
}

/** Opens the player of a stage. */
export function openPlayer({ lines, letters, prepare, isCalm, speed }: Around): Player {
  let script: Script | undefined
  let stopper = new AbortController()
  const beat: Pace = pace(speed)
  let isHeld = false
  let release = () => {}
  let onlyOne = false
  /** Which step comes next, and where each device stood then: from there it can be told again. */
  let ahead: { step: number; paths: Record<Device, string> } | undefined
  const onTable = () => Object.keys(script?.opening ?? {}) as Device[]
  const standBefore = (step: number) => {
    const paths = Object.fromEntries(onTable().map((device) => [device, lines.pathOf(device)])) as Record<
      Device,
      string
    >
    ahead = { step, paths }
  }
  const pointAtNothing = () => {
    for (const device of onTable()) spots[device].set(null)
  }

  const held = async (signal: AbortSignal) => {
    while (isHeld) {
      await new Promise<void>((go) => {
        release = go
        signal.addEventListener('abort', () => go(), { once: true })
      })
      signal.throwIfAborted()
    }
  }
  const find = async (device: Device, target: Target, signal: AbortSignal): Promise<Place> => {
    const asked = { ask: 'find' as const, target, patienceMs, isCalm: isCalm || beat.isHasty() }
    const { isDone, place } = await lines.ask(device, asked, signal, patienceMs + 5000)
    if (!isDone || !place) throw new Lost(device, target)
    return place
  }

  const perform = async (on: Device, gesture: Gesture, signal: AbortSignal): Promise<void> => {
    const device = gesture.on ?? on
    stand.set(gesture.do === 'letter' ? 'mailbox' : gesture.do === 'scan' ? gesture.from : device)
    if (gesture.do === 'open') {
      act(device)
      return lines.open(device, inLanguage(gesture.path), signal)
    }
    if (gesture.do === 'scan') {
      const asked = { ask: 'read' as const, target: gesture.target, patienceMs }
      const { address } = await lines.ask(gesture.from, asked, signal, patienceMs + 5000)
      if (!address) throw new Lost(gesture.from, gesture.target)
      act(gesture.from, device)
      stand.set(device)
      const { pathname, search } = new URL(address, location.href)
      return lines.open(device, inLanguage(pathname + search), signal)
    }
    if (gesture.do === 'letter') {
      const { link } = gesture
      const letter = await letters.next(({ channel, data }) => channel !== 'push' && !data?.code, signal)
      update({ letter: letter.id })
      if (!link) return beat.wait(900, signal)
      await beat.wait(1800, signal)
      const address = letter.text.match(/https?:\/\/\S+/g)?.find((one) => one.includes(link))
      if (!address) throw new Error('the letter holds no such link')
      const { pathname, search } = new URL(address)
      act('mailbox', device)
      stand.set(device)
      return lines.open(device, inLanguage(pathname + search), signal)
    }
    if (gesture.do === 'together') return pressTogether(gesture.presses, signal)
    const place = await find(device, gesture.target, signal)
    await held(signal)
    spots[device].set({ place, as: gesture.do === 'see' ? 'seen' : 'touched', isDown: false })
    if (gesture.do === 'see') return beat.wait(700, signal)
    await beat.wait(420, signal)
    let answer: Answer
    if (gesture.do === 'press') {
      spots[device].set({ place, as: 'touched', isDown: true })
      await beat.wait(180, signal)
      act(device)
      answer = await lines.ask(device, { ask: 'press', target: gesture.target }, signal, 5000)
    } else {
      const text = await writtenOut(gesture.text, signal)
      stand.set(device)
      act(device)
      const writing = { ask: 'type' as const, target: gesture.target, text, isSent: gesture.isSent ?? false }
      answer = await lines.ask(device, { ...writing, msPerKey: beat.msPerKey() }, signal, patienceMs)
    }
    if (!answer.isDone) throw new Lost(device, gesture.target)
    await beat.wait(250, signal)
    if (gesture.do === 'press') spots[device].set(null)
  }

  const pressTogether = async (presses: Together['presses'], signal: AbortSignal): Promise<void> => {
    outcomes.set({})
    const places = await Promise.all(presses.map(({ on, target }) => find(on, target, signal)))
    await held(signal)
    presses.forEach(({ on }, at) => {
      spots[on].set({ place: places[at]!, as: 'touched', isDown: true })
      act(on)
    })
    await beat.wait(600, signal)
    await Promise.all(
      presses.map(async ({ on, target }) => {
        const { isDone } = await lines.ask(on, { ask: 'press', target }, signal, 5000)
        if (!isDone) throw new Lost(on, target)
      }),
    )
    await Promise.all(presses.map((press) => hear(press, performance.now(), signal)))
    await beat.wait(1200, signal)
  }

  /** What one of them is told, whichever it is, and after how long. */
  const hear = async ({ on, won, told }: Together['presses'][number], pressedAt: number, signal: AbortSignal) => {
    const either = { ...won, name: `${won.name}|${told.name}` }
    const asked = (target: Target, ms: number) => ({ ask: 'find' as const, target, patienceMs: ms, isCalm: true })
    const { isDone, place } = await lines.ask(on, asked(either, patienceMs), signal, patienceMs + 5000)
    if (!isDone || !place) throw new Lost(on, either)
    const milliseconds = performance.now() - pressedAt
    const { isDone: isWon } = await lines.ask(on, asked(won, 0), signal, 2000)
    spots[on].set({ place, as: 'seen', isDown: false })
    outcomes.set({ ...outcomes.get(), [on]: { isWon, milliseconds } })
  }

  const writtenOut = async (text: string, signal: AbortSignal): Promise<string> => {
    if (!text.includes('{code}')) return text
    const letter = await letters.next(({ data }) => Boolean(data?.code), signal)
    stand.set('mailbox')
    update({ letter: letter.id })
    await beat.wait(1400, signal)
    return text.replace('{code}', letter.data?.code ?? '')
  }

  const playStep = async (index: number, signal: AbortSignal): Promise<void> => {
    const step = script!.steps[index]!
    standBefore(index)
    pointAtNothing()
    update({ step: index, letter: null })
    stand.set(step.on)
    const told = beat.wait(readingMs(step.sentence), signal)
    // Its end is waited for below; a stop is not an error nobody hears.
    told.catch(() => undefined)
    await beat.wait(900, signal)
    for (const gesture of step.do) {
      await held(signal)
      await perform(step.on, gesture, signal)
    }
    standBefore(index + 1)
    await told
    beat.rest()
  }

  const playFrom = async (index: number): Promise<void> => {
    stopper.abort()
    stopper = new AbortController()
    const { signal } = stopper
    isHeld = false
    update({ status: 'playing' })
    try {
      for (let step = index; step < script!.steps.length; step++) {
        await playStep(step, signal)
        if (onlyOne && step + 1 < script!.steps.length) hold()
        onlyOne = false
        await held(signal)
      }
      pointAtNothing()
      update({ status: 'ended' })
    } catch (error) {
      if (signal.aborted) return
      console.warn('the story has lost its thread:', error)
      update({ status: 'lost' })
    }
  }

  const hold = () => {
    isHeld = true
    update({ status: 'held' })
  }

  /** What a step ends with can be seen already. */
  const isDone = async (index: number, signal: AbortSignal): Promise<boolean> => {
    const step = script!.steps[index]!
    const last = step.do.at(-1)
    if (last?.do !== 'see') return false
    const asked = { ask: 'find' as const, target: last.target, patienceMs: 300, isCalm: true }
    return (await lines.ask(last.on ?? step.on, asked, signal, 2000)).isDone
  }

  /** After someone's own hands: what she has done herself is not done again; what she has left is taken up where it began. */
  const takeUp = async (): Promise<void> => {
    stopper.abort()
    stopper = new AbortController()
    const { signal } = stopper
    update({ status: 'playing', isTouched: false })
    if (!ahead) return
    const { step, paths } = ahead
    const { length } = script!.steps
    if (step < length && (await isDone(step, signal)))
      return step + 1 < length ? playFrom(step + 1) : update({ status: 'ended' })
    for (const device of onTable())
      if (lines.pathOf(device) !== paths[device]) await lines.open(device, paths[device], signal).catch(() => undefined)
    return playFrom(step)
  }

  return {
    async start(story) {
      stopper.abort()
      stopper = new AbortController()
      const { signal } = stopper
      onlyOne = false
      outcomes.set({})
      update({ story, script: null, step: 0, status: 'preparing', isTouched: false, letter: null })
      try {
        const prepared = await prepare(story)
        if (signal.aborted) return
        script = prepared
        await Promise.all(
          onTable().map((device) => {
            const { as, at } = prepared.opening[device]!
            return lines.open(device, doorTo(as, at, prepared.person.email), signal)
          }),
        )
        // The codes of whoever is signed in beforehand are no part of the story.
        await letters.follow(script.person.email)
        update({ script })
      } catch (error) {
        if (signal.aborted) return
        console.warn('the stage could not be set:', error)
        return update({ status: 'lost' })
      }
      return playFrom(0)
    },
    hold,
    carryOn() {
      const { status, isTouched } = telling.get()
      if (status === 'lost' || isTouched) return void takeUp()
      isHeld = false
      update({ status: 'playing' })
      release()
    },
    next() {
      const { status } = telling.get()
      if (status === 'held') {
        onlyOne = true
        isHeld = false
        update({ status: 'playing' })
        release()
      }
      beat.hurry()
    },
    takeOver() {
      isHeld = true
      pointAtNothing()
      update({ status: 'yours', isTouched: false })
    },
    setSpeed(chosen) {
      beat.setSpeed(chosen)
      update({ speed: chosen })
    },
  }
}

/** Something was not on the screen in time. */
class Lost extends Error {
  constructor(
    readonly device: Device,
    readonly target: Target,
  ) {
    super(`${target.role} ${target.name} is not on the ${device}`)
  }
}

/** Time to read a sentence without haste. */
const readingMs = (sentence: string): number => 1600 + sentence.length * 42

/** The shop's English pages stand below `/en`; the staff's apps keep their language themselves. */
function inLanguage(path: string): string {
  const isShop = !/^\/(en|demo|associate|office)(\/|$)/.test(path)
  return document.documentElement.lang === 'en' && isShop ? `/en${path === '/' ? '' : path}` : path
}

function doorTo(as: string, at: string, email: string): string {
  const query = new URLSearchParams({ to: inLanguage(at), language: document.documentElement.lang })
  if (as === 'camille') query.set('email', email)
  return `/demo/as/${as}?${query}`
}
