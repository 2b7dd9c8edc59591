import sql from 'sql-template-tag'
import { expect, it } from 'vitest'
import type { Body } from '../world/person.ts'
import { buy, parisHome } from '../world/shopping.ts'
import { brokenRules } from './axe.ts'
import { plain, sees, stories } from './browser.ts'

stories('a parcel and its carrier', (stage) => {
  // In Paris, Rivoli alone has it.
  const shirt = 'MARINIERE-BLANC-S'
  const carrier = 'messageries-reunies'

  const tell = async (fulfilmentId: string, code: string, place?: string) => {
    const { db, config } = stage.retailer.platform
    const { url, apiKey } = config.carriers[carrier]!
    const { id } = await db.reader.one<{ id: string }>(
      sql`select id from parcels where fulfilment_id = ${fulfilmentId}`,
    )
    const told = await fetch(`${url.replace(`/${carrier}`, '')}/test/shipments/${carrier}/${id}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ code, ...(place ? { place: { name: place, postcode: '75000' } } : {}) }),
    })
    expect(told.status).toBe(201)
  }

  it('Jean packs and sees the label, the carrier’s words arrive on Camille’s phone, and Nadia sends a lost parcel again', async () => {
    const { retailer } = stage
    const shopper = await retailer.customer('camille@example.com')
    const order = await buy(shopper, { [shirt]: 1 }, parisHome)
    const { id } = (await shopper.get(`/orders/${order.id}`)).fulfilments[0] as Body

    const phone = await stage.phone()
    await stage.signInAs(phone, 'camille@example.com')
    await phone.goto(`/orders/${order.id}`)
    await sees(phone, 'Commande enregistrée')

    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto(`/associate/preparations/${id}`)
    await jean.getByRole('button', { name: /MARINIERE/ }).click()
    await jean.getByRole('button', { name: 'Tout est là' }).click()
    await jean.getByRole('button', { name: 'Emballer et demander l’étiquette' }).click()
    await jean.getByRole('img', { name: 'Étiquette du colis' }).waitFor()
    expect(await brokenRules(jean, 'a parcel with its label')).toEqual([])
    await jean.getByRole('button', { name: 'Remis au transporteur' }).click()
    await sees(jean, 'Partie')

    // Nobody touches her phone: the thread grows as the carrier speaks.
    await sees(phone, 'Expédiée')
    await tell(id, 'PC1', 'Paris')
    await sees(phone, 'Prise en charge par le transporteur')
    await tell(id, 'PE1', 'Orly')
    await sees(phone, 'Le transporteur la dit perdue')
    await sees(phone, 'Orly')
    expect(await brokenRules(phone, 'her order with the carrier’s words')).toEqual([])

    const nadia = await stage.laptop()
    await stage.signInStaff(nadia, 'office', 'nadia')
    await nadia.goto('/office/orders/to-decide')
    const card = nadia.getByRole('listitem').filter({ hasText: order.number }).first()
    await card.getByText('Un nouveau colis').waitFor()
    await card.getByRole('textbox', { name: /Geste commercial/ }).fill('10')
    expect(await brokenRules(nadia, 'a lost parcel to decide')).toEqual([])
    await card.getByRole('button', { name: 'Envoyer à nouveau' }).click()
    // It can be taken back for some seconds; then it goes.
    await nadia.getByRole('button', { name: 'Ne rien faire' }).first().waitFor()
    await nadia.getByText('le nouveau colis est à préparer').waitFor({ timeout: 15_000 })

    await sees(phone, 'Un nouveau colis part de')
    const message = await retailer.lastMessage('camille@example.com')
    expect(plain(message.subject)).toContain('un nouveau colis part pour vous')
    expect((await shopper.get('/customers/me/loyalty')).storeCredit.minor).toBe(1000)
    const { fulfilments } = await shopper.get(`/orders/${order.id}`)
    expect(fulfilments.map(({ status }: Body) => status)).toEqual(['lost', 'to_pick'])
  }, 120_000)

  it('a label that the carrier refuses is asked for again by whoever has the parcel before him', async () => {
    const { retailer } = stage
    const shopper = await retailer.visitor()
    const refused = { ...parisHome, address: { ...parisHome.address, street2: 'TEST REFUS' } }
    const order = await buy(shopper, { [shirt]: 1 }, refused)
    const { id } = (await shopper.get(`/orders/${order.id}`)).fulfilments[0] as Body
    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto(`/associate/preparations/${id}`)
    await jean.getByRole('button', { name: /MARINIERE/ }).click()
    await jean.getByRole('button', { name: 'Tout est là' }).click()
    await jean.getByRole('button', { name: 'Emballer et demander l’étiquette' }).click()
    await jean.getByRole('status').filter({ hasText: 'Le transporteur refuse de faire l’étiquette' }).waitFor()
    expect(await brokenRules(jean, 'a label that is refused')).toEqual([])
    await jean.getByRole('button', { name: 'Redemander l’étiquette' }).click()
    await jean.getByRole('img', { name: 'Étiquette du colis' }).waitFor()
    expect(await jean.getByRole('button', { name: 'Redemander l’étiquette' }).count()).toBe(0)
  }, 60_000)
})
