import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { person } from '../world/person.ts'
import { buy } from '../world/shopping.ts'
import { plain, stories } from './browser.ts'

/** What the page promises, as it stands. */
const promise = async (page: Page) => plain(await page.locator('.order-promise').first().innerText())

stories('one clock on every screen', (stage) => {
  it('« aujourd’hui » is the shop’s today, on her phone, on Jean’s and at Nadia’s desk, also when the clock moves under an open page', async () => {
    const phone = await stage.phone()
    await stage.signInAs(phone, 'horloge@example.com')
    const token = (await phone.context().cookies()).find(({ name }) => name === 'filrouge_shopper')?.value
    const order = await buy(person(stage.retailer.url, token ?? null), { 'JEAN-LENA-BLEU-36': 1 })
    const moveTo = async (now: string) => {
      const moved = await fetch(`${stage.retailer.url}/demo/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now }),
      })
      expect(moved.status).toBe(200)
    }
    // The day before it comes, unless that is today: whoever works in the shop is signed out after a day.
    const morning = Date.parse(`${order.promised.earliest.slice(0, 10)}T05:00:00Z`)
    const dayBefore = morning - 20 * 3_600_000
    if (dayBefore > Date.now()) await moveTo(new Date(dayBefore).toISOString())
    const [shop, desk] = [await stage.phone(), await stage.laptop()]
    await stage.signInStaff(shop, 'associate', 'jean')
    await stage.signInStaff(desk, 'office', 'nadia')
    await phone.goto(`/orders/${order.id}`)
    await shop.goto(`/associate/orders/${order.id}`)
    await desk.goto(`/office/orders/${order.id}`)
    for (const page of [phone, shop, desk]) expect(await promise(page)).toMatch(/^Chez vous (?!.*aujourd’hui)/)

    await moveTo(new Date(morning).toISOString())
    for (const page of [phone, shop, desk]) await expect.poll(() => promise(page)).toMatch(/^Chez vous .*aujourd’hui/)
  }, 60_000)
})
