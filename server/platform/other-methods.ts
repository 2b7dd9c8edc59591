import type { FastifyInstance, FastifyRequest } from 'fastify'

/**
 * Knows which methods an address has, from the routes declared after it. Asked only where nothing answers, so that it costs no other call
 * anything. No answer allows another origin's page to read it: see `docs/decisions/0128-other-origins-pages-read-nothing.md`.
 */
export function openMethods(http: FastifyInstance): (request: FastifyRequest) => readonly string[] {
  const byPattern = new Map<string, { pattern: RegExp; methods: Set<string> }>()
  http.addHook('onRoute', ({ url, method }) => {
    const known = byPattern.get(url) ?? { pattern: patternOf(url), methods: new Set(['OPTIONS']) }
    byPattern.set(url, known)
    for (const one of [method].flat()) known.methods.add(one)
    if (known.methods.has('GET')) known.methods.add('HEAD')
  })
  return ({ url }) => {
    const path = url.split('?')[0]!
    const methods = new Set<string>()
    for (const known of byPattern.values())
      if (known.pattern.test(path)) for (const method of known.methods) methods.add(method)
    return [...methods].sort()
  }
}

/** `/api/orders/:id` and `/office/*` as what an address is tried against. */
function patternOf(url: string): RegExp {
  const escaped = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+').replace(/\*/g, '.*')}$`)
}
