import type { CDPSession, Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { type Body, person } from '../world/person.ts'
import { type PushBrowser, pushBrowser } from '../world/push-browser.ts'
import { brokenRules } from './axe.ts'
import { mainText, sees, stories, textOf } from './browser.ts'
import { addToBasket, payWith, toPaymentAtHome } from './buying.ts'
import { focusedName } from './keyboard.ts'

let found: string[] = []
afterEach(() => {
  found = []
})

/** Looks at the page as it stands, by day and by night; what breaks a rule is kept. */
const look = async (page: Page, state: string) => found.push(...(await brokenRules(page, state)))

/**
 * Headless Chromium has no push service: at the browser's very edge stands this one's subscription instead. What the page asked of the browser,
 * and how often it put the browser's own question, is kept in `window.asked`.
 */
async function behind(page: Page, browser: PushBrowser, answer: NotificationPermission = 'granted'): Promise<void> {
  await page.addInitScript(
    `{
    let made = JSON.parse(sessionStorage.getItem('made') ?? 'null')
    const subscription = ${JSON.stringify(browser.subscription)}
    const shown = (json) => json && { toJSON: () => json, unsubscribe: async () => { made = null; sessionStorage.removeItem('made'); return true } }
    window.asked = { questions: 0 }
    PushManager.prototype.getSubscription = async () => shown(made)
    PushManager.prototype.subscribe = async (options) => {
      Object.assign(window.asked, options)
      made = subscription
      sessionStorage.setItem('made', JSON.stringify(made))
      return shown(made)
    }
    Notification.requestPermission = async () => (window.asked.questions++, '${answer}')
  }`,
  )
}

const asked = (page: Page) => page.evaluate('window.asked') as Promise<Record<string, unknown>>

/** The worker of the shop, as the developer tools know it. */
async function workerOf(page: Page): Promise<{ tools: CDPSession; registrationId: string; origin: string }> {
  await page.evaluate('navigator.serviceWorker.ready')
  const tools = await page.context().newCDPSession(page)
  const registrationId = new Promise<string>((seen) => {
    tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations.filter(({ isDeleted }) => !isDeleted)
      if (one) seen(one.registrationId)
    })
  })
  await tools.send('ServiceWorker.enable')
  return { tools, registrationId: await registrationId, origin: new URL(page.url()).origin }
}

const shownIn = (page: Page) =>
  page.evaluate(`navigator.serviceWorker.ready
    .then((worker) => worker.getNotifications())
    .then((all) => all.map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, url: data.url })))`) as Promise<
    Body[]
  >

stories('news of an order on her telephone', (stage) => {
  it('is offered once she has bought, asked for by the browser after her tap only, shown for real, and taken back where it was given', async () => {
    const browser = await pushBrowser(stage.retailer, 'story-phone')
    const page = await stage.phone()
    await page.context().grantPermissions(['notifications'], { origin: stage.retailer.url })
    await behind(page, browser)
    for (const path of ['/', '/c/image', '/basket']) {
      await page.goto(path)
      expect(await page.locator('[data-ask]').count()).toBe(0)
    }
    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-36')
    await toPaymentAtHome(page, 'avertie@example.com')
    await payWith(page, /Carte de test qui paie/)
    await page.waitForURL(/\/orders\/ord_/)
    const card = page.getByRole('region', { name: 'Une notification quand elle est en route ?' })
    expect(await textOf(card)).toMatch(/Rien d’autre ne sera envoyé à ce titre/)
    expect(await asked(page)).toEqual({ questions: 0 })
    await look(page, 'the order with its question')

    await card.getByRole('button', { name: 'Me prévenir' }).click()
    await page.getByRole('region', { name: 'C’est noté : vous serez prévenu ici' }).waitFor()
    const { publicKey } = await stage.retailer.nobody.get('/push/key')
    expect(await asked(page)).toEqual({ questions: 1, userVisibleOnly: true, applicationServerKey: publicKey })
    expect(await page.evaluate('document.activeElement.className')).toBe('ask-words')
    await look(page, 'the order she is told of')
    await page.reload()
    await sees(page, 'C’est noté : vous serez prévenu ici')

    // Taken back where it was given, by the same gesture; and given again.
    await page.getByRole('button', { name: 'Ne plus me prévenir' }).click()
    await card.getByRole('button', { name: 'Me prévenir' }).click()
    await sees(page, 'C’est noté : vous serez prévenu ici')

    // What the shop sends is opened by the browser's keys alone, and handed to the worker as the browser would.
    await page.getByRole('button', { name: 'Annuler la commande' }).click()
    await page.getByRole('heading', { level: 1, name: 'Annulée' }).waitFor()
    const [sent] = await browser.shown()
    const { title, body, language, tag, url } = sent.data
    const { tools, registrationId, origin } = await workerOf(page)
    const data = JSON.stringify({ title, body, language, tag, url })
    await tools.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data })
    await expect.poll(() => shownIn(page)).toEqual([{ title, body, tag, lang: 'fr', url }])
    expect(title).toMatch(/^Commande \S+ annulée$/)

    // A tap on it opens the page of the order.
    const [worker] = page.context().serviceWorkers()
    const opened = await worker!.evaluate(`new Promise((done) => {
      clients.matchAll = async () => []
      clients.openWindow = async (address) => done(address)
      registration.getNotifications().then(([notification]) =>
        dispatchEvent(new NotificationEvent('notificationclick', { notification })))
    })`)
    expect(opened).toBe(origin + url)
    const other = await stage.phone()
    await other.goto(opened as string)
    expect(await mainText(other)).toContain('Annulée')
    expect(found).toEqual([])
  }, 60_000)

  it('is not asked again for ninety days once she has said no, and e-mails go on where her browser refuses', async () => {
    const browser = await pushBrowser(stage.retailer, 'story-no')
    const page = await stage.phone()
    await behind(page, browser, 'denied')
    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-36')
    await toPaymentAtHome(page, 'discrete@example.com')
    await payWith(page, /Carte de test qui paie/)
    await page.waitForURL(/\/orders\/ord_/)
    const card = page.getByRole('region', { name: 'Une notification quand elle est en route ?' })
    await card.getByRole('button', { name: 'Non merci' }).click()
    await card.waitFor({ state: 'hidden' })
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await page.locator('[data-ask]').isVisible()).toBe(false)
    expect(await asked(page)).toEqual({ questions: 0 })

    await page.evaluate(`{
      const kept = JSON.parse(localStorage.getItem('filrouge.push'))
      localStorage.setItem('filrouge.push', JSON.stringify({ declinedAt: kept.declinedAt - 91 * 86400000 }))
    }`)
    await page.reload()
    await card.getByRole('button', { name: 'Me prévenir' }).click()
    await page.getByRole('region', { name: 'Votre navigateur refuse les notifications' }).waitFor()
    expect(await mainText(page)).toContain('les e-mails continuent')
    await look(page, 'an order in a browser that refuses')
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await page.locator('[data-ask]').isVisible()).toBe(false)
    expect(found).toEqual([])
  }, 60_000)

  it('is listed in her account by device, switched and removed there by keyboard', async () => {
    const browser = await pushBrowser(stage.retailer, 'story-account')
    const page = await stage.phone()
    await behind(page, browser)
    await stage.signInAs(page, 'appareils@example.com')
    await page.goto('/account/consents')
    await sees(page, 'Aucun appareil pour l’instant.')
    await look(page, 'no device yet')
    await page.getByRole('button', { name: 'Me prévenir' }).click()
    const row = page.getByRole('listitem').filter({ hasText: 'cet appareil' })
    await row.waitFor()
    expect(await textOf(row)).toMatch(/^Chrome, Android cet appareil Inscrit aujourd’hui/)
    await page.getByRole('switch', { name: 'Suivi de commande par notification', checked: true }).waitFor()
    await look(page, 'her devices')

    const here = page.getByRole('switch', { name: 'Prévenir sur Chrome, Android' })
    await here.focus()
    expect(await focusedName(page)).toContain('Prévenir sur Chrome, Android')
    await page.keyboard.press('Enter')
    await page.getByRole('switch', { name: 'Prévenir sur Chrome, Android', checked: false }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('switch', { name: 'Prévenir sur Chrome, Android' }).click()
    await page.getByRole('switch', { name: 'Prévenir sur Chrome, Android', checked: true }).waitFor()

    await page.getByRole('switch', { name: 'Suivi de commande par notification' }).click()
    await sees(page, 'Votre accord est retiré : aucun de ces appareils n’est prévenu.')
    await look(page, 'devices that are told nothing')
    await page.getByRole('button', { name: /^Retirer/ }).click()
    await sees(page, 'Aucun appareil pour l’instant.')
    const token = (await page.context().cookies()).find(({ name }) => name === 'filrouge_shopper')?.value
    expect((await person(stage.retailer.url, token ?? null).get('/customers/me/push-devices')).items).toEqual([])
    expect(found).toEqual([])
  }, 60_000)

  it('is for her eyes: whoever signs out takes it along, and nobody after her at this screen is told of her orders', async () => {
    const browser = await pushBrowser(stage.retailer, 'story-leaves')
    const page = await stage.laptop()
    await behind(page, browser)
    await stage.signInAs(page, 'partie@example.com')
    await page.goto('/account/consents')
    await page.getByRole('button', { name: 'Me prévenir' }).click()
    await page.getByRole('listitem').filter({ hasText: 'cet appareil' }).waitFor()
    await page.evaluate('navigator.serviceWorker.ready')
    const [worker] = page.context().serviceWorkers()
    await worker!.evaluate(`PushManager.prototype.getSubscription = async () => ({
      endpoint: ${JSON.stringify(browser.subscription.endpoint)}, unsubscribe: async () => { self.left = true } })`)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await expect.poll(() => worker!.evaluate('self.left === true')).toBe(true)
    const phone = await stage.phone()
    await stage.signInAs(phone, 'partie@example.com')
    await phone.goto('/account/consents')
    await sees(phone, 'Aucun appareil pour l’instant.')
  }, 60_000)

  it('takes the installed app on an iPhone, and says how', async () => {
    const page = await stage.phone({
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    })
    await page.addInitScript(`delete window.PushManager; navigator.standalone = false`)
    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-36')
    await toPaymentAtHome(page, 'iphone@example.com')
    await payWith(page, /Carte de test qui paie/)
    await page.waitForURL(/\/orders\/ord_/)
    const card = page.getByRole('region', { name: 'Une notification quand elle est en route ?' })
    expect(await textOf(card)).toMatch(/touchez Partager, puis « Sur l’écran d’accueil »/)
    expect(await card.getByRole('button', { name: 'Me prévenir' }).count()).toBe(0)
    await look(page, 'an order on an iPhone')
    expect(found).toEqual([])
  }, 60_000)
})
