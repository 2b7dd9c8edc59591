import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { basketOf, order, pay } from '../world/shopping.ts'
import { brokenRules } from './axe.ts'
import { mainText, sees, stories, textOf } from './browser.ts'
import { addToBasket, payWith, toPaymentAtHome } from './buying.ts'

/** Jean opens her file, puts an article into her basket with a code, and asks to be paid on her phone; answers the address of his QR. */
async function sellAtCounter(jean: Page, email: string, sku: string, code: string): Promise<string> {
  await jean.getByRole('link', { name: 'Client', exact: true }).click()
  await jean.getByLabel('Nom, e-mail ou téléphone').fill(email)
  await jean.getByRole('link', { name: new RegExp(email.replaceAll('.', '\\.')) }).click()
  await jean.getByRole('region', { name: 'Client servi' }).waitFor()
  await jean.getByRole('link', { name: 'Scanner pour ce client' }).click()
  await jean.getByLabel('Code', { exact: true }).waitFor()
  await jean.keyboard.type(sku)
  await jean.keyboard.press('Enter')
  await jean.getByRole('button', { name: 'Ajouter à son panier' }).click()
  await jean.getByRole('link', { name: 'Voir le panier' }).click()
  const codes = jean.getByRole('region', { name: 'Codes et offres' })
  await codes.getByLabel('Code promotionnel').fill(code)
  await codes.getByRole('button', { name: 'Appliquer' }).click()
  await codes.getByRole('button', { name: /^Retirer le code/ }).waitFor()
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
  return (await jean.getByRole('link', { name: /\/pay\// }).getAttribute('href')) ?? ''
}

async function payAsAsked(hers: Page, address: string): Promise<void> {
  await hers.goto(address)
  await hers.getByRole('radio', { name: /Carte de test qui paie/ }).check()
  await hers.getByRole('button', { name: /^Payer / }).click()
  await hers.waitForURL(/\/orders\/ord_/)
}

stories('offers, from the office to her basket', (stage) => {
  it('ten percent off her television, said before she pays; and the coupon that Jean gives her, used on the web', async () => {
    const email = 'camille.coupon@example.com'
    const camille = await stage.retailer.customer(email)
    const [jean, hers] = await Promise.all([stage.phone(), stage.phone()])
    await stage.signInStaff(jean, 'associate', 'jean')
    const address = await sellAtCounter(jean, email, 'TV-AURORA-55', 'tv10')
    await hers.goto(address)
    await sees(hers, /10\s% sur les téléviseurs · [−-][\d\s]+,\d\d/)
    expect(await brokenRules(hers, 'paying what Jean asks, with an offer')).toEqual([])
    await payAsAsked(hers, address)
    await sees(hers, /10\s% sur les téléviseurs [−-]/)
    await jean.getByRole('heading', { name: 'Commande enregistrée' }).waitFor()
    await jean.getByRole('link', { name: 'Voir la commande' }).click()

    const coupons = jean.getByRole('region', { name: 'Ses coupons' })
    await coupons.getByRole('button', { name: 'Offrir un coupon' }).click()
    await coupons.getByLabel('Pourquoi (entre nous)').fill('Plus de téléviseur en rayon')
    expect(await brokenRules(jean, 'giving a coupon')).toEqual([])
    await coupons.getByRole('button', { name: 'Offrir', exact: true }).click()
    await coupons.getByText(/Un geste pour votre patience\s: 20\s€ : code M/).waitFor()
    const letter = await stage.retailer.lastMessage(email)
    const [coupon] = (await camille.get('/customers/me/coupons')).items
    expect(letter.text).toContain(coupon.code)

    const phone = await stage.phone()
    await stage.signInAs(phone, email)
    await sees(phone, coupon.code)
    expect(await brokenRules(phone, 'her account with a coupon')).toEqual([])
    await addToBasket(phone, '/products/jean-lena?sku=JEAN-LENA-BLEU-38')
    const codes = phone.getByRole('region', { name: 'Codes et offres' })
    await codes.getByText('J’ai un code').click()
    await codes.getByLabel('Code promotionnel').fill(coupon.code)
    await codes.getByRole('button', { name: 'Appliquer' }).click()
    await codes.getByText('Un geste pour votre patience : 20 €').waitFor()
    await toPaymentAtHome(phone, email)
    await payWith(phone, /Carte de test qui paie/)
    await sees(phone, /Un geste pour votre patience\s: 20\s€ [−-]20,00/)
    await jean.reload()
    await coupons.getByText(/utilisé : Site/).waitFor()
  }, 120_000)

  it('the same coupon in the e-mail, at the counter and on the flyer: one batch page says where each was used', async () => {
    const ines = await stage.retailer.staff('ines')
    await ines.put('/offers/rentree', {
      ...{ titleFr: 'Rentrée : 15 %', titleEn: 'Back to school: 15%', needsCode: true },
      effect: { kind: 'percent', of: {}, percent: 15 },
    })
    await ines.post('/offers/rentree/batches', { prefix: 'LETTRE', medium: 'email', campaign: 'Lettre de novembre' })
    const { firstCode } = await ines.post('/offers/rentree/batches', { prefix: 'TRACT', count: 50, medium: 'flyer' })

    // The code of the e-mail, on the web and then at the counter.
    const visitor = await stage.retailer.visitor()
    const cart = await basketOf(visitor, { 'JEAN-LENA-BLEU-38': 1 })
    const reduced = await visitor.post(`/carts/${cart.id}/coupons`, { code: 'lettre' })
    await pay(visitor, reduced)
    await order(visitor, reduced)
    await stage.retailer.customer('zoe.lettre@example.com')
    const [jean, hers] = await Promise.all([stage.phone(), stage.phone()])
    await stage.signInStaff(jean, 'associate', 'jean')
    await payAsAsked(hers, await sellAtCounter(jean, 'zoe.lettre@example.com', 'JEAN-LENA-BLEU-38', 'LETTRE'))

    // The code of the flyer, typed as it is read.
    const page = await stage.phone()
    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-38')
    const codes = page.getByRole('region', { name: 'Codes et offres' })
    await codes.getByText('J’ai un code').click()
    await codes.getByLabel('Code promotionnel').fill(firstCode.toLowerCase().replace(/(.{5})/g, '$1 '))
    await codes.getByRole('button', { name: 'Appliquer' }).click()
    await codes.getByText('Rentrée : 15 %').waitFor()
    await toPaymentAtHome(page)
    await payWith(page, /Carte de test qui paie/)
    await sees(page, /Rentrée : 15 % [−-]/)

    const office = await stage.laptop()
    await stage.signInStaff(office, 'office', 'ines')
    await office.goto('/office/offers/rentree/codes')
    await office.getByRole('link', { name: 'LETTRE' }).click()
    const places = office.getByRole('region', { name: 'Où ils ont servi' })
    await places.getByText('Volta Paris Rivoli').waitFor()
    expect(await textOf(places)).toMatch(/Magasin/)
    expect(await textOf(places)).toMatch(/Site/)
    expect(await brokenRules(office, 'a batch of codes')).toEqual([])
    await office.goto('/office/offers/batches/TRACT')
    await sees(office, 'Prospectus')
    expect(await mainText(office)).toMatch(/Utilisés 1/)
  }, 120_000)

  it('who is a moment late with a code reads which it was and what she owes without it, on her page and in the office', async () => {
    const ines = await stage.retailer.staff('ines')
    const [fast, nadia] = [await stage.retailer.visitor(), await stage.retailer.staff('nadia')]
    await ines.put('/offers/unique', {
      ...{ titleFr: 'Un seul', titleEn: 'Only one', needsCode: true, mostUses: 1 },
      effect: { kind: 'amount', of: {}, amountMinor: 700 },
    })
    await ines.post('/offers/unique/batches', { prefix: 'UNIQUE' })
    const late = await stage.phone()
    await addToBasket(late, '/products/jean-lena?sku=JEAN-LENA-BLEU-38')
    const codes = late.getByRole('region', { name: 'Codes et offres' })
    await codes.getByText('J’ai un code').click()
    await codes.getByLabel('Code promotionnel').fill('unique')
    await codes.getByRole('button', { name: 'Appliquer' }).click()
    await codes.getByText('Un seul').waitFor()
    await toPaymentAtHome(late)
    const held = await basketOf(nadia, { 'JEAN-LENA-BLEU-38': 1 })
    await nadia.post(`/carts/${held.id}/coupons`, { code: 'UNIQUE' })
    const asked = await nadia.post('/payment-requests', { cartId: held.id })
    const hers = await stage.phone()
    await hers.goto(new URL(asked.url).pathname)
    await sees(hers, /Un seul/)

    const cart = await basketOf(fast, { 'JEAN-LENA-BLEU-38': 1 })
    expect((await pay(fast, await fast.post(`/carts/${cart.id}/coupons`, { code: 'UNIQUE' }))).body.status).toBe(
      'authorised',
    )

    await payWith(late, /Carte de test qui paie/)
    await sees(late, 'Le code UNIQUE vient de servir pour la dernière fois.')
    await sees(late, /Le nouveau montant est de 95,80\s€/)
    await sees(late, /Rien n’a été débité/)
    expect(await brokenRules(late, 'late with a code')).toEqual([])
    await hers.getByRole('radio', { name: /Carte de test qui paie/ }).check()
    await hers.getByRole('button', { name: /^Payer / }).click()
    await sees(hers, 'Le code UNIQUE vient de servir pour la dernière fois.')
    await payWith(late, /Carte de test qui paie/)
    await late.waitForURL(/\/orders\/ord_/)
  }, 90_000)

  it('Inès sends each of a segment her code, and sees how far it is; who wants no more says so by the link', async () => {
    const ines = await stage.retailer.staff('ines')
    await ines.put('/segments/abonnees', { titleFr: 'Abonnées', titleEn: 'Subscribers' })
    const lise = await stage.retailer.customer('lise.lettres@example.com')
    await lise.put('/customers/me/consents', { purpose: 'email', given: true, wordingVersion: '2026-11' })
    await stage.retailer.customer('anne.lettres@example.com')
    await ines.post('/segments/abonnees/members', { who: ['lise.lettres@example.com', 'anne.lettres@example.com'] })
    await ines.put('/offers/lettres', {
      ...{ titleFr: 'Lettres', titleEn: 'Letters', needsCode: true },
      effect: { kind: 'amount', of: {}, amountMinor: 500 },
    })
    await ines.post('/offers/lettres/batches', { prefix: 'LETTRES', segment: 'abonnees', medium: 'email' })
    const office = await stage.laptop()
    await stage.signInStaff(office, 'office', 'ines')
    await office.goto('/office/offers/batches/LETTRES')
    const mailing = office.getByRole('region', { name: 'Envoi par e-mail' })
    await mailing.getByText('1 client sur 2 accepte les offres par e-mail.').waitFor()
    expect(await brokenRules(office, 'a batch to send')).toEqual([])
    await mailing.getByRole('button', { name: 'Envoyer à chacun son code' }).click()
    await sees(office, '1 e-mail va partir')
    await mailing.getByText('Sans accord ou sans adresse').waitFor({ timeout: 20_000 })
    await expect.poll(() => textOf(mailing), { timeout: 10_000 }).toMatch(/Envoyés 1 Sans accord ou sans adresse 1/)
    expect(await brokenRules(office, 'a batch that was sent')).toEqual([])
    const letter = await stage.retailer.lastMessage('lise.lettres@example.com')
    const phone = await stage.phone()
    await phone.goto(/https?:\/\/[^/]+(\/no-more\/\S+)/.exec(letter.text)?.[1] ?? '')
    expect(await brokenRules(phone, 'no more offers')).toEqual([])
    await phone.getByRole('button', { name: 'Ne plus rien m’envoyer' }).click()
    await sees(phone, 'C’est noté')
    expect(await brokenRules(phone, 'no more offers, noted')).toEqual([])
  }, 90_000)

  it('Inès reads what each version changed, old and new, and goes back to one; her undo takes that back', async () => {
    const ines = await stage.retailer.staff('ines')
    const offer = { titleFr: 'Clarté', titleEn: 'Clarity', needsCode: true }
    const percent = (of: number) => ({ kind: 'percent', of: { categories: ['televisions'] }, percent: of })
    await ines.put('/offers/clarte', { ...offer, effect: percent(10) })
    await ines.put('/offers/clarte', { ...offer, effect: percent(15), mostUses: 1000 })
    const office = await stage.laptop()
    await stage.signInStaff(office, 'office', 'ines')
    await office.goto('/office/offers/clarte')
    const versions = office.getByRole('region', { name: 'Versions' })
    await versions.getByRole('listitem').first().getByText('En vigueur').waitFor()
    expect(await textOf(versions.getByRole('listitem').first())).toMatch(
      /Version 2.*Utilisations en tout avant : Sans limite → maintenant : 1 000 Réduction avant : 10 % → maintenant : 15 %/s,
    )
    expect(await brokenRules(office, 'the versions of an offer')).toEqual([])
    await versions.getByRole('button', { name: /^Revenir à cette version.*1$/ }).click()
    await sees(office, 'La version 1 est de nouveau en vigueur.')
    const now = async () => (await ines.get('/offers')).items.find(({ id }: { id: string }) => id === 'clarte')
    expect(await now()).toMatchObject({ version: 3, effect: { percent: 10 } })
    expect((await now()).mostUses).toBeUndefined()
    await expect.poll(() => office.getByRole('textbox', { name: 'Pourcentage' }).inputValue()).toBe('10')
    await office.getByRole('button', { name: 'Annuler' }).click()
    await versions.getByText('Version 4').waitFor()
    expect(await now()).toMatchObject({ version: 4, effect: { percent: 15 }, mostUses: 1000 })
  }, 60_000)

  it('Inès doubles points for a few days and says what a tier brings; her customer reads it on her card', async () => {
    const office = await stage.laptop()
    await stage.signInStaff(office, 'office', 'ines')
    await office.goto('/office/offers/loyalty')
    const tier = office.getByRole('group', { name: 'Clair' })
    await tier.getByLabel('Avantages en français').fill('Vos retouches offertes')
    const multipliers = office.getByRole('region', { name: 'Points multipliés' })
    await multipliers.getByRole('button', { name: 'Ajouter' }).click()
    await multipliers.getByLabel('Nom en français').last().fill('Week-end triple')
    await multipliers
      .getByRole('group', { name: 'Week-end triple' })
      .getByLabel('Nom en anglais')
      .fill('Triple weekend')
    const weekend = multipliers.getByRole('group', { name: 'Week-end triple' })
    await weekend.getByLabel('Multiplié par').fill('3')
    await weekend.getByLabel(/^Du/).fill('2020-01-04T00:00')
    await weekend.getByLabel(/^Jusqu’au/).fill('2020-01-06T00:00')
    await weekend.getByLabel(/^Rayons/).selectOption('toys')
    await weekend.getByRole('checkbox', { name: 'Vif' }).check()
    expect(await brokenRules(office, 'the programme with periods')).toEqual([])
    await office.getByRole('button', { name: 'Appliquer dès maintenant' }).click()
    await sees(office, 'Le programme a changé')
    const { rules } = await stage.retailer.nobody.get('/loyalty/programme')
    expect(rules.multipliers.at(-1)).toMatchObject({
      ...{ factor: 3, categories: ['toys'], tiers: ['vif'] },
      ...{ startsAt: '2020-01-03T23:00:00.000Z', endsAt: '2020-01-05T23:00:00.000Z' },
    })
    const page = await stage.phone()
    await stage.retailer.customer('lise.avantages@example.com')
    await stage.signInAs(page, 'lise.avantages@example.com')
    await page.goto('/card')
    await sees(page, 'Vos retouches offertes')
  }, 60_000)

  it('the pages of offers break no rule of WCAG A and AA, by day and by night, on a phone and on a desk', async () => {
    const found: string[] = []
    const ines = await stage.retailer.staff('ines')
    await ines.put('/segments/fideles', { titleFr: 'Fidèles', titleEn: 'Loyal', rule: { ordersAtLeast: 2 } })
    await ines.put('/segments/amies', { titleFr: 'Amies', titleEn: 'Friends' })
    await ines.put('/offers/lot', {
      ...{ titleFr: 'Trois pour 100 €', titleEn: 'Three for €100', isDraft: true },
      effect: { kind: 'bundle', slots: [{ of: {}, quantity: 3 }], priceMinor: 10_000, times: 2 },
      conditions: [
        { kind: 'segment', segments: ['fideles'] },
        { kind: 'hours', weekdays: [1, 2], from: '09:00', to: '24:00' },
        { kind: 'goods_at_least', of: { categories: ['fashion'] }, amountMinor: 5000 },
      ],
    })
    for (const page of [await stage.laptop(), await stage.phone()]) {
      await stage.signInStaff(page, 'office', 'ines')
      const pages: [string, string | RegExp][] = [
        ['offers', 'Trois pour 100 €'],
        ['offers/new', 'À quelles conditions'],
        ['offers/lot', 'Partie 1 du lot'],
        ['offers/lot/codes', 'Aucun code pour l’instant.'],
        ['offers/lot/trial', 'Simuler'],
        ['offers/calendar', /changement de prix prévu/],
        ['offers/segments', 'Fidèles'],
        ['offers/segments/fideles', /clients? aujourd’hui/],
        ['offers/segments/amies', 'Ajouter depuis un fichier'],
      ]
      for (const [path, words] of pages) {
        await page.goto(`/office/${path}`)
        await sees(page, words)
        found.push(...(await brokenRules(page, path)))
      }
      await page.goto('/office/offers/lot/trial')
      await page.getByRole('button', { name: 'Simuler' }).click()
      await sees(page, 'Ce que ce calcul ne peut pas savoir')
      found.push(...(await brokenRules(page, 'what was tried')))
    }
    expect(found).toEqual([])
  }, 120_000)
})
