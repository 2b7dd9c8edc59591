import type { SayIt } from '../say.ts'
import type { Letters } from './letters.ts'
import type { Lines } from './lines.ts'
import type { Player } from './player.ts'
import type { StageSettings } from './settings.ts'

/** Everything the parts of the stage share. */
export interface Around {
  word: SayIt
  settings: StageSettings
  lines: Lines
  letters: Letters
  player: Player
}
