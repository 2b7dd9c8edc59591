import { expect, it } from 'vitest'
import { sees, stories, textOf } from './browser.ts'
import { orderOnHerPage, orderOnStaffPage } from './order-on.ts'

stories('the jeans: one customer, one basket, one order, four channels', (stage) => {
  it('are found on the phone, ordered on the laptop to a relay point, and seen alike by everyone', async () => {
    const [phone, laptop] = await Promise.all([stage.phone(), stage.laptop()])

    // On her phone she finds them in her size, and in her shop.
    await phone.goto('/')
    await phone.getByRole('combobox', { name: 'Rechercher un article' }).fill('jean')
    await phone.keyboard.press('Enter')
    await phone.getByRole('link', { name: /Léna/ }).first().click()
    await phone.getByRole('navigation', { name: 'Couleur' }).getByRole('link', { name: 'bleu' }).click()
    await phone.getByRole('navigation', { name: 'Taille' }).getByRole('link', { name: '38' }).click()
    await phone.waitForURL(/sku=JEAN-LENA-BLEU-38/)
    await phone.getByLabel('Votre code postal').fill('75004')
    await phone.getByRole('button', { name: 'Voir les dates' }).click()
    await phone.waitForURL(/postcode=75004/)
    // The promise above names the shop as well, where it is the soonest to hand the jeans over.
    const shop = phone.getByRole('listitem').filter({ hasText: 'Paris Rivoli' }).last()
    expect(await textOf(shop)).toContain('En rayon en ce moment')
    await phone.getByLabel('Quantité').selectOption('2')
    await phone.getByRole('button', { name: 'Ajouter au panier' }).click()
    await sees(phone, /^Ajouté au panier/)

    // She signs in on both, and it is the same basket.
    await stage.signInAs(phone, 'camille@example.com')
    await stage.signInAs(laptop, 'camille@example.com')
    await Promise.all([phone.goto('/basket'), laptop.goto('/basket')])
    const quantityOn = (page: typeof phone) => page.getByRole('spinbutton', { name: /^Quantité.*Léna/ })
    expect(await quantityOn(phone).inputValue()).toBe('2')
    expect(await quantityOn(laptop).inputValue()).toBe('2')

    // What she changes on the laptop, the phone shows by itself.
    await phone.evaluate('window.isSamePage = true')
    await quantityOn(laptop).fill('1')
    await quantityOn(laptop).press('Enter')
    await expect.poll(() => quantityOn(phone).inputValue(), { timeout: 10_000 }).toBe('1')
    await phone.getByRole('link', { name: 'Panier, 1 article' }).waitFor()
    expect(await phone.evaluate('window.isSamePage')).toBe(true)

    // The relay point costs less than home, and says so.
    await laptop.getByRole('link', { name: 'Commander' }).click()
    await laptop.getByLabel('Votre code postal').fill('75004')
    await laptop.getByRole('button', { name: 'Voir les dates' }).click()
    const costOf = async (way: RegExp) => {
      const text = await textOf(laptop.locator('label').filter({ hasText: way }).first())
      return Math.min(...[...text.matchAll(/(\d+),(\d\d)\s€|Gratuit/g)].map(([, e, c]) => (e ? Number(`${e}${c}`) : 0)))
    }
    expect(await costOf(/^En point relais/)).toBeLessThan(await costOf(/^Chez vous/))
    await laptop.getByRole('radio', { name: /^En point relais/ }).check()
    await laptop.getByRole('group', { name: 'Quel point relais' }).getByRole('radio').first().check()
    await laptop.getByLabel('Prénom et nom').fill('Camille Laurent')
    await laptop.getByLabel('Adresse e-mail').fill('camille@example.com')
    await laptop.getByRole('radio', { name: /Carte de test qui paie/ }).check()
    await laptop.getByRole('button', { name: 'Commander avec obligation de paiement' }).click()
    await laptop.waitForURL(/\/orders\/ord_/)
    await sees(laptop, /Votre commande est enregistrée/)
    await stage.retailer.settle()
    await sees(laptop, 'E-mail de confirmation envoyé')
    const hers = await orderOnHerPage(laptop)
    expect(hers.lines).toMatchObject([{ title: expect.stringContaining('Léna'), quantity: 1, total: '89,90 €' }])
    expect(hers.promised).toMatch(/^En point relais /)
    expect(hers.timeline).toContain('Commande enregistrée')
    await sees(phone, 'Votre panier est vide.')

    // Her phone has it too.
    await phone.goto('/account')
    await phone.getByRole('link', { name: hers.number }).click()
    expect(await orderOnHerPage(phone)).toEqual(hers)

    // So have Jean in the shop and Nadia at her desk.
    const [jean, nadia] = await Promise.all([stage.phone(), stage.laptop()])
    await stage.signInStaff(jean, 'associate', 'jean')
    await jean.getByRole('link', { name: 'Client', exact: true }).click()
    await jean.getByLabel('Nom, e-mail ou téléphone').fill('camille@example.com')
    await jean.getByRole('link', { name: /camille@example\.com/ }).click()
    await jean.getByRole('link', { name: hers.number }).click()
    expect(await orderOnStaffPage(jean)).toEqual(hers)
    await stage.signInStaff(nadia, 'office', 'nadia')
    await nadia.keyboard.press('Control+k')
    await nadia.getByRole('combobox', { name: 'Rechercher un client ou une commande' }).fill(hers.number)
    await nadia.getByRole('option', { name: hers.number }).click()
    expect(await orderOnStaffPage(nadia)).toEqual(hers)

    // And the message she got leads there without a sign-in.
    const message = await stage.retailer.lastMessage('camille@example.com')
    expect(message.subject + message.text).toContain(hers.number)
    const address = /https?:\/\/\S+\/orders\/\S+/.exec(message.text)?.[0]
    const tablet = await stage.laptop({ viewport: { width: 820, height: 1180 } })
    await tablet.goto(address ?? '')
    expect(await orderOnHerPage(tablet)).toEqual(hers)
  }, 60_000)
})
