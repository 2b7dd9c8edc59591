import type { Language } from '@filrouge/kernel/language.ts'
import type { Device, Station } from '../stories/story.ts'

/** What the page tells the stage. */
export interface StageSettings {
  language: Language
  origin: string
  devices: Record<Device, string>
  stories: {
    name: string
    title: string
    summary: string
    minutes: number
    stations: readonly Station[]
    hasMail: boolean
  }[]
}
