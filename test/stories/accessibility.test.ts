import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { buy, parisHome } from '../world/shopping.ts'
import { brokenRules } from './axe.ts'
import { cutNetwork, sees, stories } from './browser.ts'
import { addToBasket, payWith, toPaymentAtHome } from './buying.ts'
import { focusedName, tabTo } from './keyboard.ts'

let found: string[] = []
afterEach(() => {
  found = []
})

/** Looks at the page as it stands, by day and by night; what breaks a rule is kept. */
const look = async (page: Page, state: string) => found.push(...(await brokenRules(page, state)))

stories('everyone can use the pages', (stage) => {
  it('the storefront breaks no rule of WCAG A and AA, by day and by night', async () => {
    const page = await stage.phone()
    for (const path of [
      '/',
      '/search?q=television',
      '/search?q=xyzzyx',
      '/products/jean-lena?sku=JEAN-LENA-BLEU-36&postcode=75004',
      '/products/jean-lena/sheet',
      '/basket',
      '/sign-in',
      '/shops',
      '/shops/paris-rivoli',
      '/delivery-and-returns',
      '/terms',
      '/withdrawal',
      '/withdrawal/declare',
      '/guarantee',
      '/privacy',
      '/cookies',
      '/legal-notice',
      '/accessibility',
      '/contact',
      '/scan?code=JEAN-LENA-BLEU-36',
      '/scan?code=0',
      '/card',
      '/gift-card',
      '/offline',
      '/demo/mailbox',
      '/nothing-here',
      '/c/image',
      '/c/image?facet=brand%3Aaurora&facet=brand%3Anordlys',
      '/shops?postcode=69003',
      '/products/jean-lena?postcode=00000',
      '/en',
      '/en/products/jean-lena',
      '/en/shops/lyon-part-dieu',
    ]) {
      await page.goto(path)
      await look(page, path)
    }
    await page.goto('/c/image')
    await page.getByRole('button', { name: 'Rayons' }).click()
    await look(page, 'the departments on a phone')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    await look(page, 'the filters on a phone')
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: 'Rechercher un article' }).fill('tele')
    await page.getByRole('option').first().waitFor()
    await look(page, 'suggestions')
    await addToBasket(page, '/products/jean-lena?sku=JEAN-LENA-BLEU-36')
    await look(page, 'the basket')
    await toPaymentAtHome(page)
    await look(page, 'paying')
    await payWith(page, /Carte de test refusée/)
    await page.getByRole('alert').first().waitFor()
    await look(page, 'a declined card')
    await page.goto('/checkout')
    await look(page, 'choosing the delivery')
    await payWith(page, /Carte de test à confirmer/)
    await look(page, 'the page of the bank')
    await page.getByRole('button', { name: 'Accepter' }).click()
    await page.waitForURL(/\/orders\/ord_/)
    await look(page, 'the order')
    await stage.signInAs(page, 'camille@example.com')
    await look(page, 'the account')
    for (const room of ['details', 'addresses', 'consents', 'data']) {
      await page.goto(`/account/${room}`)
      await look(page, room)
    }
    await page.goto('/contact')
    await page.getByRole('button', { name: 'Envoyer' }).click()
    await look(page, 'a letter that lacks words')
    expect(found).toEqual([])
  }, 240_000)

  it("the associate's app breaks no rule either", async () => {
    const page = await stage.phone()
    const camille = await stage.retailer.customer('camille@example.com')
    const { id, customerId } = await buy(camille, { 'JEAN-LENA-BLEU-36': 1 }, parisHome)
    const admin = await stage.retailer.staff('admin')
    const { id: delivery } = await admin.post('/stock/deliveries', {
      kind: 'purchase',
      locationId: 'paris-rivoli',
      expectedOn: stage.retailer.platform.clock.now().toISOString().slice(0, 10),
      lines: [{ sku: 'TV-AURORA-55', quantity: 2 }],
    })
    await page.goto('/associate/')
    await page.getByRole('button', { name: 'Commencer' }).waitFor()
    await look(page, 'signing in')
    await stage.signInStaff(page, 'associate', 'jean')
    await look(page, 'the day')
    const pages: [string, string | RegExp][] = [
      ['articles?query=television', /Aurora/],
      ['articles/TV-AURORA-55', /^Chez vous/],
      ['articles/TV-CLARTES-32', /touchez d’où/],
      ['scan', 'Code'],
      ['preparations', 'À préparer'],
      ['hand-over', 'Code du client'],
      ['deliveries', 'À recevoir'],
      [`deliveries/${delivery}`, /\/ 2/],
      ['count', 'Je compte'],
      [`orders/${id}`, 'Commande enregistrée'],
      [`customers/${customerId}`, 'Camille Laurent'],
    ]
    for (const [path, words] of pages) {
      await page.goto(`/associate/${path}`)
      await sees(page, words)
      await look(page, path)
    }
    await page.goto('/associate/articles/TV-AURORA-55')
    await page.getByRole('button', { name: /^Il le faut pour le/ }).click()
    await page.getByText(/^Dans \d+ autres? magasins?$/).click()
    await look(page, 'an article with its calendar and its map')
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.goto('/associate/articles?query=television')
    await page
      .getByRole('link', { name: /Aurora/ })
      .first()
      .click()
    await sees(page, /^Chez vous/)
    await look(page, 'a tablet: the list and the article')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/associate/articles/TV-AURORA-55')
    await page.getByRole('button', { name: 'Ajouter à son panier' }).click()
    await page.getByRole('link', { name: 'Voir le panier' }).click()
    await look(page, 'the basket')
    await page.getByRole('link', { name: 'Choisir la livraison' }).last().click()
    await page
      .getByRole('radio', { name: /Livraison à domicile/ })
      .first()
      .check()
    await look(page, 'choosing the delivery')
    await page.getByRole('button', { name: 'Garder ce choix' }).click()
    await page.getByRole('button', { name: /^Payer sur son téléphone/ }).click()
    await page.getByRole('img', { name: 'Code à scanner avec le téléphone du client' }).waitFor()
    await look(page, 'the QR')
    const address = await page.getByRole('link', { name: /\/pay\// }).getAttribute('href')
    const hers = await stage.phone()
    await hers.goto(address ?? '')
    await sees(page, 'Le montant est ouvert sur son téléphone')
    await look(page, 'open on her phone')
    await cutNetwork(page)
    await page.getByRole('link', { name: /Panier/ }).click()
    await page.reload()
    await sees(page, /Hors ligne/)
    await look(page, 'without a network')
    await page.context().setOffline(false)
    await page.goto(address ?? '')
    await look(page, 'paying what the associate asks')
    expect(found).toEqual([])
  }, 60_000)

  it('nor does the office', async () => {
    const page = await stage.laptop()
    const camille = await stage.retailer.customer('camille@example.com')
    const { id, customerId, number } = await buy(camille, { 'JEAN-LENA-BLEU-36': 1 }, parisHome)
    await page.goto('/office/')
    await page.getByRole('button', { name: 'Entrer' }).waitFor()
    await look(page, 'signing in')
    await stage.signInStaff(page, 'office', 'nadia')
    await sees(page, number)
    await look(page, 'the home of the call centre')
    await page.keyboard.press('Control+k')
    await page.getByRole('option').first().waitFor()
    await look(page, 'the search before a word')
    await page.getByRole('combobox').fill('camille')
    await page.getByRole('option', { name: 'Camille Laurent' }).first().waitFor()
    await look(page, 'the search')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor()
    await look(page, 'the shortcuts')
    await page.keyboard.press('Escape')
    const pages: [string, string | RegExp][] = [
      ['orders', number],
      ['orders?when=custom&from=2001-01-01&to=2001-01-02', 'Aucune commande ainsi'],
      [`orders/${id}`, 'Commande enregistrée'],
      ['customers?query=camille', 'Camille Laurent'],
      [`customers/${customerId}`, 'Camille Laurent'],
      [`customers/${customerId}/sell`, /Commande par téléphone/],
      ['articles?category=fashion', 'Atelier Garance'],
      ['articles/jean-lena', 'Déclinaisons'],
      ['articles/prices', 'Derniers changements'],
      ['stock', 'largement'],
      ['stock?place=paris-rivoli', 'Vendus en 28 j'],
      ['stock/TV-AURORA-55?place=lille', /Volta Lyon/],
      ['stock/movements?place=lille', /De réserve vers/],
      ['stock/sourcing', 'Les entrepôts d’abord'],
      ['customers/new', 'Ouvrir un dossier'],
      ['nothing-here', /rien à cette adresse/],
    ]
    for (const [path, words] of pages) {
      await page.goto(`/office/${path}`)
      await sees(page, words)
      await look(page, path)
    }
    await page.goto(`/office/orders/${id}`)
    await page.getByRole('button', { name: 'Annuler la commande' }).click()
    await sees(page, /va être annulée/)
    await look(page, 'an order about to be cancelled')
    await page.getByRole('button', { name: 'Garder la commande' }).first().click()
    expect(found).toEqual([])
  }, 180_000)

  it('nor do the homes and tools of those who run shops, prices and campaigns', async () => {
    for (const [login, path, words] of [
      ['sonia', '', 'Chiffre du'],
      ['sonia', 'stock/TV-AURORA-55', 'Enregistrer un mouvement'],
      ['sonia', 'stock/promises', 'Livraison en point relais'],
      ['ines', 'stock/promises?mode=relay', 'Tout montrer'],
      ['paul', '', 'Prix à venir'],
      ['paul', 'articles/tv-aurora-55', 'Donner un prix'],
      ['paul', 'articles/search', 'Sans résultat'],
      ['paul', 'articles/search?query=casque', 'Compris ainsi'],
      ['paul', 'imports', 'Déposez un fichier'],
      ['ines', '', 'Chiffre du'],
      ['ines', 'figures', 'Meilleures ventes'],
      ['sonia', 'figures?period=year&beside=yearBefore', 'Meilleures ventes'],
      ['paul', 'figures?category=image&period=month', 'Meilleures ventes'],
      ['ines', 'figures?from=2001-01-01&to=2001-01-05', 'Rien n’a été vendu'],
      ['ines', 'offers', 'En cours'],
      ['ines', 'offers/televisions', 'Sur un panier'],
    ] as const) {
      const page = await stage.laptop()
      await stage.signInStaff(page, 'office', login)
      await page.goto(`/office/${path}`)
      await sees(page, new RegExp(words))
      await look(page, `${login}: ${path || 'home'}`)
    }
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'paul')
    await page.goto('/office/imports')
    const rows =
      'Référence;Produit;Désignation;Catégorie;Prix TTC\nAXE-1;axe-1;Lampe;televisions;12\nAXE-2;axe-2;Lampe;televisions;douze\n'
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'lampes.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
    await sees(page, /Ce que contient le fichier/)
    await look(page, 'a file to be matched')
    await page.getByRole('button', { name: 'Essayer sans rien changer' }).click()
    await sees(page, /Rien n’a été écrit/)
    await sees(page, /ce n’est pas un montant/)
    await look(page, 'a file that was tried')
    await page.goto('/office/stock/sourcing')
    await page.getByRole('button', { name: 'Ajouter une règle' }).click()
    await look(page, 'which rule to add')
    await page.getByRole('button', { name: /^Au plus 20 colis/ }).click()
    await page.getByLabel('Ajouter une condition…').selectOption('channels')
    await look(page, 'a rule being written')
    await page.getByRole('button', { name: 'Enregistrer dans le brouillon' }).click()
    await page.getByRole('tab', { name: 'Sur un mois' }).click()
    await page.getByRole('button', { name: 'Lancer l’essai' }).click()
    await page.getByRole('heading', { name: 'Qui prépare les colis' }).waitFor({ timeout: 20_000 })
    await look(page, 'a trial of the rules')
    expect(found).toEqual([])
  }, 180_000)

  it('nor do what is kept back and appointments', async () => {
    const page = await stage.laptop()
    const found: string[] = []
    const look = async (state: string) => found.push(...(await brokenRules(page, state)))
    await stage.signInStaff(page, 'office', 'sonia')
    await page.goto('/office/stock/keeping')
    await sees(page, 'Aucune fermeture prévue')
    await look('what is kept back')
    await page.goto('/office/stock/slots')
    await page.getByRole('heading', { name: 'Remplissage' }).waitFor()
    await page
      .getByRole('button', { name: /^Régler/ })
      .nth(4)
      .click()
    await look('appointments, and a day of them')
    await page.getByRole('button', { name: 'Modifier' }).click()
    await look('the week of appointments')
    expect(found).toEqual([])
  }, 90_000)

  it('nor do prices: where they differ, by which lists, many at once, and one while it is typed', async () => {
    const paul = await stage.retailer.staff('paul')
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'paul')
    await page.goto('/office/articles/prices/differences')
    await sees(page, 'Un seul prix partout')
    await look(page, 'one price everywhere')
    await page.goto('/office/articles/prices/lists')
    await sees(page, 'Aucune liste')
    await look(page, 'no price list')
    for (const code of ['appli', 'corse'])
      await paul.put(`/price-lists/${code}`, { titleFr: code, titleEn: code, channels: ['app'] })
    for (const list of ['appli', 'corse'])
      await paul.put('/prices/TV-AURORA-55', { amount: { minor: 123_400, currency: 'EUR' }, list })
    await page.goto('/office/articles/prices/differences')
    await sees(page, /n’a pas le même prix partout/)
    await look(page, 'where prices differ')
    await page.goto('/office/articles/prices/lists')
    await page.getByRole('button', { name: 'Créer la liste' }).click()
    await sees(page, /Dites pour qui ou où/)
    await look(page, 'a list that says nothing')
    await page.goto('/office/articles/prices/many')
    await page.getByRole('button', { name: 'Voir ce que cela donne' }).click()
    await sees(page, /Dites quels articles/)
    await look(page, 'a change that says nothing')
    await page.getByLabel('Rayon').selectOption('televisions')
    await page.getByLabel('Pour cent (− pour baisser)').fill('−16')
    await page.getByLabel('Nom de ce changement').fill('Essai')
    await page.getByRole('button', { name: 'Voir ce que cela donne' }).click()
    await page.getByRole('button', { name: /^Appliquer à/ }).waitFor({ timeout: 20_000 })
    await sees(page, /La revente à perte est interdite/)
    await look(page, 'many prices, looked at')
    await page.getByRole('button', { name: /^Appliquer à/ }).click()
    await page.getByRole('button', { name: 'Tout annuler' }).click({ timeout: 20_000 })
    await page.getByText('Annulé', { exact: true }).waitFor({ timeout: 20_000 })
    await look(page, 'many prices, given back')
    await page.goto('/office/articles/tv-aurora-55')
    await page.getByLabel('Nouveau prix TTC, en euros').fill('900')
    await sees(page, /Vente à perte/)
    await look(page, 'a price at a loss')
    expect(found).toEqual([])
  }, 120_000)

  it('nor does the demo’s stage: at rest, while it tells, when it is taken over, on a phone', async () => {
    for (const page of [await stage.laptop({ viewport: { width: 1440, height: 900 } }), await stage.phone()]) {
      await page.goto('/demo?speed=20')
      await page.getByRole('link', { name: 'Lancer : Le jean' }).waitFor()
      await page.waitForURL(/demo\.localhost/)
      await look(page, 'the stage')
      await page.getByRole('link', { name: 'Lancer : Le jean' }).click()
      await page.getByRole('button', { name: 'Pause' }).click()
      await look(page, 'a story')
      await page.getByRole('button', { name: 'Prendre la main', exact: true }).click()
      await look(page, 'taken over')
    }
    expect(found).toEqual([])
  }, 60_000)

  it('a keyboard reaches the search, the basket and the payment in few presses', async () => {
    const page = await stage.laptop()
    await page.goto('/')
    expect(await tabTo(page, /^Rechercher un article$/, 5)).toContain('Aller au contenu')
    await page.keyboard.type('jean lena')
    await page.keyboard.press('Enter')
    await page.waitForURL(/search/)
    await tabTo(page, /Léna/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/products/)
    await tabTo(page, /^Ajouter au panier$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/basket/)
    await tabTo(page, /^Commander$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/checkout/)
    await tabTo(page, /^Prénom et nom$/)
    await page.keyboard.type('Camille Laurent')
    await tabTo(page, /^Adresse e-mail$/)
    await page.keyboard.type('clavier@example.com')
    await tabTo(page, /^Votre code postal$/)
    await page.keyboard.type('75004')
    await page.keyboard.press('Enter')
    await page.waitForURL(/postcode=75004/)
    // The focus stands on the ways that have come; arrows go through them.
    await expect.poll(() => focusedName(page)).toMatch(/^Chez vous/)
    await page.keyboard.press('ArrowUp')
    expect(await focusedName(page)).toMatch(/^À retirer/)
    await tabTo(page, /^Commander avec obligation de paiement$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/orders\/ord_/)
  }, 60_000)
})
