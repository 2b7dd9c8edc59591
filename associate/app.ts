import { singlePageApp } from '@filrouge/ui/app.ts'

/** The associate's app, on a phone that stays in his pocket. */
export const app = singlePageApp({ name: 'associate', base: '/associate' })
