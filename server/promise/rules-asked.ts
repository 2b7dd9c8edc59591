import type { Preference } from '@filrouge/rules/choose-sources.ts'
import type { Location } from '../locations/public.ts'
import type { Allocation } from './parcel.ts'
import type { Limit } from './sourcing-rules.ts'

/** The rules of a question, those apart that do not concern it. */
export interface Asked {
  preferences: readonly Preference<Location>[]
  limits: readonly Concerned[]
  /** How many of the limits may give way, the last of the list first. */
  soft: number
  /** How many units of each line a location may give when so many limits have given way. */
  free: (location: Location, given: number) => readonly number[]
  /** Whether a limit forbids to take a line from a location at all. */
  isExcluded: (location: Location, line: number, given: number) => boolean
  /** By how many limits have given way: the places that send all of it wherever it goes; undefined where it depends on more than the way. */
  favourites: Map<number, readonly Location[] | undefined>
  /** All of it from one of these: the same wherever it goes. */
  fromFavourite: Map<Location, readonly Allocation[]>
}

/** A limit that concerns a question, and which of its lines. */
export interface Concerned {
  limit: Limit
  lines: readonly boolean[]
  /** It gives way when so many have. */
  givesWayAt: number
}
