import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { expect, it } from 'vitest'
import { buy } from '../world/shopping.ts'
import { brokenRules } from './axe.ts'
import { sees, stories } from './browser.ts'
import { onlyIn } from './buying.ts'

const sku = 'CASQUE-BASALTE-ARENE'

stories('what a person must decide', (stage) => {
  it('waits in one list: Nadia gives up what nobody has, and tells the new day of what is late', async () => {
    const { retailer } = stage
    const admin = await retailer.staff('admin')
    await onlyIn(retailer, sku, { 'entrepot-nord': 2 })
    const [lost, late] = [
      await buy(await retailer.visitor(), { [sku]: 1 }),
      await buy(await retailer.visitor(), { [sku]: 1 }),
    ]
    const [{ id }] = (await admin.get(`/orders/${lost.id}`)).fulfilments
    for (const { locationId, reserved } of (await admin.get(`/stock?sku=${sku}`)).items)
      await admin.post('/stock/movements', { sku, locationId, kind: 'count', quantity: reserved, reason: 'test' })
    await admin.post(`/fulfilments/${id}/pick`, { lines: [{ sku, quantity: 0 }] })
    await retailer.settle()
    const nadia = await stage.laptop()
    await stage.signInStaff(nadia, 'office', 'nadia')
    await nadia.goto('/office/orders')
    await nadia.getByRole('link', { name: /^À décider/ }).click()
    await sees(nadia, 'Introuvable')
    expect(await brokenRules(nadia, 'what is to decide')).toEqual([])
    await nadia
      .getByRole('listitem')
      .filter({ hasText: lost.number })
      .getByRole('button', { name: 'Annuler et rembourser' })
      .click()
    await sees(nadia, new RegExp(`Commande ${lost.number}.*remboursé`))
    expect((await admin.get(`/orders/${lost.id}`)).status).toBe('cancelled')

    const after = addDays(civilDateIn(new Date(late.promised.latest), 'Europe/Paris'), 1)
    await fetch(`${retailer.url}/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: `${after}T08:00:00Z` }),
    })
    const later = await stage.phone()
    await stage.signInStaff(later, 'office', 'nadia')
    await later.goto('/office/orders/to-decide')
    const parcel = later.getByRole('listitem').filter({ hasText: late.number })
    await parcel.getByLabel('Nouveau jour annoncé par le transporteur').fill(addDays(after, 2))
    await parcel.getByRole('button', { name: 'Prévenir du nouveau jour' }).click()
    await sees(later, new RegExp(`Commande ${late.number}.*annoncé`))
    await parcel.waitFor({ state: 'detached' })
    expect((await retailer.lastMessage('camille@example.com')).subject).toContain('retard')
  }, 60_000)
})
