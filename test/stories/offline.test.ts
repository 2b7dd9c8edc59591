import { expect, it } from 'vitest'
import { cutNetwork, sees, stories, textOf } from './browser.ts'

stories('the shop floor without a network', (stage) => {
  it('shows what was seen and says how old it is; what is sold waits, and counts once', async () => {
    const page = await stage.phone()
    await stage.signInStaff(page, 'associate', 'jean')
    const jean = await stage.retailer.staff('jean')
    await page.goto('/associate/articles/TV-AURORA-55')
    await sees(page, /^Chez vous /)
    const stock = page.getByRole('region', { name: 'Stock' })
    const seen = await textOf(stock.getByRole('definition').nth(2))
    await page.evaluate('navigator.serviceWorker.ready')
    await page.reload()
    await sees(page, /^Chez vous /)

    await cutNetwork(page)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: /Aurora/ }).waitFor()
    await page.getByRole('status').filter({ hasText: 'Hors ligne' }).waitFor()
    await stock.getByText(/^vu à \d+\sh/).waitFor()
    expect(await textOf(stock.getByRole('definition').nth(2))).toBe(seen)

    // Twice the same article, on a page that is loaded again in between.
    const add = page.getByRole('button', { name: 'Ajouter au panier' })
    await add.click()
    await sees(page, 'Noté : partira dès le retour du réseau')
    await page.reload()
    await add.click()
    await page
      .getByRole('navigation', { name: 'Aller à' })
      .getByRole('link', { name: /Panier/ })
      .click()
    const waiting = page.getByRole('list', { name: 'En attente du réseau' })
    expect(await textOf(waiting)).toMatch(/Aurora.* 2 de plus/)
    expect((await jean.get('/my-day')).baskets).toEqual([])

    await page.context().setOffline(false)
    await waiting.waitFor({ state: 'hidden' })
    const lines = page.getByRole('list', { name: 'Articles du panier' })
    await lines.waitFor()
    expect(await textOf(lines.locator('output'))).toBe('2')
    const { baskets } = await jean.get('/my-day')
    expect(baskets).toHaveLength(1)
    expect((await jean.get(`/carts/${baskets[0].cartId}`)).lines).toMatchObject([{ sku: 'TV-AURORA-55', quantity: 2 }])

    // What cannot be promised without the stock being held is said, not pretended.
    await cutNetwork(page)
    await page.reload()
    await sees(page, /Payer demande le réseau/)
    expect(await page.getByRole('button', { name: 'Payer sur son téléphone' }).isDisabled()).toBe(true)
  }, 60_000)

  it('forgets what was seen when he signs out', async () => {
    const page = await stage.phone()
    await stage.signInStaff(page, 'associate', 'jean')
    await page.goto('/associate/articles/TV-AURORA-55')
    await sees(page, /^Chez vous /)
    await page.goto('/associate/articles')
    await page.getByRole('heading', { name: 'Vus aujourd’hui' }).waitFor()
    await page.goto('/associate/')
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.getByLabel('Identifiant').waitFor()
    await stage.signInStaff(page, 'associate', 'sonia')
    await page.goto('/associate/articles')
    await page.getByLabel('Article, marque, référence').waitFor()
    expect(await page.getByRole('heading', { name: 'Vus aujourd’hui' }).count()).toBe(0)
  })
})
