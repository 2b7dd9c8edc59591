import { frenchVatNumberOf } from '@filrouge/kernel/siren.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, buy, order, parisHome, pay } from '../world/shopping.ts'

let volta: Retailer
beforeAll(async () => {
  volta = await openRetailer()
}, 60_000)
afterAll(() => volta.close())

const jeans = 'JEAN-LENA-BLEU-38'
const siren = '732829320'
const atelier = {
  name: 'Atelier du Marais',
  siren: '732 829 320',
  vatNumber: `fr ${frenchVatNumberOf(siren).slice(2)}`,
}
const kept = { name: 'Atelier du Marais', siren, vatNumber: frenchVatNumberOf(siren) }
const setCompany = (someone: Person, company: object | null) =>
  someone.send('PUT', '/customers/me/company', { company })
const sum = (lines: Body[], of: (line: Body) => number) => lines.reduce((total, line) => total + of(line), 0)

async function page(path: string, someone?: Person): Promise<string> {
  const headers = { ...(someone?.token ? { cookie: `filrouge_shopper=${someone.token}` } : {}) }
  const response = await fetch(`${volta.url}${path}`, { headers })
  return (await response.text()).replace(/[\u00a0\u202f]/g, ' ')
}

describe('a customer who buys for a company', () => {
  it('gives numbers that exist and belong together, in any spelling', async () => {
    const ana = await volta.customer('ana.siren@example.com')
    const wrong = async (company: object) => (await setCompany(ana, company)).body.errors[0]
    expect(await wrong({ ...atelier, siren: '732 829 321' })).toMatchObject({ pointer: '#/company/siren' })
    expect(await wrong({ ...atelier, vatNumber: 'FR43732829320' })).toMatchObject({ pointer: '#/company/vatNumber' })
    expect(await wrong({ ...atelier, vatNumber: 'BE0123456789' })).toMatchObject({ pointer: '#/company/vatNumber' })
    expect((await setCompany(ana, atelier)).body).toEqual({ company: kept })
    expect((await ana.get('/customers/me')).company).toEqual(kept)
    const nadia = await volta.staff('nadia')
    const { id } = await ana.get('/customers/me')
    expect(await nadia.put(`/customers/${id}/company`, { company: null })).toEqual({ company: null })
    expect(await ana.get('/customers/me')).not.toHaveProperty('company')
  })

  it('pays the very same, and is told every line without tax, adding up to the cent', async () => {
    const ana = await volta.customer('ana.achats@example.com')
    const { items } = await ana.get('/products?limit=40')
    const skus = items.flatMap((one: Body) => one.variants).flatMap((one: Body) => (one.price ? [one.sku] : []))
    const lines = Object.fromEntries([jeans, ...skus.slice(0, 6)].map((sku: string, place) => [sku, (place % 3) + 1]))
    const asPrivate = await basketOf(ana, lines, {
      mode: 'collect',
      locationId: await aShop(),
      contact: parisHome.contact,
    })
    expect(asPrivate).not.toHaveProperty('company')
    expect(asPrivate.lines[0]).not.toHaveProperty('totalNet')
    await setCompany(ana, atelier)
    const cart = await ana.get(`/carts/${asPrivate.id}`)
    expect(cart.totals.total).toEqual(asPrivate.totals.total)
    expect(cart.totals.vat).toEqual(asPrivate.totals.vat)
    const { net, vat, total } = cart.totals
    expect(sum(cart.lines, (line) => line.totalNet.minor)).toBe(net.goods.minor)
    expect(net.goods.minor + net.delivery.minor).toBe(net.total.minor)
    expect(net.total.minor).toBe(sum(vat, (group) => group.base.minor))
    expect(net.total.minor + sum(vat, (group) => group.amount.minor)).toBe(total.minor)
  })

  it('is told each way to have it without tax, before it is chosen, as the basket then says it; VAT is that of where it goes', async () => {
    const ana = await volta.customer('ana.voies@example.com')
    const contact = { name: 'Ana Ruiz', email: 'ana.voies@example.com' }
    const begun = await basketOf(ana, { [jeans]: 1 })
    const { options } = await ana.post('/promises', { lines: [{ sku: jeans, quantity: 1 }], postcode: '75004' })
    const reached = options.filter((one: Body) => one.mode !== 'takeaway')
    const wayOf = ({ mode, cost, vatRatePercent, locationId, relayPointId }: Body) => ({
      ...{ mode, cost, vatRatePercent, relayPointId, locationId },
      ...(mode === 'home' ? { postcode: '75004' } : {}),
    })
    const ways = reached.map(wayOf)
    const asPrivate = await ana.post(`/carts/${begun.id}/totals`, { ways })
    await setCompany(ana, atelier)
    const { items } = await ana.post(`/carts/${begun.id}/totals`, { ways })
    expect(items.map(({ net, ...rest }: Body) => rest)).toEqual(asPrivate.items)
    for (const [place, { mode, service, locationId, relayPointId }] of reached.entries()) {
      const at =
        mode === 'home' ? { address: parisHome.address, service } : mode === 'relay' ? { relayPointId } : { locationId }
      const chosen = await ana.put(`/carts/${begun.id}/delivery`, { mode, ...at, contact })
      expect(items[place]).toEqual(chosen.totals)
    }
    expect(new Set(items.map(({ net }: Body) => net.delivery.minor)).size).toBeGreaterThan(1)
    const overseas = { mode: 'home', cost: { minor: 0, currency: 'EUR' }, postcode: '97400' }
    const [there] = (await ana.post(`/carts/${begun.id}/totals`, { ways: [overseas] })).items
    expect(there.vat.map((group: Body) => group.ratePercent)).toEqual([8.5])
  })

  it('gets letters with its name and numbers, without tax, the tax, and what is paid', async () => {
    const ana = await volta.customer('ana.courrier@example.com')
    await setCompany(ana, atelier)
    const placed = await buy(ana, { [jeans]: 3 }, { ...parisHome, contact: { email: 'ana.courrier@example.com' } })
    const letter = await volta.lastMessage('ana.courrier@example.com')
    const text = letter.text.replace(/[\u00a0\u202f]/g, ' ')
    const euros = ({ minor }: { minor: number }) => `${(minor / 100).toFixed(2).replace('.', ',')} €`
    const { net, vat, total } = placed.totals
    expect(text).toContain(`Facturée à Atelier du Marais, SIREN 732 829 320, TVA ${kept.vatNumber}.`)
    expect(text).toContain(`3 × ${placed.lines[0].title} : ${euros(placed.lines[0].totalNet)} HT`)
    expect(text).toContain(`Livraison HT : ${net.delivery.minor === 0 ? 'Offerte' : euros(net.delivery)}`)
    expect(text).toContain(`Total HT : ${euros(net.total)}`)
    expect(text).toContain(`TVA 20 % sur ${euros(vat[0].base)} : ${euros(vat[0].amount)}`)
    expect(text).toContain(`Total TTC : ${euros(total)}`)
  })

  it('has its name and numbers on the order as they were, whatever she changes later', async () => {
    const ana = await volta.customer('ana.facture@example.com')
    await setCompany(ana, atelier)
    const cart = await basketOf(ana, { [jeans]: 3 })
    await pay(ana, cart)
    const placed = (await order(ana, cart)).body
    expect(placed).toMatchObject({ company: kept, totals: { net: cart.totals.net } })
    await setCompany(ana, null)
    const later = await ana.get(`/orders/${placed.id}`)
    expect(later.company).toEqual(kept)
    expect(later.lines[0].totalNet).toEqual(cart.lines[0].totalNet)
    expect(await page(`/orders/${placed.id}`, ana)).toMatch(/Pour Atelier du Marais, SIREN 732 829 320/)
  })

  it('reads prices without tax on lists and products; nobody else does, asked in the same second', async () => {
    const ana = await volta.customer('ana.pages@example.com')
    await setCompany(ana, atelier)
    const bob = await volta.customer('bob.pages@example.com')
    const paths = ['/c/fashion', '/products/jean-lena', '/en/products/jean-lena']
    for (const path of paths) {
      const [hers, his, nobodys, again] = await Promise.all([
        page(path, ana),
        page(path, bob),
        page(path),
        page(path, ana),
      ])
      expect(hers).toContain('price-tax"> ')
      expect(again).toContain('price-tax"> ')
      for (const other of [his, nobodys]) {
        expect(other).not.toContain('price-tax"> ')
        expect(other).not.toContain('class="price-gross')
      }
    }
  })
})

async function aShop(): Promise<string> {
  const { items } = await volta.nobody.get('/locations?kind=shop&limit=1')
  return items[0].id
}
