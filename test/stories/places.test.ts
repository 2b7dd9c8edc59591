import { expect, it } from 'vitest'
import type { Body } from '../world/person.ts'
import { buy } from '../world/shopping.ts'
import { brokenRules } from './axe.ts'
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

  it('Jean reads where to look for what he fetches, and ticks it by scan', async () => {
    const { retailer } = stage
    const admin = await retailer.staff('admin')
    await onlyIn(retailer, sku, { 'paris-rivoli': 4 })
    const shopper = await retailer.visitor()
    const contact = { name: 'Camille Laurent', email: 'camille@example.com' }
    const order = await buy(shopper, { [sku]: 2 }, { mode: 'collect', locationId: 'paris-rivoli', contact })
    const [{ id }] = (await shopper.get(`/orders/${order.id}`)).fulfilments as [Body]
    const [{ inside }] = (await admin.get(`/fulfilments/${id}`)).lines as [Body]
    const total = inside.reduce((sum: number, { quantity }: Body) => sum + quantity, 0)
    const level = (await admin.get(`/stock?sku=${sku}`)).items.find((one: Body) => one.locationCode === 'paris-rivoli')
    expect(total).toBe(level.onHand)

    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto(`/associate/preparations/${id}`)
    const line = jean.getByRole('button', { name: new RegExp(sku) })
    const words = { floor: 'en rayon', stock_room: 'en réserve', window: 'en vitrine' } as Record<string, string>
    const toldOf = (lies: Body[]) => lies.map(({ place, quantity }) => `${quantity} ${words[place]}`).join(', ')
    const told = toldOf(inside)
    await line.getByText(told, { exact: true }).waitFor()
    expect(await brokenRules(jean, 'what is to be fetched, with where it lies')).toEqual([])

    // Somebody carries one from the stock room to the floor meanwhile: he reads it the next time he looks.
    const from = inside.find(({ place }: Body) => place !== 'floor')?.place ?? 'floor'
    const to = from === 'floor' ? 'stock_room' : 'floor'
    await admin.post('/stock/moves', { sku, locationId: level.locationId, from, to, quantity: 1 })
    await jean.reload()
    const [{ inside: now }] = (await admin.get(`/fulfilments/${id}`)).lines as [Body]
    expect(toldOf(now)).not.toBe(told)
    await line.getByText(toldOf(now), { exact: true }).waitFor()

    const { gtin } = await admin.get(`/variants/${sku}`)
    const scan = async () => {
      await jean.getByLabel('Scanner ou taper un code').fill(gtin)
      await jean.keyboard.press('Enter')
    }
    await scan()
    await line.getByText('1 / 2').waitFor()
    await scan()
    await line.getByText('2 / 2').waitFor()
    await jean.getByRole('button', { name: 'Tout est là' }).click()
    await sees(jean, 'Préparée')
    expect((await admin.get(`/fulfilments/${id}`)).status).toBe('picked')
  }, 60_000)
})
