import { frenchVatNumberOf } from '@filrouge/kernel/siren.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body, Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { basketOf, order, parisHome, pay } from '../world/shopping.ts'

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
