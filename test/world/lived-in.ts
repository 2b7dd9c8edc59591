import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { consentWording } from '@filrouge/contract/customers.ts'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { writeSearches } from '@filrouge/server/catalogue/public.ts'
import { importFile } from '@filrouge/server/imports/running/import-file.ts'
import type { Retailer } from './retailer.ts'
import { basketOf, buy, order, parisHome, pay } from './shopping.ts'

const sku = 'JEAN-LENA-BLEU-38'

/** One of each thing that people do with Volta and that a young one does not have yet, each through its route. */
export async function live(volta: Retailer): Promise<void> {
  const [camille, admin] = [await volta.customer('camille@example.com'), await volta.staff('admin')]
  await camille.put('/customers/me/consents', { purpose: 'email', given: true, wordingVersion: consentWording })
  await camille.post('/touches', { kind: 'product_view', sku })
  await volta.nobody.post('/contact-messages', {
    ...{ name: 'Léa Thibaudet', email: 'lea@example.com', subject: 'article' },
    body: 'Ce jean existe-t-il en noir ?',
  })
  const product = await admin.get('/products/jean-lena')
  await admin.put('/search-placements', { query: 'pantalon', productId: product.id, placement: 'pinned' })
  await (await volta.visitor()).get('/products?query=jean')

  // A purchase with a code, and one that is still being paid.
  const cart = await basketOf(camille, { [sku]: 1 }, parisHome)
  const withCode = await camille.post(`/carts/${cart.id}/coupons`, { code: 'BIENVENUE10' })
  await pay(camille, withCode)
  await order(camille, withCode)
  const waiting = await volta.visitor()
  await pay(waiting, await basketOf(waiting, { [sku]: 1 }, parisHome), 'tok_challenge')
  const ana = await volta.customer('ana.atelier@example.com')
  const company = { name: 'Atelier du Marais', siren: '732829320', vatNumber: 'FR44732829320' }
  await ana.put('/customers/me/company', { company })
  await buy(ana, { [sku]: 2 }, { ...parisHome, contact: { email: 'ana.atelier@example.com' } })
  const cancelled = await buy(await volta.visitor(), { [sku]: 1 }, parisHome)
  await admin.post(`/orders/${cancelled.id}/cancel`, {})

  const { items: shops } = await admin.get('/locations?kind=shop&limit=2')
  await admin.put('/stock/safety', { category: 'fashion', quantity: 1 })
  await admin.put(`/stock/windows/${shops[0].id}`, { isPromised: true })
  await admin.put('/segments/amies', { titleFr: 'Les amies', titleEn: 'Friends' })
  await admin.post('/segments/amies/members', { who: ['camille@example.com'] })
  await admin.post('/coupons', { offerId: 'televisions', reason: 'colis en retard' })
  const prices = { titleFr: 'Lyon', titleEn: 'Lyon', locationIds: [shops[1].id], reason: 'Ouverture' }
  await admin.put('/price-lists/lyon', prices)
  await admin.put(`/prices/${sku}`, { amount: { minor: 7990, currency: 'EUR' }, list: 'lyon' })
  await admin.put(`/prices/${sku}`, { amount: { minor: 8490, currency: 'EUR' }, minimumQuantity: 3 })
  const { items: plans } = await admin.get('/slot-plans')
  const day = addDays(civilDateIn(Date.now(), 'Europe/Paris'), 9)
  await admin.put(`/slot-plans/${plans[0].id}/days/${day}`, {
    windows: [{ starts: '09:00', ends: '12:00', capacity: 2 }],
  })
  await admin.put('/promises/margins', { target: 0.9 })
  const limited = {
    effect: { kind: 'percent', of: {}, percent: 5 },
    mostUses: 10,
    budget: { minor: 50_000, currency: 'EUR' },
  }
  await admin.put('/offers/anniversaire', { titleFr: 'Anniversaire', titleEn: 'Birthday', needsCode: true, ...limited })
  await importCreditNote(volta)
  await volta.settle()
  await writeSearches(volta.platform.db)
}

/** Money given back by the till that was there before. */
async function importCreditNote({ platform }: Retailer): Promise<void> {
  const folder = platform.config.dataFolder
  const file = join(folder, 'avoir.csv')
  writeFileSync(file, `number;issued_at;sku;quantity;total;location\nA-1;2026-03-02;${sku};1;89,90;paris-rivoli\n`)
  await importFile({ ...platform, folder }, 'credit-notes', file)
}
