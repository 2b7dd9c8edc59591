import type { Page } from 'playwright-core'
import type { Retailer } from '../world/retailer.ts'

/** A shopper's gestures on the pages of the shop, in French. */

/** Puts one of an article into the basket. */
export async function addToBasket(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('button', { name: 'Ajouter au panier' }).click()
  await page.getByRole('heading', { level: 1, name: 'Votre panier' }).waitFor()
}

/** From the basket to the last press but one, brought to a home in Paris. */
export async function toPaymentAtHome(page: Page, email = 'camille@example.com'): Promise<void> {
  await seeWays(page)
  await page.getByRole('radio', { name: /^Chez vous/ }).check()
  await page.getByLabel('Numéro et rue').fill('12 rue de Rivoli')
  await page.getByLabel('Code postal de livraison').fill('75004')
  await page.getByLabel('Ville').fill('Paris')
  await toPayment(page, email)
}

/** From the basket to the last press but one, to be collected in this shop. */
export async function toPaymentInShop(page: Page, shop: string, email = 'camille@example.com'): Promise<void> {
  await seeWays(page)
  await page.getByRole('radio', { name: /^À retirer/ }).check()
  await page.getByRole('radio', { name: new RegExp(shop) }).check()
  await toPayment(page, email)
}

async function seeWays(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Commander' }).click()
  await page.getByLabel('Votre code postal').fill('75004')
  await page.getByRole('button', { name: 'Voir les dates' }).click()
  await page.getByRole('radio', { name: /^Chez vous/ }).waitFor()
}

async function toPayment(page: Page, email: string): Promise<void> {
  await page.getByLabel('Prénom et nom').fill('Camille Laurent')
  await page.getByLabel('Adresse e-mail').fill(email)
  // Without JavaScript the total of a way is seen by a press of its own.
  const recap = page.getByRole('button', { name: 'Voir le total et payer' })
  if (await recap.isVisible()) await recap.click()
}

/** Presses the button that obliges to pay, with one of the demo's cards. */
export async function payWith(page: Page, card: string | RegExp): Promise<void> {
  await page.getByRole('radio', { name: card }).check()
  await page.getByRole('button', { name: 'Commander avec obligation de paiement' }).click()
}

/** Makes an article lie only where it is said, by location code; everywhere else there is none. */
export async function onlyIn(retailer: Retailer, sku: string, quantities: Record<string, number>): Promise<void> {
  const admin = await retailer.staff('admin')
  const { items } = await admin.get(`/stock?sku=${sku}`)
  for (const { locationId, locationCode, safety, onHand } of items) {
    const wanted = quantities[locationCode]
    const quantity = wanted === undefined ? 0 : wanted + safety
    if (quantity !== onHand)
      await admin.post('/stock/movements', { sku, locationId, kind: 'count', quantity, reason: 'inventory' })
  }
}
