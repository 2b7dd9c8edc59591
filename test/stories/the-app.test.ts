import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { person } from '../world/person.ts'
import { buy } from '../world/shopping.ts'
import { cutNetwork, mainText, plain, sees, stories } from './browser.ts'
import { addToBasket } from './buying.ts'

/** The worker answers for this page. */
const isKept = (page: Page) =>
  expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null'), { timeout: 10_000 }).toBe(true)

/** As a telephone shows it when it was opened from its home screen: no browser can be told to from outside. */
async function asApp(page: Page): Promise<void> {
  await page.addInitScript(`{
    const asked = window.matchMedia.bind(window)
    window.matchMedia = (query) => query === '(display-mode: standalone)' ? { matches: true } : asked(query)
    // Its styles stand in the page or beside it; either way they are looked at once they are there.
    addEventListener('load', () => {
      for (const { cssRules } of document.styleSheets)
        for (const { media } of cssRules)
          if (media) media.mediaText = media.mediaText.replace('(display-mode: standalone) and ', '')
    })
  }`)
}

stories('the shopper’s app', (stage) => {
  it('can be installed: a manifest with its icons, and a worker that answers for the whole shop', async () => {
    const page = await stage.phone()
    await page.goto('/')
    const address = await page.locator('link[rel=manifest]').getAttribute('href')
    const manifest = await (await fetch(`${stage.retailer.url}${address}`)).json()
    expect(manifest).toMatchObject({ name: 'Volta', display: 'standalone', scope: '/', start_url: '/?app=1' })
    for (const { src } of manifest.icons) {
      const icon = await fetch(`${stage.retailer.url}${src}`)
      expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/png'])
    }
    await isKept(page)
  }, 60_000)

  it('shows without a network what was seen, with its hour, and nothing of the one who was here before', async () => {
    const page = await stage.phone()
    await page.goto('/')
    await isKept(page)
    await stage.signInAs(page, 'horsligne@example.com')
    const token = (await page.context().cookies()).find(({ name }) => name === 'filrouge_shopper')?.value
    const order = await buy(person(stage.retailer.url, token ?? null), { 'JEAN-LENA-BLEU-36': 1 })
    await page.goto(`/orders/${order.id}`)
    const promised = await page.getByRole('heading', { level: 1 }).innerText()

    await cutNetwork(page)
    await page.goto(`/orders/${order.id}`)
    await sees(page, /^Hors connexion\s: vu à \d+\sh\s\d\d$/)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(promised)
    await page.goto('/shops/paris-rivoli')
    await page.getByRole('heading', { name: 'Pas de connexion' }).waitFor()

    await page.context().setOffline(false)
    await page.goto('/account')
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await cutNetwork(page)
    await page.goto(`/orders/${order.id}`)
    await page.getByRole('heading', { name: 'Pas de connexion' }).waitFor()
    expect(await mainText(page)).not.toContain(order.number)
    await page.context().setOffline(false)
  }, 60_000)

  it('is a channel of its own from the moment it is opened as an app, with five places under the thumb', async () => {
    // Without its worker, whose answers no test can change.
    const browser = await stage.phone({ serviceWorkers: 'block' })
    await addToBasket(browser, '/products/jean-lena?sku=JEAN-LENA-BLEU-36')
    expect(await browser.getByRole('navigation', { name: 'L’application' }).count()).toBe(0)
    const channelOf = async (page: Page) =>
      ((await page.evaluate(`fetch('/api/sessions/current').then((r) => r.json())`)) as { channel: string }).channel
    expect(await channelOf(browser)).toBe('mobile_web')

    // Installed, it shares the cookies of the browser it came from.
    const app = await browser.context().newPage()
    await asApp(app)
    await app.goto('/?app=1')
    const tabs = app.getByRole('navigation', { name: 'L’application' })
    expect((await tabs.getByRole('link').allInnerTexts()).map(plain)).toEqual([
      'Accueil',
      'Rechercher',
      'Scanner',
      'Panier 1',
      'Compte',
    ])
    await expect.poll(() => channelOf(app)).toBe('app')
    await tabs.getByRole('link', { name: 'Scanner' }).click()
    await app.getByRole('heading', { name: 'Scannez l’étiquette' }).waitFor()

    await browser.goto('/')
    await expect.poll(() => channelOf(browser)).toBe('mobile_web')
  }, 60_000)

  it('reads the shelf: the price and where it can be had, from the code on the label; and says so when nobody has that code', async () => {
    const page = await stage.phone({ permissions: [] })
    const { gtin } = await (await fetch(`${stage.retailer.url}/api/variants/JEAN-LENA-BLEU-36`)).json()
    await page.goto('/shops?postcode=75004')
    await page.goto('/scan')
    await page.getByLabel('Code de l’article').fill(gtin)
    await page.getByRole('button', { name: 'Chercher', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: /Léna/ }).waitFor()
    expect(await mainText(page)).toMatch(/89,90 €.*Volta Paris Rivoli/)
    await page.getByRole('button', { name: 'Ajouter au panier' }).click()
    await page.getByRole('link', { name: 'Panier, 1 article' }).waitFor()
    await page.goto('/scan?code=0000000000000')
    await sees(page, /Aucun article ne porte le code/)
    await page.getByRole('button', { name: 'Ouvrir l’appareil photo' }).click()
    await sees(page, /L’appareil photo ne s’ouvre pas/)
  }, 60_000)

  it('changes a quantity under the finger, and gives back what was taken out', async () => {
    const page = await stage.phone()
    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-36')
    await page.waitForLoadState('load')
    const shown = (await page.evaluate(`new Promise((done) => {
      const press = document.querySelector('[data-step="1"]')
      const from = performance.now()
      press.click()
      const look = () => document.querySelector('.line-total').textContent.includes('179,80') ? done(performance.now() - from) : requestAnimationFrame(look)
      look()
    })`)) as number
    expect(shown).toBeLessThan(100)
    await page.getByRole('link', { name: 'Panier, 2 articles' }).waitFor()
    await page.reload()
    expect(await page.getByRole('spinbutton').inputValue()).toBe('2')

    await page.getByRole('button', { name: /^Retirer/ }).click()
    await page.getByRole('button', { name: 'Annuler le retrait' }).click()
    await page.getByRole('link', { name: 'Panier, 2 articles' }).waitFor()
    await page.reload()
    expect(await page.getByRole('spinbutton').inputValue()).toBe('2')
  }, 60_000)
})
