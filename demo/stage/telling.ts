import { type Store, store } from '@filrouge/ui/store.ts'
import type { Place } from '../hand/messages.ts'
import { type Device, devices, type Script } from '../stories/story.ts'

export type Status = 'idle' | 'preparing' | 'playing' | 'held' | 'yours' | 'lost' | 'ended'

/** What is being told, and how far. */
export interface Telling {
  story: string | null
  script: Script | null
  step: number
  status: Status
  speed: number
  /** Someone has used a device since it was handed over. */
  isTouched: boolean
  /** The letter that the story points at. */
  letter: string | null
}

export const telling: Store<Telling> = store<Telling>({
  story: null,
  script: null,
  step: 0,
  status: 'idle',
  speed: 1,
  isTouched: false,
  letter: null,
})

/** Changes a part of what is told. */
export function update(part: Partial<Telling>): void {
  telling.set({ ...telling.get(), ...part })
}

/** What is pointed at on each device: touched by a finger, or to be seen. */
export interface Spot {
  place: Place
  as: 'touched' | 'seen'
  isDown: boolean
}
export const spots = Object.fromEntries(devices.map((device) => [device, store<Spot | null>(null)])) as Record<
  Device,
  Store<Spot | null>
>

/** What became of those who pressed at the same moment, and how long each had to wait for it. */
export interface Outcome {
  isWon: boolean
  milliseconds: number
}
export const outcomes: Store<Partial<Record<Device, Outcome>>> = store<Partial<Record<Device, Outcome>>>({})

export type Peg = Device | 'mailbox'

/** Where something is being done: looked at first. */
export const stand: Store<Peg> = store<Peg>('phone')

/** News that travels along the thread: what was done here shows there. */
export interface News {
  from: Peg
  to: Peg
  number: number
}
export const news: Store<News | null> = store<News | null>(null)

const freshMs = 12_000
let last: { peg: Peg; at: number } | undefined
let count = 0

/** Something is done at one end of the thread; where it is known to reach another, it travels there. */
export function act(peg: Peg, to?: Peg): void {
  last = { peg, at: performance.now() }
  if (to) news.set({ from: peg, to, number: ++count })
}

/** Something has changed by itself at this end: it came along the thread from where something was done. */
export function arrive(peg: Peg): void {
  if (!last || last.peg === peg || performance.now() - last.at > freshMs) return
  news.set({ from: last.peg, to: peg, number: ++count })
}
