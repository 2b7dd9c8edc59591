import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { sees, stories, textOf } from './browser.ts'
import { addToBasket, onlyIn, payWith, toPaymentAtHome, toPaymentInShop } from './buying.ts'

const goodCard = /Carte de test qui paie/
const jeans = (size: number) => `/products/jean-lena?sku=JEAN-LENA-BLEU-${size}`

/** Two press at once; answers the one who has the order and the one who has not. */
async function race(pages: [Page, Page]): Promise<[Page, Page]> {
  for (const page of pages) await page.getByRole('radio', { name: goodCard }).check()
  await Promise.all(pages.map((page) => payWith(page, goodCard)))
  await Promise.all(pages.map((page) => page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor()))
  const isPlaced = pages.map((page) => /\/orders\/ord_/.test(page.url()))
  expect(isPlaced.filter(Boolean), 'orders placed').toHaveLength(1)
  return isPlaced[0] ? pages : [pages[1], pages[0]]
}

stories('the last unit and what the bank refuses', (stage) => {
  it('goes to one of two; the other is told that none is left, and pays as soon as there is one again', async () => {
    const pages: [Page, Page] = [await stage.phone(), await stage.laptop()]
    await onlyIn(stage.retailer, 'JEAN-LENA-BLEU-40', { 'paris-rivoli': 1 })
    await Promise.all(
      pages.map(async (page, n) => {
        await addToBasket(page, jeans(40))
        await toPaymentAtHome(page, `last${n}@example.com`)
      }),
    )
    const [winner, other] = await race(pages)
    await sees(winner, /Votre commande est enregistrée/)
    await sees(other, 'Un article vient de partir : la commande n’est plus possible ainsi.')
    await sees(other, /Il n’y a plus d’autre moyen/)
    await other.getByRole('link', { name: 'Modifier le panier' }).first().click()
    await sees(other, /Plus disponible en ce moment/)

    const delivery = {
      sku: 'JEAN-LENA-BLEU-40',
      locationId: 'entrepot-nord',
      kind: 'receive',
      quantity: 3,
      reason: 'delivery',
    }
    await (await stage.retailer.staff('admin')).post('/stock/movements', delivery)
    await other.goto('/checkout')
    await other.getByRole('radio', { name: /^Chez vous/ }).check()
    await payWith(other, goodCard)
    await other.waitForURL(/\/orders\/ord_/)
  }, 60_000)

  it('offers the part that can come, and takes it in one press', async () => {
    const page = await stage.phone()
    await onlyIn(stage.retailer, 'JEAN-LENA-BLEU-34', { 'paris-rivoli': 2 })
    await addToBasket(page, jeans(34))
    await addToBasket(page, jeans(34))
    await addToBasket(page, '/products/tshirt-filature-essentiel?sku=TSHIRT-ESSENTIEL-NOIR-M')
    await toPaymentAtHome(page, 'part@example.com')
    await onlyIn(stage.retailer, 'JEAN-LENA-BLEU-34', { 'paris-rivoli': 1 })
    await payWith(page, goodCard)
    await sees(page, 'Un article vient de partir : la commande n’est plus possible ainsi.')
    await sees(page, /Laissé de côté : 1 × Jean/)
    await page.getByRole('button', { name: 'Prendre ce qui peut venir' }).click()
    await payWith(page, goodCard)
    await page.waitForURL(/\/orders\/ord_/)
    await sees(page, /Préparé à/)
  }, 60_000)

  it('tells the date that could not be kept, and the new one can be accepted', async () => {
    const pages: [Page, Page] = [await stage.phone(), await stage.laptop()]
    await onlyIn(stage.retailer, 'JEAN-LENA-BLEU-42', { 'paris-rivoli': 1, 'entrepot-nord': 2 })
    await Promise.all(
      pages.map(async (page, n) => {
        await addToBasket(page, jeans(42))
        await toPaymentInShop(page, 'Paris Rivoli', `date${n}@example.com`)
      }),
    )
    const shown = /À retirer .+? à partir de [\d h]+/.exec(await textOf(pages[0].getByRole('complementary')))?.[0]
    const [, other] = await race(pages)
    await sees(other, 'La date annoncée ne peut plus être tenue. Voici la nouvelle :')
    const press = other.getByRole('button', { name: /^Accepter : / })
    const promised = `À retirer ${(await textOf(press)).replace('Accepter : ', '')}`
    expect(promised).not.toBe(shown)
    await press.click()
    await payWith(other, goodCard)
    await other.waitForURL(/\/orders\/ord_/)
    expect(await textOf(other.getByRole('heading', { level: 1 }))).toBe(promised)
  }, 60_000)

  it('says that a card is declined, lets her try another, and goes to the bank and back', async () => {
    const page = await stage.phone()
    await addToBasket(page, jeans(36))
    await toPaymentAtHome(page)
    await payWith(page, /Carte de test refusée/)
    await page.getByRole('alert').filter({ hasText: 'La banque a refusé ce paiement.' }).waitFor()
    await sees(page, /Rien n’a été débité/)

    // She refuses on the bank's page, then accepts there.
    await payWith(page, /Carte de test à confirmer/)
    await page.getByRole('heading', { name: 'Confirmer votre paiement' }).waitFor()
    await page.getByRole('button', { name: 'Refuser' }).click()
    await page.getByRole('alert').filter({ hasText: 'La banque a refusé ce paiement.' }).waitFor()
    await payWith(page, /Carte de test à confirmer/)
    await page.getByRole('button', { name: 'Accepter' }).click()
    await page.waitForURL(/\/orders\/ord_/)
    await sees(page, /Votre commande est enregistrée/)
    await sees(page, 'Paiement accepté')
  }, 60_000)

  it('gives a payment up: the basket waits, says so, and can be changed again', async () => {
    const page = await stage.laptop()
    await addToBasket(page, jeans(36))
    await toPaymentAtHome(page)
    await payWith(page, /Carte de test à confirmer/)
    await page.getByRole('heading', { name: 'Confirmer votre paiement' }).waitFor()
    await page.goto('/basket')
    expect(await page.getByRole('spinbutton').count()).toBe(0)
    await page.getByRole('button', { name: 'Renoncer à ce paiement' }).click()
    await page.getByRole('spinbutton', { name: /^Quantité/ }).fill('2')
    await page.getByRole('spinbutton', { name: /^Quantité/ }).press('Enter')
    await page.getByRole('link', { name: 'Panier, 2 articles' }).waitFor()
  }, 60_000)

  it('waits with her while a slow bank makes up its mind', async () => {
    const page = await stage.phone()
    await addToBasket(page, jeans(36))
    await toPaymentAtHome(page)
    await payWith(page, /Carte de test lente/)
    await page.getByRole('heading', { name: 'La banque vérifie votre paiement' }).waitFor()
    await page.waitForURL(/\/orders\/ord_/, { timeout: 20_000 })
  }, 60_000)

  it('works without JavaScript, from the search to the order', async () => {
    const page = await stage.phone({ javaScriptEnabled: false })
    await page.goto('/')
    await page.getByLabel('Rechercher un article').fill('jean')
    await page.getByRole('button', { name: 'Rechercher' }).click()
    await page.getByRole('link', { name: /Léna/ }).click()
    await page.getByRole('navigation', { name: 'Taille' }).getByRole('link', { name: '36' }).click()
    await page.getByRole('button', { name: 'Ajouter au panier' }).click()
    await page.getByLabel(/^Quantité/).fill('2')
    await page.getByRole('button', { name: /^Mettre à jour/ }).click()
    await page.getByRole('link', { name: 'Panier, 2 articles' }).waitFor()
    await page.getByRole('button', { name: /^Retirer/ }).click()
    await page.getByRole('button', { name: 'Annuler le retrait' }).click()
    await toPaymentAtHome(page)
    await payWith(page, goodCard)
    await page.waitForURL(/\/orders\/ord_/)
    await sees(page, /Votre commande est enregistrée/)
  }, 60_000)
})
