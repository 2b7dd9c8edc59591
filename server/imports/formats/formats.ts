import { electronics } from './electronics.ts'
import type { Format } from './format.ts'
import { gtins } from './gtins.ts'

/** Every kind of file that can be brought in, in the order in which people are offered them. */
export const formats: readonly Format[] = [electronics as Format, gtins as Format]

/** The format of this name. */
export const formatNamed = (name: string): Format | undefined => formats.find((format) => format.name === name)
