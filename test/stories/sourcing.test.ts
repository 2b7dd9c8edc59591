import { expect, it } from 'vitest'
import { buy, parisHome } from '../world/shopping.ts'
import { brokenRules } from './axe.ts'
import { sees, stories } from './browser.ts'

stories('the rules of sourcing', (stage) => {
  it('are reordered by keyboard and by dragging, taken back, tried on a basket and published; the order says why', async () => {
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'paul')
    await page.goto('/office/stock/sourcing')
    await page.getByRole('heading', { level: 1, name: 'D’où partent les commandes' }).waitFor()
    const preferences = page.getByRole('list', { name: 'Ce qui est préféré' }).getByRole('listitem')
    const order = async () =>
      (await preferences.locator('.rule-open').allTextContents()).map((text) => text.split(' ').slice(0, 3).join(' '))
    const first = ['Le moins de', 'Les entrepôts d’abord', 'Au plus près']
    await expect.poll(order).toEqual(first)

    await page.getByRole('button', { name: 'Modifier : Au plus près du client' }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(order).toEqual([first[0], first[2], first[1]])
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(order).toEqual([first[2], first[0], first[1]])
    await sees(page, 'Brouillon')
    await page.getByRole('button', { name: 'Revenir en arrière' }).click()
    await expect.poll(order).toEqual([first[0], first[2], first[1]])
    await page.getByRole('button', { name: 'Revenir en arrière' }).click()
    await expect.poll(order).toEqual(first)
    // As it was published: there is nothing left to publish.
    await page.getByRole('button', { name: 'Publier…' }).waitFor({ state: 'detached' })

    await preferences.nth(2).dragTo(preferences.nth(0))
    await expect.poll(order).toEqual([first[2], first[0], first[1]])

    await page.getByRole('searchbox', { name: 'Ajouter un article' }).fill('JEAN-LENA-BLEU-36')
    await page
      .getByRole('button', { name: /^Ajouter Jean/ })
      .first()
      .click()
    await page.getByText(/^Expédié depuis Entrepôt/).waitFor()
    await page.getByText(/^Expédié depuis Volta .+ le plus proche qui a tout\.$/).waitFor()

    await page.getByRole('button', { name: 'Publier…' }).click()
    await page.getByLabel(/Ce qui change/).fill('Au plus près, moins de route')
    await page.getByRole('button', { name: 'Publier', exact: true }).click()
    await sees(page, /Version 2 en vigueur/)
    await page.getByRole('tab', { name: 'Versions' }).click()
    await sees(page, 'Au plus près, moins de route')

    const lea = await stage.retailer.customer('lea.sourcing@example.com')
    const placed = await buy(lea, { 'JEAN-LENA-BLEU-36': 1 }, parisHome)
    expect(placed.delivery.preparedText).toMatch(/^Préparé à Paris/)
    const nadia = await stage.laptop()
    await stage.signInStaff(nadia, 'office', 'nadia')
    await nadia.goto(`/office/orders/${placed.id}`)
    await nadia.getByRole('heading', { name: 'Pourquoi de là' }).waitFor()
    await sees(nadia, /Expédié depuis Volta Paris .+le plus proche qui a tout/)
    // She reads the rules and tries them; changing them is not hers.
    await nadia.goto('/office/stock/sourcing')
    await sees(nadia, /Changer|changer/)
    expect(await nadia.getByRole('button', { name: 'Ajouter une règle' }).count()).toBe(0)
  }, 120_000)

  it('gets a rule written by hand: a shop left out until a day, with its condition as a chip', async () => {
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'sonia')
    await page.goto('/office/stock/sourcing')
    await page.getByRole('button', { name: 'Ajouter une règle' }).click()
    await page.getByRole('button', { name: /^Ne rien prendre/ }).click()
    await page.getByRole('button', { name: 'Enregistrer dans le brouillon' }).click()
    await sees(page, 'Nommez au moins un lieu')
    await page.getByLabel('Ajouter un lieu…').selectOption({ label: 'Volta Lille' })
    await page.getByLabel('Ajouter une condition…').selectOption('dates')
    await page.getByLabel('Au', { exact: true }).fill('2030-12-24')
    await page.getByRole('button', { name: 'Enregistrer dans le brouillon' }).click()
    const rules = page.getByRole('list', { name: 'Ce qui ne part pas' }).getByRole('listitem')
    const rule = rules.filter({ hasText: 'Ne rien prendre' })
    await rule.getByText('Volta Lille').waitFor()
    await rule.getByText('Jusqu’au 24 déc.').waitFor()
    await page.getByRole('button', { name: 'Retirer Ne rien prendre dans ces lieux' }).click()
    await rule.waitFor({ state: 'detached' })
  }, 60_000)

  it('are tried on the orders of the last month before anybody lives with them, and the draft is left', async () => {
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'paul')
    await page.goto('/office/stock/sourcing')
    await page.getByRole('tab', { name: 'Sur un mois' }).click()
    await sees(page, /Changez d’abord une règle/)
    await page.getByRole('button', { name: 'Modifier : Les entrepôts d’abord' }).focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByRole('button', { name: 'Lancer l’essai' }).click()
    const trial = page.getByRole('region', { name: 'Sur un mois' })
    await trial.getByText(/^Essai d.+ commandes/).waitFor({ timeout: 30_000 })
    await trial.getByText('Colis par commande').waitFor()
    await trial.getByText('Kilomètres par colis').waitFor()
    expect(await brokenRules(page, 'the draft on a month of orders')).toEqual([])
    // It goes on and stays, whoever leaves the page.
    await page.reload()
    await page.getByRole('tab', { name: 'Sur un mois' }).click()
    await trial.getByText(/^Essai d.+ commandes/).waitFor()
    await page.getByRole('button', { name: 'Abandonner le brouillon' }).click()
    await page.getByRole('button', { name: 'Le garder' }).click()
    await page.getByRole('button', { name: 'Publier…' }).waitFor()
    await page.getByRole('button', { name: 'Abandonner le brouillon' }).click()
    await page.getByRole('button', { name: 'Publier…' }).waitFor({ state: 'detached', timeout: 15_000 })
  }, 90_000)
})
