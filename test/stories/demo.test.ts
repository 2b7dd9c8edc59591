import type { Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { plain, sees, stories } from './browser.ts'

/** So fast that nobody could follow; the screens, the clicks and the waits are the same. */
const speed = 40

type Device = 'phone' | 'laptop' | 'shop' | 'other' | 'guest' | 'caller' | 'desk'

const frameOf = (page: Page, device: Device): Frame => {
  const found = page.frames().find((frame) => new URL(frame.url()).hostname === `${device}.demo.localhost`)
  if (!found) throw new Error(`there is no ${device} on the stage`)
  return found
}

const textOn = async (page: Page, device: Device) =>
  plain((await frameOf(page, device).evaluate('document.body.innerText')) as string)

/** Whom this telling is about: her address stands on her mailbox. */
async function emailOf(page: Page): Promise<string> {
  const text = await page
    .getByRole('region', { name: 'Le courrier de Camille' })
    .getByText('@example.com')
    .textContent()
  return plain(text ?? '').replace(/\s/g, '')
}

/** Told to its end; a story that loses its thread says on which screen it looked for what. */
async function ended(page: Page): Promise<void> {
  const said: string[] = []
  page.on('console', (message) => message.type() === 'warning' && said.push(message.text()))
  await page.locator('.stage:is([data-status=ended], [data-status=lost])').waitFor({ timeout: 45_000 })
  expect(await page.locator('.stage').getAttribute('data-status'), said.join('\n')).toBe('ended')
}

stories('/demo: a newcomer understands Filrouge in three minutes', (stage) => {
  const open = async (story: string, options: { speed?: number; path?: string } = {}) => {
    const page = await stage.laptop({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${options.path ?? '/demo'}?speed=${options.speed ?? speed}${story ? `#${story}` : ''}`)
    await page.waitForURL(/demo\.localhost/)
    return page
  }
  const ordersOf = async (email: string) => {
    const nadia = await stage.retailer.staff('nadia')
    const { items } = await nadia.get(`/orders?query=${encodeURIComponent(email)}`)
    return Promise.all(items.map(({ id }: { id: string }) => nadia.get(`/orders/${id}`)))
  }

  it('tells the jeans: one basket on two devices, an order to a relay point, the same on Jean’s phone', async () => {
    const page = await open('jeans')
    await ended(page)
    const orders = await ordersOf(await emailOf(page))
    expect(orders.filter(({ origin }: { origin?: string }) => origin !== 'imported')).toMatchObject([
      { lines: [{ sku: 'JEAN-LENA-BLEU-38', quantity: 1 }], delivery: { mode: 'relay' }, status: 'placed' },
    ])
    const { number } = orders[0]
    expect(await textOn(page, 'laptop')).toContain(number)
    expect(await textOn(page, 'shop')).toContain(number)
    expect(await textOn(page, 'phone')).toContain('Votre panier est vide')
    await sees(page, new RegExp(`Votre commande ${number}`))

    // By hand now: she wants to be told on this screen, and is, beside her letters.
    const laptop = frameOf(page, 'laptop')
    await laptop.getByRole('button', { name: 'Me prévenir', exact: true }).click()
    await laptop.getByText('C’est noté : vous serez prévenu ici').first().waitFor()
    await laptop.getByRole('button', { name: 'Annuler la commande' }).click()
    const shown = page.getByRole('button', {
      name: new RegExp(`Commande ${number} annulée.*Notification, sur son écran`, 's'),
    })
    await shown.waitFor({ timeout: 20_000 })
    await shown.click()
    await sees(page, /Rien ne partira/)
  }, 90_000)

  it('tells the television: none in the shop, promised at home, paid on her phone, both screens turn together', async () => {
    const page = await open('television')
    await ended(page)
    const orders = await ordersOf(await emailOf(page))
    const order = orders[0]
    expect(order).toMatchObject({
      lines: [{ sku: 'TV-AURORA-55', quantity: 1 }],
      delivery: { mode: 'home' },
      channel: 'shop',
    })
    for (const device of ['phone', 'shop', 'laptop'] as const)
      expect(await textOn(page, device)).toContain(order.number)
    expect(await textOn(page, 'phone')).toContain('Votre commande est enregistrée')
    await sees(page, new RegExp(`Votre commande ${order.number}`))
  }, 90_000)

  const isThanked = async (page: Page, devices: readonly Device[]) =>
    (await Promise.all(devices.map((device) => textOn(page, device)))).map((text) =>
      text.includes('Votre commande est enregistrée'),
    )

  it('tells the last one: four channels pay at the same moment, one has it, the others know when', async () => {
    const page = await open('last-unit')
    await ended(page)
    await sees(page, /Un seul l’a, trois savent quand/)
    const admin = await stage.retailer.staff('admin')
    const { items } = await admin.get('/stock?sku=CASQUE-BASALTE-ARENE')
    const here = items.find(({ locationCode }: { locationCode: string }) => locationCode === 'paris-rivoli')
    expect(here.available).toBe(0)
    const buyers = ['phone', 'other', 'guest', 'caller'] as const
    const thanked = await isThanked(page, buyers)
    expect(thanked.filter(Boolean)).toHaveLength(1)
    const day = /\d+(er)? (novembre|décembre|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre)/
    for (const [index, device] of buyers.entries()) {
      if (thanked[index]) continue
      const told = await textOn(page, device)
      expect(told).toMatch(
        /Voici (comment vous pouvez encore l’avoir|la nouvelle) : (Chez vous|À retirer|En point relais)/,
      )
      expect(told).toMatch(day)
    }
    // Whoever looks on sees who has it, and how long each had to wait for the answer.
    const outcomes = (await page.locator('.outcome').allInnerTexts()).map(plain)
    expect(outcomes.filter((text) => /^L’a eu en \d+,\d s$/.test(text))).toHaveLength(1)
    expect(outcomes.filter((text) => /^Sait quand, en \d+,\d s$/.test(text))).toHaveLength(3)
    // What the screens say is so.
    const orders = await ordersOf('louis@example.com')
    const isLouis = thanked[1] === true
    expect(orders.some(({ lines }: { lines: { sku: string }[] }) => lines[0]?.sku === 'CASQUE-BASALTE-ARENE')).toBe(
      isLouis,
    )
  }, 120_000)

  it('tells it on a telephone too: one screen after the other, and all four at once when it counts', async () => {
    const page = await stage.laptop({ viewport: { width: 390, height: 844 } })
    await page.goto(`/demo?speed=${speed}#last-unit`)
    await page.waitForURL(/demo\.localhost/)
    await page.getByRole('button', { name: 'Nadia', pressed: true }).waitFor({ timeout: 45_000 })
    expect(await page.locator('.station:not(.is-away)').count()).toBe(1)
    await ended(page)
    expect(await page.locator('.station:not(.is-away)').count()).toBe(4)
    const boxes = await page
      .locator('.station')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right))
    expect(Math.max(...boxes)).toBeLessThanOrEqual(390)
    expect((await isThanked(page, ['phone', 'other', 'guest', 'caller'])).filter(Boolean)).toHaveLength(1)
    // Another story takes its own three devices out again.
    await page.getByRole('link', { name: 'Lancer : Le jean' }).click()
    await ended(page)
    await page.getByRole('button', { name: 'Ordinateur' }).waitFor()
  }, 180_000)

  it('can be held, taken over by hand, and carried on without doing again what was done', async () => {
    const page = await open('jeans', { speed: 4 })
    await page.getByText('Étape 2 sur 8').waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('button', { name: 'Étape suivante' }).click()
    await page.locator('.stage[data-status=held]').waitFor()
    await sees(page, 'Étape 2 sur 8')
    await page.getByRole('button', { name: 'Prendre la main', exact: true }).click()
    await sees(page, /À vous la main/)
    const phone = frameOf(page, 'phone')
    await phone.getByRole('button', { name: 'Ajouter au panier' }).click()
    await phone.getByText('Ajouté au panier').first().waitFor()
    await page.getByRole('button', { name: 'Reprendre' }).click()
    await ended(page)
    const orders = await ordersOf(await emailOf(page))
    expect(orders[0].lines).toMatchObject([{ sku: 'JEAN-LENA-BLEU-38', quantity: 1 }])
  }, 90_000)

  it('starts again with fresh data, as often as one likes, and two visitors do not meet', async () => {
    const [one, other] = await Promise.all([open('television'), open('television')])
    await Promise.all([ended(one), ended(other)])
    const [hers, another] = await Promise.all([emailOf(one), emailOf(other)])
    expect(hers).not.toBe(another)
    await one.getByRole('button', { name: 'Recommencer' }).click()
    await one.locator('.stage[data-status=playing]').waitFor({ timeout: 20_000 })
    await ended(one)
    const again = await ordersOf(await emailOf(one))
    expect(again[0].lines).toMatchObject([{ sku: 'TV-AURORA-55', quantity: 1 }])
    expect(await ordersOf(another)).toHaveLength(1)
  }, 120_000)

  it('a card to be confirmed opens the bank beside the stage, and the device goes on by itself', async () => {
    const page = await open('')
    await expect
      .poll(
        () =>
          page
            .frames()
            .map((frame) => frame.url())
            .join(' '),
        { timeout: 10_000 },
      )
      .toMatch(/phone\.\S+\d\/( |$)/)
    const phone = frameOf(page, 'phone')
    await phone.goto(new URL('/products/jean-lena?sku=JEAN-LENA-BLEU-36', phone.url()).href)
    await phone.getByRole('button', { name: 'Ajouter au panier' }).click()
    await phone.waitForURL(/basket/)
    await phone.goto(new URL('/checkout?postcode=75004', phone.url()).href)
    await phone
      .getByRole('radio', { name: /^À retirer/ })
      .first()
      .check()
    await phone.getByLabel('Prénom et nom').fill('Claire Petit')
    await phone.getByLabel('Adresse e-mail').fill('claire@example.com')
    await phone.getByRole('radio', { name: /Carte de test à confirmer/ }).check()
    await phone.getByRole('button', { name: 'Commander avec obligation de paiement' }).click()
    const opened = page.waitForEvent('popup')
    await phone.getByRole('link', { name: 'Confirmer auprès de la banque' }).click()
    const bank = await opened
    await bank.getByRole('button', { name: 'Accepter' }).click()
    await phone.waitForURL(/\/orders\/ord_/, { timeout: 15_000 })
  }, 60_000)

  it('lets one in as anybody in one press, and the clock moves on by a day', async () => {
    const page = await open('')
    await page.getByRole('link', { name: 'Entrer comme Nadia' }).click()
    await page.waitForURL(/\/office/)
    await sees(page, /Nadia/)
    await page.goto('/demo')
    await page.waitForURL(/demo\.localhost/)
    const shown = page.locator('#clock-now')
    const before = await shown.textContent()
    await page.getByRole('button', { name: 'Un jour plus tard' }).click()
    await expect.poll(() => shown.textContent(), { timeout: 15_000 }).not.toBe(before)
  }, 60_000)

  it('speaks English to those who prefer it', async () => {
    const page = await stage.laptop({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
    await page.goto(`/demo?speed=${speed}#jeans`)
    await ended(page)
    await sees(page, /One order, the same for everyone/)
    expect(await textOn(page, 'laptop')).toMatch(/Your order is recorded|Thank you/)
  }, 90_000)
})

describe('the demo keeps to itself', () => {
  let demo: Retailer
  let real: Retailer
  beforeAll(async () => {
    ;[demo, real] = await Promise.all([openRetailer(), openRetailer({ FILROUGE_DEMO: '0' })])
    // It was given no mail server, and somebody's gift card is due.
    real.mayFail.add('send_gift_card')
  })
  afterAll(async () => {
    await Promise.all([demo?.close(), real?.close()])
  })
  const headers = { accept: 'text/html' }

  it('does not exist where no demo retailer is loaded', async () => {
    for (const path of ['/demo', '/demo/as/jean', '/demo/here', '/demo/mailbox'])
      expect((await fetch(real.url + path, { headers })).status, path).toBe(404)
    expect((await fetch(`${real.url}/demo/again`, { method: 'POST' })).status).toBe(404)
  })

  const framing = async (url: string, host?: string) => {
    const { request } = await import('node:http')
    const policy = await new Promise<string>((found, failed) =>
      request(url, { headers: { ...headers, ...(host ? { host } : {}) } }, (answer) => {
        answer.resume()
        found(String(answer.headers['content-security-policy']))
      })
        .on('error', failed)
        .end(),
    )
    return /frame-ancestors ([^;]*)/.exec(policy)?.[1]
  }

  it('is the only page that may frame another, and only the devices it knows', async () => {
    const { port } = new URL(demo.url)
    const at = `http://127.0.0.1:${port}`
    for (const path of ['/', '/associate/'])
      expect(await framing(at + path, `phone.demo.localhost:${port}`)).toBe(`http://demo.localhost:${port}`)
    expect(await framing(`${at}/`, `localhost:${port}`)).toBe("'self'")
    expect(await framing(`${at}/`, `evil.demo.localhost:${port}`)).toBe("'self'")
    expect(await framing(`${at}/demo`)).toBe("'none'")
    const realPort = new URL(real.url).port
    expect(await framing(`http://127.0.0.1:${realPort}/`, `phone.demo.localhost:${realPort}`)).toBe("'none'")
  })

  it('gives the hand only to pages of its devices', async () => {
    const { port } = new URL(demo.url)
    const page = await (await fetch(`${demo.url}/`, { headers })).text()
    expect(page).not.toContain('data-stage')
    const answer = await fetch(`http://127.0.0.1:${port}/demo`, { headers })
    expect(await answer.text()).toContain(`http://demo.localhost:${port}`)
  })
})
