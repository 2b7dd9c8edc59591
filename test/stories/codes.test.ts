import { expect, it } from 'vitest'
import type { Body } from '../world/person.ts'
import { brokenRules } from './axe.ts'
import { sees, stories, textOf } from './browser.ts'
import { addToBasket, payWith, toPaymentAtHome } from './buying.ts'

stories('a code: told in an e-mail, on a flyer, at the counter', (stage) => {
  it('the flyer’s code on the web: refused with what is missing, taken once it is enough, and free is the delivery', async () => {
    const page = await stage.phone()
    const { items } = await stage.retailer.nobody.get('/products?category=television-accessories&limit=50')
    const cheap = items.find(({ variants }: Body) => variants[0].price.minor < 4000)
    await addToBasket(page, `/products/${cheap.handle}`)
    const codes = page.getByRole('region', { name: 'Codes et offres' })
    await codes.getByText('J’ai un code').click()
    await codes.getByLabel('Code promotionnel').fill('portoffert')
    await codes.getByRole('button', { name: 'Appliquer' }).click()
    await codes.getByText(/Ce code ne s’applique pas à ce panier\. Encore \d+,\d\d\s€ pour en profiter\./).waitFor()
    expect(await brokenRules(page, 'codes')).toEqual([])
    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-38')
    await codes.getByText('J’ai un code').click()
    await codes.getByLabel('Code promotionnel').fill('Port Offert')
    await codes.getByRole('button', { name: 'Appliquer' }).click()
    await codes.getByText('Se calcule une fois la livraison choisie').waitFor()
    expect(await brokenRules(page, 'codes')).toEqual([])
    await toPaymentAtHome(page)
    await payWith(page, /Carte de test qui paie/)
    await sees(page, /Commande/)
    expect(await textOf(page.getByRole('complementary', { name: 'Montant' }))).toMatch(/Livraison Offerte/)
  })

  it('Jean takes her ten percent at the counter, says what it took off, and takes it away again', async () => {
    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto(`${jean.url().split('/associate')[0]}/associate/articles/TV-AURORA-55`)
    await jean.getByRole('button', { name: /^Ajouter/ }).click()
    await jean.getByRole('link', { name: 'Voir le panier' }).click()
    const codes = jean.getByRole('region', { name: 'Codes et offres' })
    await codes.getByLabel('Code promotionnel').fill('tv10')
    await codes.getByRole('button', { name: 'Appliquer' }).click()
    await codes.getByText('10 % sur les téléviseurs').waitFor()
    expect(await textOf(jean.locator('[data-fact=totals]'))).toMatch(/Remises −/)
    expect(await brokenRules(jean, 'codes')).toEqual([])
    await codes.getByLabel('Code promotionnel').fill('BIENVENUE10')
    await codes.getByRole('button', { name: 'Appliquer' }).click()
    await sees(jean, /Ce code demande de se connecter/)
    await codes.getByRole('button', { name: 'Retirer le code TV10' }).click()
    await codes.getByText('10 % sur les téléviseurs').waitFor({ state: 'detached' })
  })
})
