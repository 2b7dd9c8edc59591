import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** The rules of the house (ARCHITECTURE.md) as a test. A breach says which rule, where, and what to do instead. */

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packages = [
  'kernel',
  'rules',
  'contract',
  'client',
  'server',
  'ui',
  'storefront',
  'associate',
  'office',
  'demo',
] as const
const apps = ['storefront', 'associate', 'office']
const pure = ['kernel', 'rules', 'contract']
/** A domain may import only those before it, through their public.ts. `screens` reads anything and writes nothing. */
const domains = [
  'platform',
  'locations',
  'catalogue',
  'customers',
  'promotions',
  'pricing',
  'stock',
  'slots',
  'promise',
  'loyalty',
  'payments',
  'carts',
  'fulfilment',
  'orders',
  'figures',
  'messaging',
  'journeys',
  'imports',
  'screens',
]

interface Source {
  path: string
  text: string
  imports: { from: string; target: string }[]
}

const sources = packages
  .concat(['sandbox'] as never[])
  .flatMap((name) => filesIn(join(root, name)))
  .map(read)
const rootSources = ['main.ts', 'apps.ts', 'mount-storefront.ts'].map((name) => read(join(root, name)))

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    if (name === 'node_modules' || name === 'dist') return []
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesIn(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8')
  const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => {
    const from = match[1] as string
    const target = from.startsWith('.')
      ? relative(root, resolve(dirname(path), from))
      : from.replace(/^@filrouge\//, '')
    return { from, target: from.startsWith('.') || from.startsWith('@filrouge/') ? target : '' }
  })
  return { path: relative(root, path), text, imports }
}

const isTest = (source: Source) => /\.(test|fixture)\.tsx?$/.test(source.path)
const roomOf = (path: string) => path.split('/')[0] as string
const domainOf = (path: string) =>
  path.startsWith('server/') && path.split('/').length > 2 ? path.split('/')[1] : undefined

function breaches(found: (source: Source) => string[]): string[] {
  return sources.filter((source) => !isTest(source)).flatMap(found)
}

describe('the house', () => {
  it('lets a package import only what stands before it', () => {
    expect(
      breaches(({ path, imports }) =>
        imports
          .filter(({ target }) => target !== '')
          .filter(({ target }) => packages.indexOf(roomOf(target) as never) > packages.indexOf(roomOf(path) as never))
          .map(
            ({ target }) =>
              `${path} imports ${target}: ${roomOf(target)} stands after ${roomOf(path)}. Publish an event, or move the code down.`,
          ),
      ),
    ).toEqual([])
  })

  it('leaves the edge of the world outside: only the start and the tests know the sandbox', () => {
    expect(
      breaches(({ path, imports }) =>
        imports
          .filter(({ target }) => roomOf(target) === 'sandbox' && roomOf(path) !== 'sandbox')
          .map(({ target }) => `${path} imports ${target}`),
      ),
    ).toEqual([])
  })

  it('keeps the apps away from the server and from each other', () => {
    expect(
      breaches(({ path, imports }) =>
        imports
          .filter(
            ({ target }) =>
              apps.includes(roomOf(path)) &&
              (roomOf(target) === 'server' || (apps.includes(roomOf(target)) && roomOf(target) !== roomOf(path))),
          )
          .map(({ target }) => `${path} imports ${target}: an app speaks through client/.`),
      ),
    ).toEqual([])
  })

  it('lets a domain import only earlier domains, through their public.ts', () => {
    expect(
      breaches(({ path, imports }) => {
        const from = domainOf(path)
        if (!from) return []
        return imports.flatMap(({ target }) => {
          const to = domainOf(target)
          if (!to || to === from || to === 'platform') return []
          // The view that answers after a write is named in routes.ts; one screen may be built on another domain's door.
          if (domains.indexOf(to) > domains.indexOf(from))
            return [`${path} imports ${target}: ${to} comes after ${from}. News travels as events.`]
          return target.endsWith('/public.ts') ? [] : [`${path} imports ${target}: use server/${to}/public.ts.`]
        })
      }),
    ).toEqual([])
  })

  it('knows every domain', () => {
    const found = [...new Set(sources.map(({ path }) => domainOf(path)).filter((name) => name !== undefined))]
    expect(found.filter((name) => !domains.includes(name as string))).toEqual([])
  })

  it('has the platform know no domain', () => {
    expect(
      breaches(({ path, imports }) =>
        imports
          .filter(
            ({ target }) =>
              domainOf(path) === 'platform' && domainOf(target) !== undefined && domainOf(target) !== 'platform',
          )
          .map(({ target }) => `${path} imports ${target}`),
      ),
    ).toEqual([])
  })

  it('keeps kernel, rules and contract free of Node and of the DOM', () => {
    expect(
      breaches(({ path, imports, text }) =>
        pure.includes(roomOf(path))
          ? [
              ...imports.filter(({ from }) => from.startsWith('node:')).map(({ from }) => `${path} imports ${from}`),
              ...(/\b(process\.env|document\.|window\.)/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
                ? [`${path} uses a global of Node or of the DOM`]
                : []),
            ]
          : [],
      ),
    ).toEqual([])
  })

  it('has each table written only by the folder that owns it', () => {
    const owners = new Map<string, string>()
    for (const name of readdirSync(join(root, 'db/migrations'))) {
      const text = readFileSync(join(root, 'db/migrations', name), 'utf8')
      const owner = /^-- owner: (\w+)/.exec(text)?.[1]
      expect(owner, `${name} must begin with "-- owner: <domain>"`).toBeDefined()
      for (const match of text.matchAll(/create table (?:if not exists )?(\w+)/g))
        owners.set(match[1] as string, owner as string)
    }
    const written = /\b(?:insert into|update|delete from)\s+(\w+)/gi
    expect(
      breaches(({ path, text }) =>
        [...text.matchAll(written)].flatMap((match) => {
          const table = match[1] as string
          const owner = owners.get(table)
          return owner && path.startsWith('server/') && domainOf(path) !== owner
            ? [`${path} writes ${table}, which belongs to ${owner}`]
            : []
        }),
      ),
    ).toEqual([])
  })

  it('has no rooms for odds and ends', () => {
    const banned = /(^|\/)(utils?|helpers?|common|lib|misc)(\/|\.tsx?$)/
    expect(sources.filter(({ path }) => banned.test(path)).map(({ path }) => path)).toEqual([])
  })

  it('reads the machine’s clock in one place only', () => {
    const allowed =
      /^(server\/platform\/(clock|log|live)\.ts|sandbox\/|storefront\/islands\/service-worker|associate\/carts\/sale|office\/frame\/later|ui\/clock|kernel\/ids\.ts|server\/platform\/db\/)/
    expect(
      breaches(({ path, text }) =>
        !allowed.test(path) && /\bnew Date\(\)|\bDate\.now\(\)/.test(text)
          ? [`${path} reads the clock: take now from the call, in an app from ui/clock.ts`]
          : [],
      ),
    ).toEqual([])
  })

  it('has no import cycle', () => {
    const graph = new Map(
      sources
        .concat(rootSources)
        .map(({ path, imports }) => [path, imports.map(({ target }) => target).filter(Boolean)]),
    )
    const state = new Map<string, 'open' | 'done'>()
    const cycles: string[] = []
    const visit = (path: string, trail: string[]) => {
      if (state.get(path) === 'done') return
      if (state.get(path) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
        return
      }
      state.set(path, 'open')
      for (const next of graph.get(path) ?? []) visit(next, [...trail, path])
      state.set(path, 'done')
    }
    for (const path of graph.keys()) visit(path, [])
    expect(cycles).toEqual([])
  })

  it('warns of files that no longer fit the head', () => {
    const long = sources
      .filter(({ text }) => text.split('\n').length > 300)
      .map(({ path, text }) => `${path}: ${text.split('\n').length} lines`)
    // A warning, not a gate: a long file is looked at, and sometimes it is right.
    if (long.length > 0) console.warn(`Longer than 300 lines:\n  ${long.join('\n  ')}`)
  })
})
