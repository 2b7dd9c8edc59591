import type { Client } from '@filrouge/client/client.ts'
import { ProblemError } from '@filrouge/client/client.ts'
import type { CompanyView } from '@filrouge/contract/locations.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'

/** What a page is told of the request; the mount makes one for each. */
export interface PageRequest {
  method: 'GET' | 'POST'
  /** Without the language's prefix and without the query. */
  path: string
  params: Record<string, string>
  query: URLSearchParams
  form: URLSearchParams | null
  language: Language
  /** The kinds of answer that are wished for, as the request's `Accept` has them. */
  accept: string
  hasSession: boolean
  /** She is signed in and buys for a company: prices are told without tax first. Never so on a page that is made for many. */
  isCompany: boolean
  /** From another page of this shop, so that the browser has its styles. */
  comesFromHere: boolean
  /** The departments of the shop, which stand on every page. */
  departments: readonly Department[]
  /** Who sells here at a distance, as the law has it said. */
  seller: CompanyView | undefined
  /** The postcode that she gave last, kept in a cookie of its own so that every page speaks of her place. */
  postcode: string | null
  /** Speaks for the visitor's session, also for one begun or changed during this request. */
  api: Client
  startSession(): Promise<void>
  setToken(token: string): void
  endSession(): void
  settings: {
    retailerName: string
    isDemo: boolean
    bankUrl: string | null
    publicUrl: string
    /** `shop.css`, `shop.js`, the faces → address. */
    assets: Readonly<Record<string, string>>
    /** `shop.css`, `buying.css` → what is in it. */
    styles: Readonly<Record<string, string>>
  }
  now: Date
  requestId?: string
}

export interface Department {
  code: string
  title: string
}

export interface PageAnswer {
  status: number
  html?: string
  /** In place of `html`: sent piece by piece, as it is made. */
  body?: AsyncIterable<string>
  location?: string
  headers?: Record<string, string>
  /** Kept for the next pages: the postcode she has just given. */
  postcode?: string
}

export interface PageRoute {
  method: 'GET' | 'POST'
  /** As the HTTP server writes paths: `/products/:handle`. */
  path: string
  /** Equal for everyone who has no session, and begins none: it may be made once for many readers. */
  isShared?: boolean
  /** There is one for both languages; it answers in the reader's. */
  isOnce?: boolean
  handle(request: PageRequest): Promise<PageAnswer>
}

/** The address of a page in a language: French stands at the root, English below `/en`. */
export function link(language: Language, path: string): string {
  if (language === 'fr') return path
  return path === '/' ? '/en' : path.startsWith('/?') ? `/en${path.slice(1)}` : `/en${path}`
}

/** Sends the browser to another page of the shop, in the language she reads. */
export function goTo(request: PageRequest, path: string): PageAnswer {
  return { status: 303, location: link(request.language, path) }
}

/** Answers a page made of one document. */
export function show(document: VNode, status = 200): PageAnswer {
  return { status, html: `<!doctype html>${render(document)}` }
}

/** Answers a part of a page, for a script that puts it in its place. */
export function showPart(part: VNode | null): PageAnswer {
  return { status: 200, html: part === null ? '' : render(part), headers: { 'x-robots-tag': 'noindex' } }
}

/** A path with those of the values that are there as its query. */
export function withQuery(path: string, values: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') query.append(name, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** A field of the form, trimmed; undefined where it is empty. */
export function field(request: PageRequest, name: string): string | undefined {
  return request.form?.get(name)?.trim() || undefined
}

/** The page to go back to, where it is a path of this shop; anything else is the given one. */
export function backPath(text: string | null | undefined, otherwise: string): string {
  return text && /^\/(?![/\\])[^\\\s]*$/.test(text) && text.length <= 300 ? text : otherwise
}

/** The refusal with its code, or undefined where the error is something else. */
export function problemIn(error: unknown): ProblemError | undefined {
  return error instanceof ProblemError ? error : undefined
}

/** Does what needs a session: one is begun where there is none, or where the one in the cookie has ended. */
export async function withSession<T>(request: PageRequest, work: () => Promise<T>): Promise<T> {
  if (!request.hasSession) {
    await request.startSession()
    return work()
  }
  try {
    return await work()
  } catch (error) {
    if (problemIn(error)?.status !== 401) throw error
    await request.startSession()
    return work()
  }
}

/** What was wrong with each field, by the last part of its pointer. */
export function fieldErrors(error: ProblemError): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { pointer, detail } of error.problem.errors ?? []) {
    const name = pointer.replace(/^#/, '').split('/').pop() || 'form'
    found[name] ??= detail
  }
  return found
}
