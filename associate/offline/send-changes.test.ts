import { type Client, ProblemError } from '@filrouge/client/client.ts'
import type { Endpoint } from '@filrouge/contract/endpoint.ts'
import { store } from '@filrouge/ui/store.ts'
import { describe, expect, it } from 'vitest'
import type { BasketChange } from './basket-changes.ts'
import { sendChanges } from './send-changes.ts'

const jean = 'stf_jean'
const change = (part: Partial<BasketChange>): BasketChange => ({
  key: 'k1',
  staffId: jean,
  cartId: 'crt_here',
  sku: 'TV',
  title: 'Téléviseur',
  by: 1,
  at: 0,
  ...part,
})

/** A server with one basket: it takes a key once, and may lose its answers on the way. */
function aServer(openId: string) {
  const lines = new Map<string, number>()
  const taken = new Map<string, number>()
  const server = { lines, calls: [] as string[], loses: 0, refuses: '' }
  const view = () => ({ id: openId, lines: [...lines].map(([sku, quantity]) => ({ sku, quantity })) })
  const api = (async (endpoint: Endpoint, input: Record<string, unknown>, options: { idempotencyKey?: string }) => {
    server.calls.push(endpoint.name)
    if (endpoint.name === 'setLine') {
      const { sku, quantity } = input as { sku: string; quantity: number }
      if (server.refuses === sku)
        throw new ProblemError(409, { code: 'not_priced', title: '', detail: '', requestId: '' })
      const key = options.idempotencyKey ?? ''
      if (taken.has(key) && taken.get(key) !== quantity) throw new Error('the same key with another body')
      if (!taken.has(key)) lines.set(sku, quantity)
      taken.set(key, quantity)
    }
    if (endpoint.name === 'setLine' && server.loses-- > 0)
      throw new ProblemError(503, { code: 'unreachable', title: '', detail: '', requestId: '' })
    return view()
  }) as unknown as Client
  return { server, api }
}

const quiet = { onCart: () => undefined, onMoved: () => undefined, onRefused: () => undefined }

describe('what waited for the network', () => {
  it('counts once when the answer is lost and it is sent again, whatever was added meanwhile', async () => {
    const { server, api } = aServer('crt_here')
    const waiting = store([change({ by: 2 })])
    server.loses = 1
    await sendChanges(api, waiting, jean, quiet)
    expect(waiting.get()).toMatchObject([{ key: 'k1', sent: 2 }])
    server.lines.set('TV', 5)
    await sendChanges(api, waiting, jean, quiet)
    expect(waiting.get()).toEqual([])
    expect(server.lines.get('TV')).toBe(5)
  })

  it('goes to the basket she had open, all of it', async () => {
    const { server, api } = aServer('crt_hers')
    server.lines.set('JEANS', 1)
    const moved: string[] = []
    const waiting = store([change({ begins: { customerId: 'cus_1' } }), change({ key: 'k2', sku: 'JEANS' })])
    await sendChanges(api, waiting, jean, { ...quiet, onMoved: (from, to) => moved.push(from, to) })
    expect(moved).toEqual(['crt_here', 'crt_hers'])
    expect(Object.fromEntries(server.lines)).toEqual({ TV: 1, JEANS: 2 })
    expect(server.calls.filter((name) => name === 'startCart')).toHaveLength(1)
  })

  it('that is refused is told and does not hold up the rest; a colleague’s stays where it is', async () => {
    const { server, api } = aServer('crt_here')
    server.refuses = 'TV'
    const refused: string[] = []
    const waiting = store([
      change({}),
      change({ key: 'k2', sku: 'JEANS' }),
      change({ key: 'k3', staffId: 'stf_sonia' }),
    ])
    await sendChanges(api, waiting, jean, { ...quiet, onRefused: ({ sku }) => refused.push(sku) })
    expect(refused).toEqual(['TV'])
    expect(server.lines.get('JEANS')).toBe(1)
    expect(waiting.get().map(({ key }) => key)).toEqual(['k3'])
  })
})
