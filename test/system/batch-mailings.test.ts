import { consentLink } from '@filrouge/server/customers/public.ts'
import { leaveJob } from '@filrouge/server/platform/jobs.ts'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'

let volta: Retailer
let ines: Person
beforeAll(async () => {
  volta = await openRetailer()
  ines = await volta.staff('ines')
  await ines.put('/offers/merci', {
    ...{ titleFr: 'Merci : 5 €', titleEn: 'Thank you: €5', needsCode: true },
    effect: { kind: 'amount', of: {}, amountMinor: 500 },
  })
}, 60_000)
afterAll(() => volta.close())

const lettersTo = async (email: string): Promise<Body[]> => {
  const answer = await fetch(`${volta.url}/demo/messages?to=${encodeURIComponent(email)}`)
  const { items } = (await answer.json()) as { items: Body[] }
  return items.filter(({ data }) => data?.template === 'batch_coupon')
}
const agree = (someone: Person, given: boolean) =>
  someone.put('/customers/me/consents', { purpose: 'email', given, wordingVersion: '2026-11' })

describe('a batch of personal codes', () => {
  it('goes to each who agrees to offers, once, and tells how far it is and what became of it', async () => {
    await ines.put('/segments/paris', {
      titleFr: 'Paris',
      titleEn: 'Paris',
      rule: { postcodes: ['75'], ordersAtLeast: 1 },
    })
    const { count } = await ines.post('/offers/merci/batches', { prefix: 'PARIS', segment: 'paris', medium: 'email' })
    await volta.settle()
    expect(count, 'more than are written to at once').toBeGreaterThan(60)
    // Two in three of them have agreed to offers; some have changed their mind.
    await volta.platform.db.transaction((tx) =>
      tx.run(sql`
        insert into consents (id, customer_id, purpose, given, wording_version, wording, language, source, channel, said_at)
        select 'con_' || n || p.customer_id, p.customer_id, 'email', n = 1 or p.place % 3 = 0, '2026-11', '', 'fr', 'account', 'web', now()
        from (select customer_id, row_number() over (order by code) as place from coupons where batch = 'PARIS') p
        cross join generate_series(1, 2) n where p.place % 3 < 2 and (n = 1 or p.place % 9 = 1)`),
    )
    const [agreeing] = await volta.platform.db.read<{ count: number }>(sql`
      select count(*)::integer as count from coupons p where p.batch = 'PARIS' and exists (
        select from identifiers i where i.customer_id = p.customer_id and i.kind = 'email') and exists (
        select from (select distinct on (customer_id) customer_id, given from consents where purpose = 'email' order by customer_id, id desc) c
        where c.customer_id = p.customer_id and c.given)`)
    expect(await ines.get('/coupon-batches/PARIS')).toMatchObject({ reachable: agreeing!.count })
    expect(agreeing!.count).toBeGreaterThan(0)
    expect(agreeing!.count).toBeLessThan(count)

    await Promise.all([ines.post('/coupon-batches/PARIS/mailing'), ines.post('/coupon-batches/PARIS/mailing')])
    await volta.settle()
    const sent = await ines.get('/coupon-batches/PARIS')
    expect(sent.mailing).toMatchObject({ sent: agreeing!.count, failed: 0, skipped: count - agreeing!.count })
    expect(sent.mailing.endedAt).toBeTruthy()
    expect(sent.reachable).toBeUndefined()
    expect((await (await volta.staff('jean')).send('POST', '/coupon-batches/PARIS/mailing')).status).toBe(403)
  }, 90_000)

  it('taken up again by another process writes to nobody twice', async () => {
    const before = await ines.get('/coupon-batches/PARIS')
    const [one] = await volta.platform.db.read<{ email: string }>(sql`
      select i.value as email from messages m join identifiers i on i.customer_id = m.customer_id and i.kind = 'email'
      where m.template = 'batch_coupon' limit 1`)
    expect(await lettersTo(one!.email)).toHaveLength(1)
    // As a process leaves it that dies after its letters, before it writes down where it stands.
    await volta.platform.db.transaction(async (tx) => {
      await tx.run(sql`update batch_mailings set after_code = '', skipped = 0, ended_at = null where batch = 'PARIS'`)
      await leaveJob(tx, 'mail_batch', 'PARIS', new Date())
    })
    await volta.settle()
    expect((await ines.get('/coupon-batches/PARIS')).mailing).toMatchObject({
      ...{ sent: before.mailing.sent, skipped: before.mailing.skipped },
    })
    expect(await lettersTo(one!.email)).toHaveLength(1)
  }, 60_000)

  it('carries a link that says no to more without signing in, for a person and for her mail program', async () => {
    await ines.put('/segments/amies', { titleFr: 'Amies', titleEn: 'Friends' })
    const [emma, rose] = await Promise.all([
      volta.customer('emma.lettre@example.com'),
      volta.customer('rose.lettre@example.com'),
    ])
    await Promise.all([agree(emma, true), agree(rose, true)])
    await ines.post('/segments/amies/members', { who: ['emma.lettre@example.com', 'rose.lettre@example.com'] })
    await ines.post('/offers/merci/batches', { prefix: 'AMIES', segment: 'amies', medium: 'email' })
    // Who changes her mind before it goes is not written to.
    await agree(rose, false)
    await ines.post('/coupon-batches/AMIES/mailing')
    await volta.settle()
    expect((await ines.get('/coupon-batches/AMIES')).mailing).toMatchObject({ sent: 1, skipped: 1 })
    expect(await lettersTo('rose.lettre@example.com')).toEqual([])
    const [letter] = await lettersTo('emma.lettre@example.com')
    const [hers] = (await emma.get('/customers/me/coupons')).items
    expect(letter?.text).toContain(hers.code)
    const link = /https?:\S+\/no-more\/\S+/.exec(letter?.text)?.[0] ?? ''
    const page = await fetch(link)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Ne plus rien m’envoyer')
    const stands = async () =>
      (await emma.get('/customers/me/consents')).items.find((one: Body) => one.purpose === 'email')
    expect(await stands(), 'a link that a program only looks at changes nothing').toMatchObject({ given: true })
    // One-click, as RFC 8058 has it: no session, no cookie.
    const pressed = await fetch(link, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(pressed.status).toBe(200)
    expect(await stands()).toMatchObject({ given: false })
    expect((await fetch(`${link}x`)).status).toBe(404)
    const { id } = await rose.get('/customers/me')
    const other = await volta.platform.db.transaction((tx) => consentLink(tx, id, 'email'))
    const forged = other.replace(id, (await emma.get('/customers/me')).id)
    expect((await volta.nobody.send('POST', `/consent-links/${forged}`)).body.code).toBe('link_unknown')
  }, 60_000)

  it('is not sent while the offer is a draft, nor where its codes are nobody’s', async () => {
    await ines.post('/offers/merci/batches', { prefix: 'RUE', count: 3 })
    expect((await ines.send('POST', '/coupon-batches/RUE/mailing')).body.code).toBe('batch_not_personal')
    await ines.put('/offers/brouillon', {
      ...{ titleFr: 'B', titleEn: 'B', needsCode: true, isDraft: true },
      effect: { kind: 'amount', of: {}, amountMinor: 500 },
    })
    await ines.post('/offers/brouillon/batches', { prefix: 'TOT', segment: 'amies' })
    expect((await ines.send('POST', '/coupon-batches/TOT/mailing')).body.code).toBe('offer_is_draft')
    expect((await ines.send('POST', '/coupon-batches/NADA/mailing')).body.code).toBe('batch_not_found')
  })
})
