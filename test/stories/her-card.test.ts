import { expect, it } from 'vitest'
import { brokenRules } from './axe.ts'
import { sees, stories, textOf } from './browser.ts'
import { addToBasket, payWith, toPaymentAtHome } from './buying.ts'

stories('her card: points before she pays, a gift card at the checkout, the card without a network', (stage) => {
  it('Camille sees what she will earn, pays in part with a gift card, and her card is credited', async () => {
    const nadia = await stage.retailer.staff('nadia')
    const amount = { minor: 2000, currency: 'EUR' }
    const [gift] = (await nadia.post('/gift-cards', { amount })).items
    const page = await stage.phone()
    await stage.signInAs(page, 'camille@example.com')
    await page.getByRole('link', { name: 'Ma carte' }).click()
    const figure = page.getByRole('heading', { level: 2, name: /points$/ })
    const before = Number.parseInt((await textOf(figure)).replace(/\D/g, ''), 10)
    expect(before).toBeGreaterThan(0)
    await page.getByRole('img', { name: /^Code-barres de votre carte, 295\d{10}$/ }).waitFor()
    expect(await brokenRules(page, 'card')).toEqual([])

    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-38')
    const earns = await textOf(page.getByText(/^Vous gagnerez \d+ points\.$/))
    await toPaymentAtHome(page)
    const tenders = page.getByRole('region', { name: 'Cartes cadeaux et avoir' })
    await tenders.getByText('J’ai une carte cadeau').click()
    await tenders.getByLabel('Numéro de la carte').fill(gift.number)
    await tenders.getByLabel('Code secret').fill('ZZZZ-ZZZZ')
    await tenders.getByRole('button', { name: 'Utiliser' }).click()
    await page.getByRole('alert').filter({ hasText: 'n’est pas le bon' }).waitFor()
    expect(await brokenRules(page, 'a wrong secret')).toEqual([])
    await tenders.getByLabel('Numéro de la carte').fill(gift.number)
    await tenders.getByLabel('Code secret').fill(gift.pin)
    await tenders.getByRole('button', { name: 'Utiliser' }).click()
    await tenders.getByText(`Carte cadeau …${gift.number.slice(-4)}`).waitFor()
    expect(await textOf(tenders)).toMatch(/-20,00/)
    expect(await brokenRules(page, 'a gift card')).toEqual([])
    await toPaymentAgain(page)
    await payWith(page, /Carte de test qui paie/)
    await page.waitForURL(/\/orders\/ord_/)
    const earned = Number.parseInt(earns.replace(/\D/g, ''), 10)
    await sees(page, `Cette commande vous a rapporté ${earned} points.`)
    await page.goto('/card')
    expect(await textOf(figure)).toContain(String(before + earned))
    expect((await nadia.get(`/gift-cards/${gift.number}`)).balance.minor).toBe(0)
  })

  it('Jean scans the card: her file opens with her points', async () => {
    const camille = await stage.retailer.customer('camille@example.com')
    const { cardNumber, points } = await camille.get('/customers/me/loyalty')
    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto('/associate/scan')
    await jean.getByRole('textbox').first().fill(cardNumber)
    await jean.keyboard.press('Enter')
    await jean.getByRole('heading', { level: 1, name: 'Camille Laurent' }).waitFor()
    expect(await textOf(jean.getByRole('region', { name: 'Fidélité' }))).toContain(`${points} points`)
    expect(await brokenRules(jean, 'her file')).toEqual([])
  })

  it('Nadia gives credit as a gesture, Inès makes gift cards and sees what a change of the rules would earn', async () => {
    const camille = await stage.retailer.customer('camille@example.com')
    const { id } = await camille.get('/customers/me')
    const nadia = await stage.laptop()
    await stage.signInStaff(nadia, 'office', 'nadia')
    await nadia.goto(`/office/customers/${id}`)
    await nadia.getByRole('button', { name: 'Donner un avoir' }).click()
    await nadia.getByLabel('Montant en euros').fill('12,50')
    await nadia.getByLabel('Pourquoi').fill('Colis arrivé abîmé')
    expect(await brokenRules(nadia, 'a gesture')).toEqual([])
    await nadia.getByRole('dialog').getByRole('button', { name: 'Donner', exact: true }).click()
    await nadia.getByText('Avoir donné').waitFor()
    expect((await camille.get('/customers/me/loyalty')).storeCredit.minor).toBe(1250)

    const ines = await stage.laptop()
    await stage.signInStaff(ines, 'office', 'ines')
    await ines.goto('/office/offers/gift-cards')
    await ines.getByLabel('Montant').fill('30')
    await ines.getByLabel('Combien').fill('3')
    await ines.getByLabel('Nom du lot').fill('Noël')
    await ines.getByRole('button', { name: 'Créer' }).click()
    await sees(ines, /3 cartes de 30,00/)
    expect(await brokenRules(ines, 'gift cards')).toEqual([])
    await ines.getByRole('row', { name: /Noël/ }).first().getByRole('link').click()
    await sees(ines, 'Créée')
    expect(await brokenRules(ines, 'a gift card')).toEqual([])
    await ines.goto('/office/offers/loyalty')
    const preview = ines.getByRole('complementary', { name: 'Ce que rapporterait un achat' })
    await ines.getByLabel('Points par euro').fill('2')
    await preview.getByRole('cell', { name: '998', exact: true }).waitFor()
    expect(await brokenRules(ines, 'the programme')).toEqual([])
    await ines.getByRole('button', { name: 'Appliquer dès maintenant' }).click()
    await sees(ines, 'Le programme a changé')
    expect((await camille.get('/loyalty/programme')).rules.pointsPerUnit).toBe(2)
  })

  it('the app shows her card without a network, once she has seen her account', async () => {
    const page = await stage.phone()
    await page.goto('/?source=app')
    await page.evaluate('navigator.serviceWorker.ready')
    await stage.signInAs(page, 'camille@example.com')
    await expect
      .poll(() => page.evaluate(`caches.match('/card').then((seen) => seen !== undefined)`), { timeout: 10_000 })
      .toBe(true)
    await page.context().setOffline(true)
    await page.goto('/card')
    await page.getByRole('img', { name: /^Code-barres de votre carte/ }).waitFor()
    await sees(page, /Hors connexion/)
  })
})

/** The way was chosen on a page that was left for the gift card: it is chosen again where it is not kept. */
async function toPaymentAgain(page: Parameters<typeof toPaymentAtHome>[0]): Promise<void> {
  await page.getByRole('radio', { name: /^Chez vous/ }).check()
  const street = page.getByLabel('Numéro et rue')
  if (await street.isVisible()) {
    await street.fill('12 rue de Rivoli')
    await page.getByLabel('Code postal de livraison').fill('75004')
    await page.getByLabel('Ville').fill('Paris')
  }
}
