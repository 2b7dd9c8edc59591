import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { person } from '../world/person.ts'
import { buy } from '../world/shopping.ts'
import { mainText, sees, stories } from './browser.ts'
import { addToBasket } from './buying.ts'

stories('her account, and what the law gives her', (stage) => {
  it('keeps her addresses, proposes the first of them, and pays with it in two presses', async () => {
    const page = await stage.phone()
    await stage.signInAs(page, 'adresses@example.com')
    await page.getByRole('link', { name: 'Coordonnées' }).click()
    await page.getByLabel('Prénom et nom').fill('Camille Adresse')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('link', { name: 'Vos adresses' }).click()
    for (const street of ['12 rue de Rivoli', '3 rue du Pont']) {
      await page.getByLabel('Numéro et rue').fill(street)
      await page.getByLabel('Code postal de livraison').fill('75004')
      await page.getByLabel('Ville').fill('Paris')
      await page.getByRole('button', { name: 'Enregistrer' }).click()
      await sees(page, street)
    }
    await page.getByRole('button', { name: 'Proposer en premier 12 rue de Rivoli' }).click()
    await page.getByRole('button', { name: 'Proposer en premier 3 rue du Pont' }).waitFor()

    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-36')
    await page.getByRole('link', { name: 'Commander' }).click()
    await page.getByRole('radio', { name: /^Chez vous/ }).check()
    expect(await page.getByRole('radio', { name: /12 rue de Rivoli/ }).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Commander avec obligation de paiement' }).click()
    await page.waitForURL(/\/orders\/ord_/)
    expect(await mainText(page)).toContain('12 rue de Rivoli')
  }, 60_000)

  it('asks for nothing beforehand: an agreement is given and taken back by one switch, and staff see how it stands', async () => {
    const page = await stage.laptop()
    await stage.signInAs(page, 'accords@example.com')
    await page.getByRole('link', { name: 'Vos accords' }).click()
    const byEmail = page.getByRole('switch', { name: 'Offres par e-mail' })
    expect(await page.getByRole('switch', { checked: true }).count()).toBe(0)
    await byEmail.click()
    await page.getByRole('switch', { name: 'Offres par e-mail', checked: true }).waitFor()
    await sees(page, /^Accepté aujourd’hui à .* \(Site\)\.$/)
    await byEmail.click()
    await page.getByRole('switch', { name: 'Offres par e-mail', checked: false }).waitFor()
    await sees(page, /^Retiré aujourd’hui/)
    const nadia = await stage.retailer.staff('nadia')
    const { items } = await nadia.get('/customers?query=accords@example.com')
    expect((await nadia.get(`/customers/${items[0].id}`)).consents).toMatchObject([{ purpose: 'email', given: false }])
  }, 60_000)

  it('gives her all her data as a file, and erases her when nothing is on its way', async () => {
    const page = await stage.phone()
    await stage.signInAs(page, 'effacer@example.com')
    // The same person through the API: her session is her cookie.
    const token = (await page.context().cookies()).find(({ name }) => name === 'filrouge_shopper')?.value
    const order = await buy(person(stage.retailer.url, token ?? null), { 'JEAN-LENA-BLEU-36': 1 })
    await page.goto('/account/data')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger mes données' }).click(),
    ])
    const data = JSON.parse(readFileSync(await download.path(), 'utf8'))
    expect(data.orders).toMatchObject([{ number: order.number }])

    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Effacer mon compte' }).click()
    await sees(page, /Une commande est encore en cours/)
    await page.goto(`/orders/${order.id}`)
    await page.getByRole('button', { name: 'Annuler la commande' }).click()
    await sees(page, 'Annulée')
    await page.goto('/account/data')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Effacer mon compte' }).click()
    await page.getByRole('heading', { name: 'Votre compte est effacé' }).waitFor()
    await page.goto('/account')
    await page.getByRole('heading', { name: 'S’identifier' }).waitFor()
  }, 60_000)

  it('takes a withdrawal in two steps, under the words of the law, and acknowledges it with day and hour', async () => {
    const page = await stage.phone()
    await page.goto('/')
    await page.getByRole('link', { name: 'Renoncer au contrat ici' }).click()
    await page.getByRole('button', { name: 'Continuer' }).click()
    await sees(page, 'Indiquez le numéro de la commande : il est dans chaque message.')
    await page.getByLabel('Prénom et nom').fill('Camille Laurent')
    await page.getByLabel('Numéro de commande').fill('V-1042')
    await page.getByLabel('Adresse e-mail').fill('retractation@example.com')
    await page.getByRole('button', { name: 'Continuer' }).click()
    await sees(page, /renonce au contrat de vente portant sur la commande V-1042/)
    await page.getByRole('button', { name: 'Confirmer la rétractation' }).click()
    await page.getByRole('heading', { name: 'Votre rétractation est enregistrée' }).waitFor()
    const letter = await stage.retailer.lastMessage('retractation@example.com')
    expect(letter.subject).toBe('Votre rétractation est enregistrée')
    expect(letter.text).toMatch(/renonce au contrat.*V-1042/)
    expect(letter.text).toMatch(/déclarée le .* à \d+/)
    expect((await stage.retailer.lastMessage('bonjour@volta.example')).text).toContain('V-1042')
  }, 60_000)

  it('writes to the retailer, also without JavaScript', async () => {
    const page = await stage.phone({ javaScriptEnabled: false })
    await page.goto('/contact?subject=return')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await sees(page, 'Quelques mots de plus nous aideront à vous répondre.')
    await page.getByLabel('Prénom et nom').fill('Camille Laurent')
    await page.getByLabel('Adresse e-mail').fill('lettre@example.com')
    await page.getByLabel('Votre message').fill('La télécommande ne répond plus depuis hier soir.')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await page.getByRole('heading', { name: 'Votre message est parti' }).waitFor()
    expect((await stage.retailer.lastMessage('bonjour@volta.example')).text).toContain('télécommande')
  }, 60_000)
})
