import { expect, it } from 'vitest'
import type { Body } from '../world/person.ts'
import { sees, stories } from './browser.ts'
import { onlyIn } from './buying.ts'

const sku = 'CASQUE-BASALTE-ARENE'

stories('places inside a shop', (stage) => {
  it('Jean unpacks a delivery scan by scan, some to the floor and the rest to the stock room, then counts the floor alone', async () => {
    const { retailer } = stage
    const admin = await retailer.staff('admin')
    await onlyIn(retailer, sku, { 'paris-rivoli': 1, 'entrepot-nord': 9 })
    const here = async () =>
      (await admin.get(`/stock?sku=${sku}`)).items.find(({ locationCode }: Body) => locationCode === 'paris-rivoli')
    const inside = async () =>
      Object.fromEntries((await here()).places.map(({ kind, quantity }: Body) => [kind, quantity]))
    const before = await inside()
    const { gtin } = await admin.get(`/variants/${sku}`)
    const today = retailer.platform.clock.now().toISOString().slice(0, 10)
    await admin.post('/stock/deliveries', {
      kind: 'transfer',
      fromLocationId: 'entrepot-nord',
      locationId: 'paris-rivoli',
      expectedOn: today,
      lines: [{ sku, quantity: 5 }],
    })
    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.getByRole('link', { name: /À recevoir/ }).click()
    await jean.getByRole('link', { name: /5 × .*Basalte/ }).click()
    const scan = async (code: string) => {
      await jean.getByLabel('Scanner ou taper un code').fill(code)
      await jean.keyboard.press('Enter')
    }
    await jean.getByLabel('Rayon').check()
    await scan(gtin)
    await scan(gtin)
    await sees(jean, '2 en rayon')
    await scan('3760000000000')
    await sees(jean, '3760000000000 n’est pas de cette livraison')
    await jean.getByLabel('Réserve').check()
    await jean.reload()
    await sees(jean, '2 / 5')
    await jean.getByRole('button', { name: 'Les 3 autres sont là aussi, en réserve' }).click()
    await jean.getByRole('button', { name: 'Recevoir 5 articles' }).click()
    await sees(jean, '5 articles sont dans vos livres')
    expect(await inside()).toEqual({ ...before, floor: before.floor + 2, stock_room: before.stock_room + 3 })

    await jean.goto('/associate/count')
    await jean.getByLabel('Rayon').check()
    for (let n = 0; n < before.floor + 1; n += 1) await scan(n % 2 ? sku : gtin)
    await sees(jean, `${before.floor + 2} dans les livres`)
    await jean.getByRole('button', { name: 'Enregistrer 1 référence' }).click()
    await sees(jean, '1 référence enregistrée')
    expect(await inside()).toEqual({ ...before, floor: before.floor + 1, stock_room: before.stock_room + 3 })

    const office = await stage.laptop()
    await stage.signInStaff(office, 'office', 'admin')
    await office.goto(`/office/stock/${sku}?place=paris-rivoli`)
    await sees(office, `${before.floor + 1} comptés, rayon`)
    await sees(office, 'rayon +2')
  }, 90_000)
})
