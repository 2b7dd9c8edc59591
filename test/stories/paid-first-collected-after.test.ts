import { expect, it } from 'vitest'
import { buy } from '../world/shopping.ts'
import { brokenRules } from './axe.ts'
import { plain, sees, stories } from './browser.ts'

stories('paid first, collected after', (stage) => {
  const camille = { email: 'camille@example.com', name: 'Camille Laurent' }
  const shirt = 'TSHIRT-ESSENTIEL-BLANC-M'
  const jacket = 'VESTE-DENIM-NOIR-L'

  it('Jean fetches it from the shelves, Camille is told, and her code opens it at the counter', async () => {
    const { retailer } = stage
    const shop = await retailer.nobody.get('/locations/paris-rivoli')
    const shopper = await retailer.customer(camille.email)
    const order = await buy(
      shopper,
      { [shirt]: 2, [jacket]: 1 },
      { mode: 'collect', locationId: shop.id, contact: camille },
    )

    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.getByRole('link', { name: /À préparer/ }).click()
    await sees(jean, 'À chercher en rayon')
    expect(await brokenRules(jean, 'the list to prepare')).toEqual([])
    await jean.locator(`a[href*="/preparations/shp_"]`).filter({ hasText: 'T-shirt' }).first().click()
    await jean.getByRole('button', { name: /^Rien trouvé/ }).waitFor()
    expect(await brokenRules(jean, 'a preparation')).toEqual([])
    // Once by scan, the rest by a tap.
    const code = jean.getByRole('textbox', { name: 'Scanner ou taper un code' })
    await code.fill('SOFA')
    await code.press('Enter')
    await sees(jean, 'SOFA n’est pas à chercher')
    await code.fill(jacket)
    await code.press('Enter')
    await sees(jean, 'il manque 2 articles')
    // What was ticked outlives the page.
    await jean.reload()
    await sees(jean, 'il manque 2 articles')
    await jean.getByRole('button', { name: /T-shirt.*TSHIRT/ }).click()
    await jean.getByRole('button', { name: 'Tout est là' }).click()
    await jean.getByRole('textbox', { name: 'Rangée à l’étagère' }).fill('B4')
    await jean.getByRole('button', { name: 'Prête : prévenir le client' }).click()
    await sees(jean, 'Prête, le client est prévenu')

    const message = await retailer.lastMessage(camille.email)
    expect(plain(message.subject)).toBe(`Votre commande ${order.number} vous attend à Volta Paris Rivoli`)
    const [digits] = /\d{3} \d{3}/.exec(plain(message.text)) ?? []
    expect(message.text).toContain('lundi')

    const phone = await stage.phone()
    await phone.goto(/\/orders\/\S+/.exec(message.text)![0])
    await sees(phone, digits!)
    await phone.getByRole('img', { name: 'Le même code, à scanner' }).waitFor()
    expect(await brokenRules(phone, 'her code')).toEqual([])

    await jean.goto('/associate/hand-over')
    await sees(jean, 'Camille Laurent')
    const field = jean.getByRole('textbox', { name: 'Code du client' })
    await field.fill('000000')
    await sees(jean, 'Aucune commande n’attend ici sous ce code')
    await field.fill(digits!)
    await sees(jean, 'B4')
    expect(await brokenRules(jean, 'the desk')).toEqual([])
    await jean.getByRole('button', { name: 'Remettre au client' }).click()
    await sees(jean, 'Remise')
    const after = await shopper.get(`/orders/${order.id}`)
    expect(after).toMatchObject({ status: 'completed', fulfilmentStatus: 'fulfilled', paymentStatus: 'paid' })
  }, 90_000)

  it('what is not on the shelf is said in two taps, and comes from elsewhere', async () => {
    const { retailer } = stage
    const shop = await retailer.nobody.get('/locations/paris-rivoli')
    const shopper = await retailer.customer('theo@example.com')
    const contact = { email: 'theo@example.com', name: 'Théo' }
    const order = await buy(shopper, { [shirt]: 1 }, { mode: 'collect', locationId: shop.id, contact })
    const jean = await stage.phone()
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.goto(`/associate/preparations/${order.fulfilments[0].id}`)
    await jean.getByRole('button', { name: /^Rien trouvé/ }).click()
    await jean.getByRole('button', { name: 'Il en manque 1' }).click()
    await sees(jean, 'Préparée ailleurs')
    const after = await shopper.get(`/orders/${order.id}`)
    const standing = after.fulfilments.filter(({ status }: { status: string }) => status !== 'cancelled')
    expect(standing).toMatchObject([{ status: 'to_pick', lines: [{ sku: shirt, quantity: 1 }] }])
    expect(standing[0].locationId).not.toBe(shop.id)
    // She reads that it will be late, and may give it up.
    if (standing[0].isLate) {
      const message = await retailer.lastMessage(contact.email)
      expect(plain(message.subject)).toContain('arrivera plus tard')
      const phone = await stage.phone()
      await phone.goto(/\/orders\/\S+/.exec(message.text)![0])
      await phone.getByRole('button', { name: 'Annuler cette partie, sans la payer' }).waitFor()
      expect(await brokenRules(phone, 'a late part')).toEqual([])
      await phone.getByRole('button', { name: 'Annuler cette partie, sans la payer' }).click()
      await phone.waitForURL(/\/orders\/ord_/)
      expect(await shopper.get(`/orders/${order.id}`)).toMatchObject({ status: 'cancelled' })
    }
  }, 60_000)
})
