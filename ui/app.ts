import { type Client, clientOver, ProblemError, type Transport } from '@filrouge/client/client.ts'
import { type HttpSettings, httpTransport } from '@filrouge/client/http.ts'
import { isLanguage, type Language } from '@filrouge/kernel/language.ts'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { hearServerTime } from './clock.ts'
import type { Seen, SeenStore } from './seen.ts'
import { rememberedStore, type Store, store, useStore } from './store.ts'

/** What a single-page app is made of: who calls, in which language, and how calls travel. */
export interface SinglePageApp {
  /** Where the app lives, without a slash at its end: `/associate`. */
  base: string
  api: Client
  settings: HttpSettings
  token: Store<string | null>
  language: Store<Language>
  /** False after a call that could not reach the server, until one can. */
  isReachable: Store<boolean>
  /** The last answers seen, shown while the network is away. Emptied at sign-out. */
  lastSeen: SeenStore
}

function languageStore(name: string): Store<Language> {
  const browser = typeof navigator === 'undefined' ? 'fr' : navigator.language.slice(0, 2)
  const inner = rememberedStore(`${name}.language`, isLanguage(browser) ? browser : 'fr')
  const read = () => {
    const text = inner.get()
    return text !== null && isLanguage(text) ? text : 'fr'
  }
  return { ...inner, get: read, set: inner.set }
}

/** Makes a single-page app; `name` is the one its token and language are kept under in the browser, `lastSeen` where its answers are. */
export function singlePageApp(made: { name: string; base: string; lastSeen?: SeenStore }): SinglePageApp {
  const token = rememberedStore(`${made.name}.token`, null)
  const language = languageStore(made.name)
  const isReachable = store(true)
  const lastSeen = made.lastSeen ?? new Map<string, Seen>()
  const settings: HttpSettings = { origin: '', token: token.get, language: language.get, heard: hearServerTime }
  const overHttp = httpTransport(settings)
  const transport: Transport = async (endpoint, input, options) => {
    const sentAs = token.get()
    const answer = await overHttp(endpoint, input, options)
    const { code } = (answer.body ?? {}) as { code?: unknown }
    isReachable.set(code !== 'unreachable')
    // A session that is over shows the sign-in again, unless someone signed in meanwhile.
    if (code === 'not_signed_in' && sentAs !== null && sentAs === token.get()) {
      lastSeen.clear()
      token.set(null)
    }
    return answer
  }
  return { base: made.base, api: clientOver(transport), settings, token, language, isReachable, lastSeen }
}

export const AppContext = createContext<SinglePageApp | null>(null)

/** The app around this page; give it once, at the root, with `AppContext.Provider`. */
export function useApp(): SinglePageApp {
  const app = useContext(AppContext)
  if (!app) throw new Error('this page stands outside an AppContext')
  return app
}

/** The typed client of the app around this page. */
export function useApi(): Client {
  return useApp().api
}

export const LanguageContext = createContext<Language>('fr')

/** The language of the page: the app's, or that of the nearest LanguageContext where there is no app (the storefront). */
export function useLanguage(): Language {
  const app = useContext(AppContext)
  const around = useContext(LanguageContext)
  return useStore(app ? app.language : constantly(around))
}

const constants = new Map<Language, Store<Language>>()

function constantly(language: Language): Store<Language> {
  const known = constants.get(language) ?? store(language)
  constants.set(language, known)
  return known
}

/** What went wrong as a ProblemError, whatever it was: a bug of the page is said like a fault of the server. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  return new ProblemError(500, { code: 'internal_error', title: 'internal_error', detail: String(error) })
}
