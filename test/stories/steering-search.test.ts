import { expect, it } from 'vitest'
import { stories } from './browser.ts'

stories('Paul steers search', (stage) => {
  it('sees what nobody finds, gives it a meaning at once, takes it back, and pins what he wants seen first', async () => {
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'paul')
    await page.goto('/office/articles/search')
    await page.getByRole('searchbox', { name: 'Essayer une recherche' }).fill('zblorg')
    await page.getByRole('heading', { name: 'Aucun article' }).waitFor()
    await page.getByRole('button', { name: 'Ajouter' }).click()
    await page.getByLabel('Dans un seul sens').check()
    await page.getByLabel('Qui cherche').fill('zblorg')
    await page.getByLabel('Trouve aussi').fill('bouilloire, kettle')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByText('zblorg → bouilloire · kettle').waitFor()
    const first = page.locator('.found-row').first()
    await first
      .getByText(/ouilloire/)
      .first()
      .waitFor()
    expect(await first.textContent()).toContain('par')

    await page
      .getByRole('button', { name: /^Épingler/ })
      .nth(1)
      .click()
    await first.getByText('Épinglé').waitFor()
    await page.getByRole('button', { name: 'Annuler' }).click()
    await expect.poll(() => page.getByText('Épinglé', { exact: true }).count()).toBe(0)

    await page.getByRole('button', { name: 'Retirer zblorg' }).click()
    await page.getByRole('heading', { name: 'Aucun article' }).waitFor()
    await page.getByRole('button', { name: 'Annuler' }).click()
    await page.getByText('zblorg → bouilloire · kettle').waitFor()
  }, 60_000)
})
