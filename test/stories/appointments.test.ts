import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { brokenRules } from './axe.ts'
import { sees, stories, textOf } from './browser.ts'
import { addToBasket, payWith } from './buying.ts'

const slots = (page: Page) => page.getByRole('group', { name: /créneau/i }).getByRole('radio')

stories('appointments', (stage) => {
  it('a refrigerator comes in the slot she chooses on her phone, and in another when she has thought again', async () => {
    const page = await stage.phone()
    await addToBasket(page, '/products/refrigerateur-clairfroid-combine')
    await page.goto('/checkout?postcode=75004')
    await page.getByRole('radio', { name: /^Chez vous/ }).check()
    const slot = slots(page).nth(6)
    const name = (await slot.getAttribute('aria-label')) ?? ''
    await slot.check()
    expect(await brokenRules(page, 'slots at the checkout')).toEqual([])
    await page.setViewportSize({ width: 320, height: 700 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await textOf(page.getByRole('complementary'))).toContain(
      `Chez vous ${name.replace(/[\s\u00a0\u202f]+/g, ' ')}`,
    )
    await page.getByLabel('Numéro et rue').fill('12 rue de Rivoli')
    await page.getByLabel('Ville').fill('Paris')
    await page.getByLabel('Prénom et nom').fill('Camille Laurent')
    await page.getByLabel('Adresse e-mail').fill('camille@example.com')
    await payWith(page, /Carte de test qui paie/)
    await page.waitForURL(/\/orders\/ord_/)
    const saidFirst = await textOf(page.getByRole('heading', { level: 1 }))
    expect(saidFirst).toBe(`Chez vous ${name.replace(/[\s\u00a0\u202f]+/g, ' ')}`)

    await page.getByText('Déplacer le rendez-vous').click()
    const other = slots(page).nth(9)
    const otherName = (await other.getAttribute('aria-label')) ?? ''
    await other.check()
    expect(await brokenRules(page, 'another slot')).toEqual([])
    await page.getByRole('button', { name: 'Garder ce créneau' }).click()
    await page.getByRole('heading', { level: 1, name: otherName }).waitFor()
    await sees(page, 'Rendez-vous déplacé')
  }, 90_000)

  it('the associate and the call centre choose from the same week', async () => {
    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto('/associate/articles?query=refrigerateur%20combine')
    await sees(jean, /(À emporter|Chez vous|À retirer)/)
    await jean.goto('/associate/articles/FRIGO-CLAIRFROID-324-INOX')
    await jean.getByRole('button', { name: 'Ajouter au panier' }).click()
    await jean.getByRole('link', { name: 'Voir le panier' }).click()
    await jean.getByRole('link', { name: 'Choisir la livraison' }).click()
    await jean.getByLabel('Code postal').first().fill('75004')
    await jean.getByRole('radio', { name: /Livraison à deux/ }).check()
    const slot = slots(jean).nth(4)
    const name = (await slot.getAttribute('aria-label')) ?? ''
    await slot.check()
    await jean.getByLabel('Rue et numéro').fill('12 rue de Rivoli')
    await jean.getByLabel('Ville').fill('Paris')
    await jean.getByRole('button', { name: 'Garder ce choix' }).click()
    await jean.getByRole('heading', { level: 1, name: 'Panier' }).waitFor()
    await sees(jean, new RegExp(name.replace(/[\s\u00a0\u202f]+/g, '.')))
  }, 60_000)
})
