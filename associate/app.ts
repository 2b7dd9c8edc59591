import { singlePageApp } from '@filrouge/ui/app.ts'
import { keptAnswers } from './offline/kept-answers.ts'

/** What was seen on this device today. */
export const answers = keptAnswers('associate')

/** The associate's app, on a phone that stays in his pocket. */
export const app = singlePageApp({ name: 'associate', base: '/associate', lastSeen: answers })
