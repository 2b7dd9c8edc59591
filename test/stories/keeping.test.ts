import { expect, it } from 'vitest'
import type { Body } from '../world/person.ts'
import { buy } from '../world/shopping.ts'
import { brokenRules } from './axe.ts'
import { sees, stories } from './browser.ts'

const sku = 'TV-AURORA-55'

stories('what is kept back', (stage) => {
  it('Sonia closes a shop for a day and keeps a television back everywhere, on one page', async () => {
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'sonia')
    await page.goto('/office/stock/keeping')
    await page.locator('input[name=day]').fill('2035-12-24')
    const closing = page.locator('form').filter({ has: page.locator('input[name=day]') })
    await closing.getByLabel('Lieu').selectOption({ label: 'Volta Paris Nation' })
    await closing.getByLabel('Motif').fill('inventaire')
    await closing.getByRole('button', { name: 'Fermer ce jour' }).click()
    await sees(page, /24 décembre 2035/)
    await page.getByLabel('Catégorie').selectOption('televisions')
    await page.getByLabel('Gardés').fill('1')
    await page.getByRole('button', { name: 'Garder', exact: true }).click()
    await page.getByRole('cell', { name: 'Téléviseurs', exact: true }).waitFor()
    expect(await brokenRules(page, 'what is kept back')).toEqual([])
    const admin = await stage.retailer.staff('admin')
    expect((await admin.get('/closures')).items).toMatchObject([{ closedOn: '2035-12-24', reason: 'inventaire' }])
    await page.getByRole('button', { name: /^Rouvrir Volta Paris Nation/ }).click()
    await sees(page, 'Aucune fermeture prévue')
  }, 60_000)

  it('a count that finds less than is reserved offers to serve the others from elsewhere', async () => {
    const { retailer } = stage
    const admin = await retailer.staff('admin')
    const levels = async () => (await admin.get(`/stock?sku=${sku}`)).items as Body[]
    const before = await levels()
    const bought = await buy(await retailer.visitor(), { [sku]: 1 })
    const reservedAt = (all: Body[], id: string) => all.find((one) => one.locationId === id)?.reserved
    const held = (await levels()).find(({ locationId, reserved }) => reserved > reservedAt(before, locationId))
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'sonia')
    await page.goto(`/office/stock/${sku}`)
    await page.getByRole('heading', { name: 'Enregistrer un mouvement' }).waitFor()
    const form = page.locator('.movement-form')
    await form.getByLabel('Lieu').selectOption(held?.locationId)
    await form.getByRole('radio', { name: 'Comptage' }).check()
    await form.locator('input[name=quantity]').fill('0')
    await form.locator('button[type=submit]').click()
    await page.getByRole('button', { name: 'Les servir d’ailleurs' }).click()
    await sees(page, /enregistré/)
    await retailer.settle()
    expect(reservedAt(await levels(), held?.locationId)).toBe(0)
    const { fulfilments, shortages } = await admin.get(`/orders/${bought.id}`)
    const elsewhere = fulfilments.filter(
      (one: Body) => one.status !== 'cancelled' && one.locationId !== held?.locationId,
    )
    expect(elsewhere.length + shortages.length).toBe(1)
  }, 60_000)
})
