import { expect, it } from 'vitest'
import { whileOpen } from '../world/opening.ts'
import type { Body } from '../world/person.ts'
import { sees, stories } from './browser.ts'
import { onlyIn } from './buying.ts'

const sku = 'CASQUE-BASALTE-ARENE'

stories('the last one in the window', (stage) => {
  it('is kept for who comes in: Jean takes it out with one press, and it can be taken away', async () => {
    const { retailer } = stage
    await whileOpen(retailer, 'paris-rivoli')
    const admin = await retailer.staff('admin')
    await onlyIn(retailer, sku, { 'paris-rivoli': 1 })
    await admin.put('/stock/safety', { sku, locationId: 'paris-rivoli', quantity: 0 })
    const here = async () =>
      (await admin.get(`/stock?sku=${sku}`)).items.find(({ locationCode }: Body) => locationCode === 'paris-rivoli')
    const { locationId, reserved } = await here()
    await admin.post('/stock/movements', { sku, locationId, kind: 'count', quantity: 1 + reserved, reason: 'test' })
    const { kind: from } = (await here()).places.find(({ quantity }: Body) => quantity > 0)
    if (from !== 'window') await admin.post('/stock/moves', { sku, locationId, from, to: 'window', quantity: 1 })
    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto(`/associate/articles/${sku}`)
    await jean.getByRole('button', { name: 'Prendre celui de la vitrine' }).click()
    await sees(jean, 'Un de plus en rayon.')
    await sees(jean, /À emporter dès maintenant/)
    expect(await jean.getByRole('button', { name: 'Prendre celui de la vitrine' }).count()).toBe(0)
  }, 60_000)
})
