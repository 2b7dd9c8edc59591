import type { Device, Gesture, Role, Target } from './story.ts'

/** The gestures of a story, by the word for each. */

const target = (role: Role, name: string, inside?: Target): Target => ({ role, name, ...(inside ? { inside } : {}) })

export const part = (role: 'region' | 'listitem', name: string): Target => ({ role, name })

export const open = (path: string): Gesture => ({ do: 'open', path })

export const press = (role: Role, name: string, inside?: Target): Gesture => ({
  do: 'press',
  target: target(role, name, inside),
})

/** Pressed at the same moment on several devices: the words that say it is hers, and those that say what she can have instead. */
export const together = (...presses: { on: Device; press: string; won: string; told: string }[]): Gesture => ({
  do: 'together',
  presses: presses.map(({ on: device, press: name, won, told }) => ({
    on: device,
    target: target('button', name),
    won: target('text', won),
    told: target('text', told),
  })),
})

export const type = (name: string, text: string): Gesture => ({ do: 'type', target: target('field', name), text })

export const send = (name: string, text: string): Gesture => ({
  do: 'type',
  target: target('field', name),
  text,
  isSent: true,
})

export const see = (role: Role, name: string, inside?: Target): Gesture => ({
  do: 'see',
  target: target(role, name, inside),
})

export const scan = (from: Device, name: string, role: 'link' | 'field' = 'link'): Gesture => ({
  do: 'scan',
  from,
  target: target(role, name),
})

/** A letter has come that is not a code; where `link` is given, the address in it that holds this is opened. */
export const letter = (link?: string): Gesture => ({ do: 'letter', ...(link ? { link } : {}) })

/** The same on another device than the step's. */
export const on = (device: Device, gesture: Gesture): Gesture => ({ ...gesture, on: device })
