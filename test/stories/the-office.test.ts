import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { buy, parisHome } from '../world/shopping.ts'
import { plain, sees, stories } from './browser.ts'
import { tabTo } from './keyboard.ts'

/** Whether the page can be pushed sideways. */
const slides = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')

stories('the office', (stage) => {
  it('opens everything from the keyboard: a customer, her order, its cancelling, and taking that back', async () => {
    const lea = await stage.retailer.customer('lea.office@example.com')
    const nadiaCalls = await stage.retailer.staff('nadia')
    await nadiaCalls.post('/customers', { name: 'Léa Thibaudet', email: 'lea.office@example.com' })
    const order = await buy(lea, { 'JEAN-LENA-NOIR-40': 2 }, parisHome)
    const available = async () => {
      const { items } = await nadiaCalls.get('/stock/levels?query=JEAN-LENA-NOIR-40')
      return items.find((row: { sku: string }) => row.sku === 'JEAN-LENA-NOIR-40').available
    }
    const before = await available()

    const page = await stage.laptop()
    await page.goto('/office/')
    await page.getByLabel('Identifiant').waitFor()
    await page.keyboard.type('nadia')
    await page.keyboard.press('Tab')
    await page.keyboard.type('filrouge')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Bonjour Nadia' }).waitFor()

    await page.keyboard.press('Control+k')
    await page.keyboard.type('lea.office')
    // Faster than the answer: Enter waits for it.
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /lea\.office|Léa Thibaudet/ }).waitFor()
    await tabTo(page, new RegExp(order.number))
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/orders/${order.id}`)

    await tabTo(page, /^Annuler la commande$/)
    await page.keyboard.press('Enter')
    await sees(page, /va être annulée/)
    await page.keyboard.press('z')
    await page.getByText(/va être annulée/).waitFor({ state: 'detached' })
    expect((await nadiaCalls.get(`/orders/${order.id}`)).status).toBe('placed')

    await page.getByRole('button', { name: 'Annuler la commande' }).focus()
    await page.keyboard.press('Enter')
    // It goes on by itself, wherever she goes meanwhile.
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor()
    await page.getByText(`La commande ${order.number} est annulée.`).waitFor({ timeout: 15_000 })
    expect((await nadiaCalls.get(`/orders/${order.id}`)).status).toBe('cancelled')
    expect(await available()).toBe(before + 2)

    // What was open a moment ago comes first.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: new RegExp(`Commande ${order.number}`) }).waitFor()
    expect(await page.getByRole('option').first().innerText()).toContain(order.number)
  }, 120_000)

  it('walks the orders with j and k, reads each beside the list, and keeps what narrows them in the address', async () => {
    const shopper = await stage.retailer.visitor('app')
    const first = await buy(shopper, { 'JEAN-LENA-BLEU-38': 1 }, parisHome)
    const second = await buy(await stage.retailer.visitor('app'), { 'JEAN-LENA-BLEU-38': 1 }, parisHome)
    const page = await stage.laptop({ viewport: { width: 1440, height: 900 } })
    await stage.signInStaff(page, 'office', 'nadia')
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.getByRole('combobox', { name: 'Canal' }).selectOption('app')
    await page.waitForURL(/\/orders\?channel=app/)
    const preview = page.getByRole('complementary', { name: 'Aperçu de la commande' })
    await preview.getByRole('article', { name: `Commande ${second.number}` }).waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await preview.getByRole('article', { name: `Commande ${first.number}` }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/orders/${first.id}`)
    await page.goBack()
    await page.getByRole('button', { name: 'Effacer : Canal' }).waitFor()
  }, 120_000)

  it('has Paul change a price: it says what may be struck through, and every channel has it at once', async () => {
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'paul')
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await page.getByRole('searchbox', { name: 'Chercher un article' }).fill('aurora 55')
    await page.getByRole('link', { name: /Aurora OLED 4K 55/ }).click()
    await page.getByLabel('Nouveau prix TTC, en euros').fill('1 099,90')
    await sees(page, /sans prix barré/)
    await page.getByRole('radio', { name: 'Promotion' }).check()
    await sees(page, /au lieu de 1.169,10.*prix le plus bas des 30 jours \(−5/)
    await page.getByRole('button', { name: 'Appliquer ce prix' }).click()
    await sees(page, /Le prix va passer à/)
    await page.getByText(/Le prix est 1.099,90/).waitFor({ timeout: 15_000 })

    const hers = await stage.phone()
    await hers.goto('/products/tv-aurora-55')
    await sees(hers, /1.099,90/)
    // TV10 may be typed by everybody: what it made of the price is the lowest of the 30 days.
    expect(plain(await hers.getByRole('main').innerText())).toContain('1 169,10')

    // Planned for later, and taken back.
    await page.getByLabel('Nouveau prix TTC, en euros').fill('1199')
    await page.getByRole('radio', { name: 'À une date' }).check()
    await page.getByLabel('À partir du').fill('2035-01-02T08:00')
    await page.getByRole('button', { name: 'Prévoir ce prix' }).click()
    await page.getByRole('heading', { name: 'Prix à venir' }).waitFor()
    await page.getByRole('button', { name: 'Retirer' }).click()
    await page.getByRole('heading', { name: 'Prix à venir' }).waitFor({ state: 'detached' })
  }, 120_000)

  it('tells the office that Jean put one into the window with two touches, and that he took it back', async () => {
    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto('/associate/articles/TV-CLARTES-32')
    const inside = jean.getByRole('region', { name: 'Où dans le magasin' })
    await inside.getByRole('button', { name: '1 en réserve' }).click()
    await inside.getByRole('button', { name: '1 en vitrine' }).click()
    await inside.getByText('gardé pour qui vient').waitFor()
    await inside.getByRole('button', { name: '2 en vitrine' }).waitFor()
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'sonia')
    await page.goto('/office/stock/TV-CLARTES-32?place=paris-rivoli')
    await page.getByRole('row', { name: /De réserve vers vitrine Jean Morel/ }).waitFor()
    await page.getByRole('row', { name: /Volta Paris Rivoli 2 en rayon · 2 en vitrine/ }).waitFor()
    await inside.getByRole('button', { name: 'Annuler' }).click()
    await inside.getByRole('button', { name: '1 en réserve' }).waitFor()
    await page.reload()
    await page.getByRole('row', { name: /De vitrine vers réserve Jean Morel/ }).waitFor()
  }, 60_000)

  it('shows stock as figures by place, on the map too, and says why a movement cannot be', async () => {
    const sonia = await stage.retailer.staff('sonia')
    const sku = 'TV-AURORA-48'
    const { items } = await sonia.get(`/stock?sku=${sku}`)
    const lille = items.find((item: { locationCode: string }) => item.locationCode === 'lille')
    const page = await stage.laptop({ viewport: { width: 1440, height: 900 } })
    await stage.signInStaff(page, 'office', 'sonia')
    await page.keyboard.press('g')
    await page.keyboard.press('s')
    await page.getByRole('searchbox', { name: 'Chercher un article' }).fill(sku)
    const row = page.getByRole('row').filter({ hasText: '48 pouces' })
    await row.getByTitle(/^Volta Lille/).waitFor()
    expect(plain(await row.getByTitle(/^Volta Lille/).innerText())).toBe(String(lille.available))
    await row.getByRole('link').click()
    const map = page.getByRole('group', { name: 'Disponible par lieu, sur la carte' })
    await map.getByRole('link', { name: /^Lille/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Mouvements à Volta Lille' }).waitFor()
    await page.getByLabel('Combien sont arrivés').fill('4')
    await sees(page, `Volta Lille : ${lille.onHand} → ${lille.onHand + 4} en place`)
    await page.getByRole('button', { name: 'Enregistrer la réception' }).click()
    await sees(page, 'Mouvement enregistré à Volta Lille.')
    await page.getByRole('row', { name: /Réception.*\+4/ }).waitFor()
    await page.getByRole('row', { name: new RegExp(`Volta Lille.* ${lille.available + 4} `) }).waitFor()

    await page.getByRole('radio', { name: 'Correction' }).check()
    await page.getByLabel('De combien, en plus ou en moins').fill('-999')
    await page.getByRole('button', { name: 'Enregistrer la correction' }).click()
    await sees(page, 'Le stock ne suffit pas')
    await sees(page, new RegExp(`${lille.available + 4} sont libres`))

    // On a telephone nothing is pushed sideways.
    const small = await stage.phone({ viewport: { width: 390, height: 844 } })
    await stage.signInStaff(small, 'office', 'sonia')
    for (const path of ['', 'stock', 'stock?place=paris-rivoli', `stock/${sku}`, 'orders', 'articles', 'customers']) {
      await small.goto(`/office/${path}`)
      await small.getByRole('heading', { level: 1 }).first().waitFor()
      await expect.poll(() => small.getByText('Un instant').count(), { timeout: 15_000 }).toBe(0)
      expect([path, await slides(small)]).toEqual([path, false])
    }
  }, 120_000)

  it('ties a knot when something is sold, and comes back where one was when a session has ended', async () => {
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'nadia')
    const order = await buy(await stage.retailer.visitor('social'), { 'JEAN-LENA-BLEU-36': 1 }, parisHome)
    const lane = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Réseaux sociaux' }) })
    await lane
      .getByRole('link', { name: new RegExp(order.number) })
      .first()
      .waitFor()
    await lane.getByText(/95,80/).first().waitFor()

    await page.goto(`/office/orders/${order.id}`)
    await page.getByRole('article', { name: `Commande ${order.number}` }).waitFor()
    // The network goes away and comes back: it is said, and the page is still there.
    await page.context().setOffline(true)
    await sees(page, 'Le serveur ne répond pas.')
    await page.context().setOffline(false)
    await page.getByText('Le serveur ne répond pas.').waitFor({ state: 'detached' })
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor()
    await page.evaluate(
      `fetch('/api/sessions/current', { method: 'DELETE', headers: { authorization: 'Bearer ' + localStorage.getItem('filrouge.office.token') } })`,
    )
    // Whichever call notices first.
    await page.reload()
    await sees(page, /Votre session a pris fin/)
    await page.getByLabel('Identifiant').fill('nadia')
    await page.getByLabel('Mot de passe').fill('filrouge')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Clients' }).waitFor()
  }, 120_000)
})
