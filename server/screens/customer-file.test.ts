import type { Id } from '@filrouge/kernel/ids.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAddress } from '../customers/add-address.ts'
import { addCustomer } from '../customers/add-customer.ts'
import { linkVisitor } from '../customers/public.ts'
import { callOf, customer, noon, openTestWorld, refusalOf, staff, visitor } from '../customers/test-world.ts'
import { recordTouch } from '../journeys/record-touch.ts'
import { showCustomer, showMyself } from './customer-file.ts'
import { findCustomers } from './customer-search.ts'
import { touchesOf } from './customer-touches.ts'

let world: Awaited<ReturnType<typeof openTestWorld>>
let camille: Id<'customer'>
let lea: Id<'customer'>
beforeAll(async () => {
  world = await openTestWorld()
  camille = await add({ name: 'Camille Lefèvre', email: 'camille@example.com', phone: '06 12 34 56 78' })
  lea = await add({ name: 'Léa Œuvrard-Dupont', email: 'lea_d@example.com' })
  await world.db.reader.run(sql`
    insert into identifiers (kind, value, customer_id, source, created_at) values ('card', '2950000012345', ${lea}, 'import', ${noon})`)
})
afterAll(() => world.close())

const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)
const add = (person: { name?: string; email?: string; phone?: string }, call = callOf(staff())) =>
  world.db.transaction((tx) => addCustomer(tx, { language: 'fr', ...person }, call))
const find = async (query: string, limit = 20, cursor?: string) =>
  findCustomers(world.db.reader, { query, limit, ...(cursor ? { cursor } : {}) }, callOf(staff()))
const names = async (query: string) => (await find(query)).items.map((item) => item.name)

test('a telephone finds her however it is written, and part of it too', async () => {
  for (const typed of [
    '0612345678',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '+33 6 12 34 56 78',
    '0033612345678',
    '06 12 34',
    '5678',
  ])
    expect(await names(typed), typed).toEqual(['Camille Lefèvre'])
})

test('a name finds her without accents, in any order, by its beginning and with a slip', async () => {
  for (const typed of ['lefevre', 'LEFÈVRE camille', 'cam', 'camile lefevre', 'Lefévre'])
    expect(await names(typed), typed).toContain('Camille Lefèvre')
  expect(await names('oeuvrard')).toEqual(['Léa Œuvrard-Dupont'])
  expect(await names('zorglub')).toEqual([])
})

test('an e-mail, part of it, and a card number find her; signs of a pattern are only signs', async () => {
  expect(await names('CAMILLE@example.com')).toEqual(['Camille Lefèvre'])
  expect(await names('lea_d@')).toEqual(['Léa Œuvrard-Dupont'])
  expect(await names('2950 0000 12345')).toEqual(['Léa Œuvrard-Dupont'])
  expect(await names('%')).toEqual([])
  expect(await names('____')).toEqual([])
})

test('a list without a question is everyone, newest first, page by page', async () => {
  const first = await find('', 1)
  expect(first.items.map((item) => item.id)).toEqual([lea])
  const second = await find('', 1, first.nextCursor!)
  expect(second).toMatchObject({ items: [{ id: camille, orderCount: 0, phones: ['+33612345678'] }], nextCursor: null })
  await expect(find('', 1, 'x')).rejects.toMatchObject({ errors: [{ pointer: '#/cursor' }] })
})

test('who is known is answered as she is', async () => {
  const call = callOf(staff())
  expect(await add({ name: 'Somebody Else', email: 'Camille@example.com', phone: '0700000001' }, call)).toBe(camille)
  expect(call.answerStatus).toBe(200)
  expect(await names('somebody')).toEqual([])
})

test('two colleagues who add one person at once add one', async () => {
  const ids = await Promise.all(
    Array.from({ length: 6 }, () => add({ name: 'Zoé', email: 'zoe@example.com', phone: '0622222222' })),
  )
  expect(new Set(ids).size).toBe(1)
  expect(await names('zoe')).toEqual(['Zoé'])
})

test('her file is the same for the staff and for herself', async () => {
  const address = { street: '12 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' }
  const herself = callOf(customer(camille))
  const kept = await world.db.transaction((tx) => addAddress(tx, address, herself))
  const again = await world.db.transaction((tx) => addAddress(tx, address, herself))
  expect(again.id).toBe(kept.id)
  const mine = await showMyself(world.db.reader, {}, herself)
  expect(mine).toMatchObject({
    id: camille,
    name: 'Camille Lefèvre',
    emails: ['camille@example.com'],
    addresses: [{ ...address, id: kept.id }],
    orders: [],
    basket: null,
    createdAt: noon.toISOString(),
  })
  expect(await showCustomer(world.db.reader, { id: camille }, callOf(staff()))).toEqual(mine)
  const unknown = 'cus_00000000000000000000000000000001' as Id<'customer'>
  expect(await refusalOf(showCustomer(world.db.reader, { id: unknown }, callOf(staff())))).toBe('customer_not_found')
})

test('her touches are those of her visitors and those the staff noted; each once', async () => {
  const session = visitor()
  const touch = (call = callOf(session), more = {}) =>
    world.db.transaction((tx) => recordTouch(tx, { kind: 'product_view', ...more }, call))
  const first = await touch()
  expect(await touch(callOf(session), { id: first.id })).toEqual(first)
  expect(await refusalOf(touch(callOf(visitor()), { id: first.id }))).toBe('id_already_used')
  expect(await touchesOf(world.db.reader, camille, 10, 'fr')).toEqual([])

  await world.db.transaction((tx) => linkVisitor(tx, session.visitorId!, camille, 'code', later(1)))
  await touch(callOf(staff(), later(2)), { kind: 'advice', customerId: camille })
  const hers = await touchesOf(world.db.reader, camille, 10, 'fr')
  expect(hers.map(({ kind, channel }) => [kind, channel])).toEqual([
    ['advice', 'shop'],
    ['product_view', 'web'],
  ])
  await expect(touch(callOf(staff()), { kind: 'advice' })).rejects.toMatchObject({
    errors: [{ pointer: '#/customerId' }],
  })
  const unknown = 'cus_00000000000000000000000000000001' as Id<'customer'>
  expect(await refusalOf(touch(callOf(staff()), { customerId: unknown }))).toBe('customer_not_found')
})

test('on a shared device a touch is hers who signed in next after it', async () => {
  const session = visitor()
  const at = (minutes: number, sku: string) =>
    world.db.transaction((tx) => recordTouch(tx, { kind: 'scan', sku }, callOf(session, later(minutes))))
  const link = (who: Id<'customer'>, minutes: number) =>
    world.db.transaction((tx) => linkVisitor(tx, session.visitorId!, who, 'code', later(minutes)))
  const one = await at(10, 'A')
  await link(camille, 11)
  const two = await at(12, 'B')
  await link(lea, 13)
  const three = await at(14, 'C')
  const scans = async (who: Id<'customer'>) =>
    (await touchesOf(world.db.reader, who, 10, 'fr')).filter(({ kind }) => kind === 'scan').map(({ id }) => id)
  expect(await scans(camille)).toEqual([one.id])
  expect(await scans(lea)).toEqual([three.id, two.id])
})
