import type { Language } from '@filrouge/kernel/language.ts'
import type { Names } from './names.ts'

/** A story is data: who does what on which device, what one should see then, and the sentence that is told meanwhile. */

/** Hers, the shop's and the desk's; another shopper's; and those of the two who are sold to, in the shop and on the telephone. */
export const devices = ['phone', 'laptop', 'shop', 'other', 'desk', 'guest', 'caller'] as const
export type Device = (typeof devices)[number]
export type Who = 'camille' | 'jean' | 'stranger' | 'other' | 'nadia' | 'caller'

/** A place on the table: a device, and perhaps another that is turned to when it is its turn. Named by the first. */
export type Station = readonly [Device, ...Device[]]
export const usualStations: readonly Station[] = [['phone'], ['laptop'], ['shop']]
export type Role =
  | 'button'
  | 'link'
  | 'field'
  | 'radio'
  | 'checkbox'
  | 'heading'
  | 'image'
  | 'listitem'
  | 'region'
  | 'text'

/** Something on a screen, found as a person finds it: by what it is and how it is called (a regular expression). */
export interface Target {
  role: Role
  name: string
  /** Only within such a part of the page. */
  inside?: Target
}

export type Gesture = { on?: Device } & (
  | { do: 'open'; path: string }
  | { do: 'press'; target: Target }
  /** `text` may hold `{code}`: the newest code that came by mail. With `isSent` the form goes off. */
  | { do: 'type'; target: Target; text: string; isSent?: boolean }
  | { do: 'see'; target: Target }
  /** Pressed at the same moment on several devices; of each is told, and timed, whether it has `won` or was told no. */
  | { do: 'together'; presses: { on: Device; target: Target; won: Target; told: Target }[] }
  /** The device reads the code or the address that another one shows. */
  | { do: 'scan'; from: Device; target: Target }
  /** A letter has come that is not a code; the address in it that holds `link` is opened. */
  | { do: 'letter'; link?: string }
)

export interface Step {
  who: Who
  on: Device
  /** A word or two, on the thread. */
  title: Record<Language, string>
  say: Record<Language, string>
  do: Gesture[]
}

/** What the story needs to know of this retailer today. */
export interface Facts {
  person: { name: string; email: string; postcode: string }
  articles: Record<string, { sku: string; gtin: string; title: string; handle: string; options: string[] }>
  shopName: string
  /** Somebody who rings up, where the story has one. */
  caller?: { id: string; name: string; email: string }
  /** A day she needs it by, that can be kept. */
  needBy: { words: Record<Language, string>; isNextMonth: boolean }
}

export interface Story {
  name: string
  title: Record<Language, string>
  summary: Record<Language, string>
  /** How long it takes to tell. */
  minutes: number
  /** The articles it tells of, by the name the story gives them. */
  articles: Record<string, string>
  /** What must be in stock for it to be told, in Jean's shop and in the warehouse. */
  stock: Record<string, { shop: number | 'none'; warehouse: number; nowhereElse?: true }>
  /** What stands on the table, where it is not what usually does; and whether her mail lies beside it. */
  stations?: readonly Station[]
  hasMail?: false
  /** Who rings up: a customer of that name is there when the story begins. */
  caller?: string
  /** What a device is called in this story, where it is not Camille's or Jean's. */
  names?: Partial<Record<Device, Record<Language, string>>>
  /** What is said when it is told, where it is not what usually is. */
  ending?: Record<Language, string>
  /** Devices whose screens are read together: both stay large while one of them is used. */
  together: Device[]
  /** Where each device stands when the curtain rises, and who is signed in. */
  opening: Partial<Record<Device, { as: 'camille' | 'jean' | 'nadia' | 'nobody'; at: string }>>
  tell: (facts: Facts, names: Names) => Step[]
}

/** A story as the stage plays it: in one language, for one Camille. */
export interface Script {
  story: string
  person: Facts['person']
  opening: Story['opening']
  together: Device[]
  ending?: string
  names: Partial<Record<Device, string>>
  steps: { who: Who; on: Device; title: string; sentence: string; do: Gesture[] }[]
}
