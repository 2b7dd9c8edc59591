import { expect, it } from 'vitest'
import { mainText, sees, stories, textOf } from './browser.ts'
import { orderOnHerPage, orderOnStaffPage } from './order-on.ts'

stories('the television: none in the shop, promised at home, paid by QR on her phone', (stage) => {
  it('is sold by Jean without a till, and its order says the same to everyone', async () => {
    const [jean, hers] = await Promise.all([stage.phone(), stage.phone()])
    await stage.signInStaff(jean, 'associate', 'jean')
    const { gtin } = await stage.retailer.nobody.get('/variants/TV-AURORA-55')

    // The hand scanner types the code and presses Enter.
    await jean.getByRole('navigation', { name: 'Aller à' }).getByRole('link', { name: 'Scanner' }).click()
    await jean.getByLabel('Code', { exact: true }).waitFor()
    await jean.keyboard.type(gtin)
    await jean.keyboard.press('Enter')
    await jean.getByRole('heading', { level: 1, name: /Aurora/ }).waitFor()

    // None here: where else, and until when.
    const stock = jean.getByRole('region', { name: 'Stock' })
    await stock.getByText('ici').waitFor()
    const figures = await textOf(stock)
    expect(figures).toMatch(/ici 0 /)
    expect(Number(/entrepôt (\d+)/.exec(figures)?.[1])).toBeGreaterThan(0)
    expect(figures).toMatch(/fournisseur \d+/)
    await sees(jean, /^Chez vous /)
    const ways = jean.getByRole('listitem').filter({ hasText: /^Chez vous/ })
    const needBy = jean.getByRole('button', { name: /^Il le faut pour le/ })
    await needBy.click()
    await jean.getByRole('button', { name: 'Mois suivant' }).click()
    await jean.getByRole('gridcell', { name: /28/ }).getByRole('button').click()
    await ways.filter({ hasText: 'À temps' }).first().waitFor()
    await needBy.click()
    await jean.getByRole('button', { name: 'Mois précédent' }).click()
    await jean.getByRole('button', { name: /aujourd’hui/ }).click()
    await ways.filter({ hasText: 'Trop tard' }).first().waitFor()

    // Her file, then the article goes into her basket, to be brought to her home.
    await jean.getByRole('link', { name: 'Client', exact: true }).click()
    await jean.getByLabel('Nom, e-mail ou téléphone').fill('camille@example.com')
    await jean.getByRole('link', { name: /camille@example\.com/ }).click()
    await jean.getByRole('region', { name: 'Client servi' }).waitFor()
    await jean.getByRole('link', { name: 'Scanner pour ce client' }).click()
    await jean.getByLabel('Code', { exact: true }).waitFor()
    await jean.keyboard.type(gtin)
    await jean.keyboard.press('Enter')
    await jean.getByRole('button', { name: 'Ajouter à son panier' }).click()
    await jean.getByRole('link', { name: 'Voir le panier' }).click()
    await jean.getByRole('link', { name: 'Choisir la livraison' }).last().click()
    await jean
      .getByRole('radio', { name: /Livraison à domicile/ })
      .first()
      .check()
    await jean.getByLabel('Rue et numéro').fill('12 rue de Rivoli')
    await jean.getByLabel('Code postal').fill('75004')
    await jean.getByLabel('Ville').fill('Paris')
    await jean.getByRole('button', { name: 'Garder ce choix' }).click()
    await jean.getByRole('button', { name: /^Payer sur son téléphone/ }).click()
    await jean.getByRole('img', { name: 'Code à scanner avec le téléphone du client' }).waitFor()
    const address = (await jean.getByRole('link', { name: /\/pay\// }).getAttribute('href')) ?? ''

    // Her phone reads the code: who asks, for what, how much.
    await hers.goto(address)
    await hers.getByRole('heading', { level: 1, name: /^Jean.* vous propose de payer ici$/ }).waitFor()
    const asked = await mainText(hers)
    expect(asked).toMatch(/Aurora/)
    expect(asked).toMatch(/Chez vous /)
    const amount = /Total TTC ([\d ]+,\d\d €)/.exec(asked)?.[1] ?? ''
    expect(await mainText(jean)).toContain(amount)
    await hers.getByRole('checkbox', { name: 'Suivre ma commande par message' }).check()
    await hers.getByRole('radio', { name: /Carte de test qui paie/ }).check()
    await jean.evaluate('window.isSamePage = true')
    await hers.getByRole('button', { name: /^Payer / }).click()
    await hers.waitForURL(/\/orders\/ord_/)

    // Jean's screen turns by itself.
    await jean.getByRole('heading', { name: 'Commande enregistrée' }).waitFor()
    expect(await jean.evaluate('window.isSamePage')).toBe(true)
    await stage.retailer.settle()
    await sees(hers, 'E-mail de confirmation envoyé')
    const order = await orderOnHerPage(hers)
    expect(order.totals['Total TTC']).toBe(amount)
    expect(await mainText(jean)).toContain(order.number)
    await jean.getByRole('link', { name: 'Voir la commande' }).click()
    expect(await orderOnStaffPage(jean)).toEqual(order)
    const nadia = await stage.laptop()
    await stage.signInStaff(nadia, 'office', 'nadia')
    await nadia.keyboard.press('Control+k')
    await nadia.getByRole('combobox', { name: 'Rechercher un client ou une commande' }).fill(order.number)
    await nadia.getByRole('option', { name: order.number }).click()
    expect(await orderOnStaffPage(nadia)).toEqual(order)

    // Whoever else reads the code learns that it has been used, and nothing more.
    const other = await stage.phone()
    await other.goto(address)
    await other.getByRole('heading', { level: 1, name: /C’est payé/ }).waitFor()
    await other.getByRole('link', { name: 'Aller à la boutique' }).waitFor()
    expect(await mainText(other)).not.toMatch(/Aurora|Camille|Payer/)
  }, 60_000)
})
