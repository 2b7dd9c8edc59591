import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { mainText, stories, textOf } from './browser.ts'
import { addToBasket, payWith } from './buying.ts'
import { orderOnHerPage } from './order-on.ts'

const express = /express à domicile/

/** The date and the cost of a way as its row says them. */
async function saidOf(page: Page): Promise<{ when: string; cost: string }> {
  const row = page.locator('label').filter({ hasText: express })
  const text = await textOf(row)
  const when = /^.+?(?= Livraison)/.exec(text)?.[0] ?? ''
  return { when: `Chez vous ${when.charAt(0).toLowerCase()}${when.slice(1)}`, cost: /\d+,\d\d €/.exec(text)?.[0] ?? '' }
}

stories('the services of the carriers', (stage) => {
  it('each bring it home at a date and a cost of their own; the express that she chooses is the one that is ordered', async () => {
    const page = await stage.phone()
    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-36')
    await page.goto('/checkout?postcode=75004')
    await page.getByRole('radio', { name: /^Chez vous/ }).check()
    expect(await page.getByRole('group', { name: 'Quel service' }).getByRole('radio').count()).toBeGreaterThan(1)
    const said = await saidOf(page)
    expect(said).toEqual({ when: expect.stringMatching(/^Chez vous [a-z]/), cost: expect.stringMatching(/^[1-9]/) })

    await page.getByRole('radio', { name: express }).check()
    await page.getByLabel('Numéro et rue').fill('12 rue de Rivoli')
    await page.getByLabel('Ville').fill('Paris')
    await page.getByLabel('Prénom et nom').fill('Camille Laurent')
    await page.getByLabel('Adresse e-mail').fill('camille@example.com')
    expect(await textOf(page.getByRole('complementary'))).toContain(said.when)
    await payWith(page, /Carte de test refusée/)
    await page.getByRole('alert').filter({ hasText: 'La banque a refusé' }).waitFor()

    // Come back to, the choice is still hers.
    await page.goto('/checkout')
    expect(await page.getByRole('radio', { name: express }).isChecked()).toBe(true)
    await payWith(page, /Carte de test qui paie/)
    await page.waitForURL(/\/orders\/ord_/)
    const order = await orderOnHerPage(page)
    expect(order.promised).toBe(said.when)
    expect(order.totals.Livraison).toBe(said.cost)
  }, 60_000)

  it('are offered at the counter too, the address right below the way that needs it', async () => {
    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto('/associate/articles/JEAN-LENA-BLEU-38')
    await jean.getByRole('button', { name: 'Ajouter au panier' }).click()
    await jean.getByRole('link', { name: 'Voir le panier' }).click()
    await jean.getByRole('link', { name: 'Choisir la livraison' }).click()
    await jean.getByRole('radio', { name: express }).check()
    await jean.getByLabel('Rue et numéro').fill('12 rue de Rivoli')
    await jean.getByLabel('Code postal').fill('75004')
    await jean.getByLabel('Ville').fill('Paris')
    const said = await saidOf(jean).catch(() => undefined)
    await jean.getByRole('button', { name: 'Garder ce choix' }).click()
    await jean.getByRole('heading', { level: 1, name: 'Panier' }).waitFor()
    expect(said?.cost).toMatch(/^[1-9]/)
    expect(await mainText(jean)).toContain(said?.cost)
  }, 60_000)
})
