import * as carts from '@filrouge/contract/carts.ts'
import * as catalogue from '@filrouge/contract/catalogue.ts'
import * as customers from '@filrouge/contract/customers.ts'
import * as gifts from '@filrouge/contract/gifts.ts'
import * as locations from '@filrouge/contract/locations.ts'
import * as orders from '@filrouge/contract/orders.ts'
import * as payments from '@filrouge/contract/payments.ts'
import * as promise from '@filrouge/contract/promise.ts'
import * as sessions from '@filrouge/contract/sessions.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { describe, expect, test } from 'vitest'
import { pages } from './pages.ts'
import { answering, atHome, atShop, basket, euros, jeans, order, refusing, totals, visit } from './visit.fixture.ts'

const promised = (options: promise.PromiseOption[]) => ({ lines: [], at: '2026-11-23T09:00:00Z', options })
const noBasket = refusing(carts.showCurrentCart, 'cart_not_found', 404)
const product = answering(catalogue.showProduct, jeans)
const hers = answering(carts.showCurrentCart, basket)
const names = (said: { name: string }[]) => said.map((one) => one.name)

/** The sentences of a page, without its tags. */
const textOf = (html = '') => html.replace(/<[^>]+>/g, ' ').replace(/[ \n]+/g, ' ')

describe('a list', () => {
  const card = { ...jeans, variants: jeans.variants }
  const found = { items: [card], nextCursor: null, total: 1, facets: [], suggestions: [] } as never
  const answers = [
    answering(catalogue.searchProducts, found),
    answering(catalogue.listCategories, { items: [] }),
    noBasket,
  ]

  test('says of each article when it is at her place and where it can be had, all in one question', async () => {
    const each = answering(promise.promiseEach, {
      at: '2026-11-23T09:00:00Z',
      items: [{ sku: 'JEAN-36', quantity: 1, options: [atShop, atHome] }],
    })
    const { html, said } = await visit('/search?q=jean', { answers: [...answers, each], postcode: '75004' })
    expect(textOf(html)).toContain('Chez vous d’ici jeudi')
    expect(textOf(html)).toContain('Paris Rivoli, dès aujourd’hui')
    expect(said.filter(({ name }) => name.startsWith('promise'))).toHaveLength(1)
  })

  test('says so where an article with one variant cannot be had, and nothing where another of its variants may be', async () => {
    const each = answering(promise.promiseEach, {
      at: '2026-11-23T09:00:00Z',
      items: [{ sku: 'JEAN-36', quantity: 1, options: [] }],
    })
    const visited = async (more: [string, never][]) =>
      textOf((await visit('/search?q=jean', { answers: [...answers, each, ...more], postcode: '75004' })).html)
    expect(await visited([])).not.toContain('Indisponible')
    const single = { ...(found as { items: object[] }), items: [{ ...card, variants: card.variants.slice(0, 1) }] }
    expect(await visited([answering(catalogue.searchProducts, single as never) as never])).toContain('Indisponible')
  })

  test('searches within a category where one is named, and says so', async () => {
    const kept = [
      answering(catalogue.searchProducts, found),
      answering(catalogue.listCategories, { items: [{ code: 'fashion', title: 'Mode', productCount: 3 }] }),
      noBasket,
    ]
    const within = await visit('/search?q=jean&category=fashion', { answers: kept })
    expect(within.said.find(({ name }) => name === 'searchProducts')).toMatchObject({
      input: { query: 'jean', category: 'fashion' },
    })
    expect(textOf(within.html)).toMatch(/Résultats pour «.jean.» dans Mode/)
    expect(within.html).toContain('<input type="hidden" name="category" value="fashion"/>')
    expect(within.html).toContain('href="/search?q=jean"')
    expect(within.html).toContain('<meta name="robots" content="noindex"/>')
    // Without words it is the category's own page; a category that is gone leaves the search.
    expect(await visit('/search?category=fashion', { answers: kept })).toMatchObject({ location: '/c/fashion' })
    const gone = await visit('/search?q=jean&category=gone', { answers: kept })
    expect(gone).toMatchObject({ status: 303, location: '/search?q=jean' })
  })

  test('promises nothing while no place is known, and nothing to a postcode that does not exist', async () => {
    const { html, said } = await visit('/search?q=jean', { answers })
    expect(textOf(html)).not.toContain('Chez vous')
    expect(names(said)).not.toContain('promiseEach')
    const refused = [...answers, refusing(promise.promiseEach, 'postcode_not_found', 404)]
    expect((await visit('/search?q=jean', { answers: refused, postcode: '00000' })).status).toBe(200)
  })
})

describe('an article', () => {
  const shown = [product, answering(promise.promiseArticle, promised([atShop, atHome]))]

  test('is shown to a visitor without a session by five calls, and begins none', async () => {
    const { html, status, said } = await visit('/products/jean-lena', { answers: shown, hasSession: false })
    expect(status).toBe(200)
    expect(names(said)).toEqual(['showProduct', 'listLocations', 'showProgramme', 'promiseArticle', 'offersOnArticle'])
    expect(html).toContain('89,90\u00a0€')
    expect(textOf(html)).toContain('Chez vous entre mercredi 25 et jeudi 26 novembre')
  })

  test('says shop by shop when it can be collected, once she says where she is', async () => {
    const { html, said } = await visit('/products/jean-lena?postcode=75004&sku=JEAN-38', { answers: shown })
    expect(textOf(html)).toContain('Volta Paris Rivoli 2,4\u202fkm')
    expect(textOf(html)).toContain('À retirer aujourd’hui à partir de 15\u00a0h')
    expect(said.find((one) => one.name === 'promiseArticle')?.input).toMatchObject({
      sku: 'JEAN-38',
      postcode: '75004',
    })
  })

  test('with an unknown postcode is shown all the same, with the field to put right', async () => {
    const answers = [product, noBasket, refusing(promise.promiseArticle, 'postcode_not_found', 404)]
    const { html, status } = await visit('/products/jean-lena?postcode=00000', { answers })
    expect(status).toBe(200)
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('Ajouter au panier')
  })

  test('that cannot be had proposes the sizes that can', async () => {
    const had = (input: Record<string, unknown>) => promised(input.sku === 'JEAN-38' ? [atHome] : [])
    const each = (input: Record<string, unknown>) => ({
      at: '2026-11-23T09:00:00Z',
      items: (input.lines as { sku: string }[]).map(({ sku }) => ({ sku, quantity: 1, ...had({ sku }) })),
    })
    const answers = [product, noBasket, answering(promise.promiseArticle, had), answering(promise.promiseEach, each)]
    const { html } = await visit('/products/jean-lena?sku=JEAN-36', { answers })
    expect(html).not.toContain('Ajouter au panier')
    expect(textOf(html)).toContain('ne peut pas être obtenu')
    expect(html).toContain('href="/products/jean-lena?sku=JEAN-38"')
  })

  test('on reduction shows its lowest price of thirty days', async () => {
    const variants = jeans.variants.map((one) => ({ ...one, price: euros(129900), priorPrice: euros(149900) }))
    const answers = [answering(catalogue.showProduct, { ...jeans, variants }), shown[1]!]
    const { html } = await visit('/products/jean-lena', { answers, hasSession: false })
    expect(html).toContain('1\u202f299,00\u00a0€')
    expect(html).toContain('<s>1\u202f499,00\u00a0€</s>')
    expect(html).toContain('prix le plus bas des 30\u00a0jours')
    expect(html).toContain('−13\u202f%')
  })

  test('with a hostile title stays text', async () => {
    const hostile = { ...jeans, title: `"><script>alert(1)</script>`, brand: `' onmouseover='x` }
    const { html } = await visit('/products/jean-lena', {
      answers: [answering(catalogue.showProduct, hostile), shown[1]!],
      hasSession: false,
    })
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script')
  })

  test('that does not exist is a page of 404 with ways on', async () => {
    const { status, html } = await visit('/products/nothing', { answers: [], hasSession: false })
    expect(status).toBe(404)
    expect(textOf(html)).toContain('Il n’y a rien à cette adresse')
  })
})

describe('the basket', () => {
  test('opens a session only when something is put into it, and counts a press once', async () => {
    const answers = [answering(carts.startCart, basket), answering(carts.setLine, basket)]
    const form = { sku: 'JEAN-38', quantity: '1', press: 'p1' }
    const { said, location } = await visit('/basket/add', { answers, form, hasSession: false })
    expect(names(said)).toEqual(['startSession', 'startCart', 'setLine'])
    expect(said[2]?.input).toMatchObject({ quantity: 3 })
    expect(location).toBe('/basket?added=JEAN-38')
    const again = [answering(carts.startCart, basket), refusing(carts.setLine, 'idempotency_key_reused', 422)]
    expect((await visit('/basket/add', { answers: again, form })).location).toBe('/basket?added=JEAN-38')
  })

  test('warns when there are not enough, and offers to undo a removal', async () => {
    const line = { ...basket.lines[0]!, availableNow: 1 }
    const variant = { ...jeans.variants[0]!, product: jeans }
    const answers = [
      answering(carts.showCurrentCart, { ...basket, lines: [line] }),
      answering(catalogue.showVariant, variant),
    ]
    const { html } = await visit('/basket?removed=JEAN-36&was=2', { answers })
    expect(textOf(html)).toContain('Il n’en reste qu’1')
    expect(html).toContain('Annuler le retrait')
    expect(html).toContain(`data-live="/api/carts/${basket.id}/live"`)
    expect(textOf(html)).toContain('185,70')
  })

  test('being paid leads to the payment and to giving it up', async () => {
    const answers = [answering(carts.showCurrentCart, { ...basket, status: 'paying', paymentId: 'pay_x' })]
    const { html } = await visit('/basket', { answers })
    expect(html).toContain('/checkout/return?payment=pay_x')
    expect(html).toContain('Renoncer à ce paiement')
  })
})

/** All that one press of the checkout sends. */
const whole = {
  mode: 'home',
  'way-home': 'home::home-standard',
  'shown-home::home-standard': `${atHome.latest} 18570`,
  name: 'Camille',
  email: 'camille@example.com',
  place: '69003',
  street: '3 rue du Pont',
  postcode: '69003',
  city: 'Lyon',
}

describe('checking out', () => {
  test('pays nothing whose total or date is not the one that was shown', async () => {
    const dearer = { ...basket, totals: { ...totals, total: euros(19170) }, owed: euros(19170) }
    const form = { ...whole, payment: newId('payment'), token: 'tok_ok' }
    const ways = answering(promise.promiseBasket, promised([atHome]))
    const kept = answering(carts.setDelivery, dearer)
    const refused = (code: string, details = {}) => refusing(payments.payCart, code, 409, details)
    const other = await visit('/checkout', { answers: [hers, ways, kept, refused('amount_mismatch')], form })
    expect(other.status).toBe(409)
    expect(textOf(other.html)).toContain('Le montant a changé')
    // It asks for what was shown, never for more: the server says what has become of it.
    const asked = other.said.find(({ name }) => name === 'payCart')
    expect(asked?.input.amount).toEqual(euros(18570))
    const offer = { id: 'televisions', titleFr: '10 %', titleEn: '10%' }
    const gone = refused('coupon_used', { coupon: 'TV10', offer, total: euros(19170), owed: euros(19170) })
    const faster = await visit('/checkout', { answers: [hers, ways, kept, gone], form })
    expect(textOf(faster.html)).toContain('Le code TV10 vient de servir pour la dernière fois.')
    expect(textOf(faster.html)).toMatch(/Le nouveau montant est de 191,70\s€\./)
    const late = { earliest: '2026-12-01T07:00:00Z', latest: '2026-12-01T19:00:00Z' }
    const later = { ...basket, delivery: { ...basket.delivery!, promised: late } }
    const again = await visit('/checkout', { answers: [hers, ways, answering(carts.setDelivery, later)], form })
    expect(textOf(again.html)).toContain('Accepter\u00a0: mardi 1er décembre')
    expect(names(again.said)).not.toContain('payCart')
  })

  test('says what is missing beside each field, and asks the server for nothing', async () => {
    const form = { mode: 'home', 'way-home': 'home::home-standard', place: '69003' }
    const answers = [hers, answering(promise.promiseBasket, promised([atHome]))]
    const { html, status, said } = await visit('/checkout', { answers, form })
    expect(status).toBe(422)
    for (const name of ['name', 'email', 'street', 'postcode', 'city'])
      expect(html).toMatch(new RegExp(`id="field-${name}-error"`))
    expect(names(said)).not.toContain('setDelivery')
  })

  test('shows every way with its date and cost, and keeps the chosen one', async () => {
    const answers = [hers, answering(promise.promiseBasket, promised([atShop, atHome]))]
    const { html } = await visit('/checkout?postcode=75004', { answers })
    expect(html).toMatch(/name="mode" value="home" checked/)
    expect(html).toContain(`value="collect:${atShop.locationId}"`)
    expect(textOf(html)).toContain('le plus rapide')
    expect(html).toMatch(/value="home::home-standard"[^>]*checked/)
  })

  test('says beside its field what is wrong', async () => {
    const errors = [{ pointer: '#/contact/phone', code: 'invalid_phone', detail: 'pas un numéro' }]
    const answers = [
      hers,
      answering(promise.promiseBasket, promised([atHome])),
      refusing(carts.setDelivery, 'invalid_input', 422, { errors }),
    ]
    const form = { ...whole, phone: '12345' }
    const { html, status } = await visit('/checkout', { answers, form })
    expect(status).toBe(422)
    expect(html).toMatch(/id="field-phone-error"[^>]*>pas un numéro/)
    expect(html).toContain('value="12345"')
  })

  test('says of an e-mail address that is none at once with what is missing, and keeps the chosen card', async () => {
    const answers = [hers, answering(promise.promiseBasket, promised([atHome]))]
    const form = { ...whole, email: 'nobody', city: '', token: 'tok_challenge' }
    const { html, said } = await visit('/checkout', { answers, form })
    for (const name of ['email', 'city']) expect(html).toMatch(new RegExp(`id="field-${name}-error"`))
    expect(html).toContain('value="nobody"')
    expect(html).toMatch(/value="tok_challenge" checked/)
    expect(names(said)).not.toContain('setDelivery')
  })

  test('asks for a postcode once, and for its town only where it has several', async () => {
    const town = (city: string) => ({ postcode: '69003', city, latitude: 45.76, longitude: 4.85 })
    const lyon = answering(locations.findPostcode, { items: [town('Lyon')] })
    const answers = [hers, answering(promise.promiseBasket, promised([atHome])), lyon]
    const first = await visit('/checkout/place', { answers, form: { place: '69003' } })
    expect(first.html).toMatch(/name="postcode"[^>]*value="69003"/)
    expect(first.html).toMatch(/name="city"[^>]*value="Lyon"/)
    // The address follows the place whose dates are shown.
    const elsewhere = { place: '69003', postcode: '75004', city: 'Paris', street: '12 rue de Rivoli' }
    const moved = await visit('/checkout/place', { answers, form: elsewhere })
    expect(moved.html).toMatch(/name="postcode"[^>]*value="69003"/)
    expect(moved.html).toMatch(/name="city"[^>]*value="Lyon"/)
    expect(moved.html).toContain('12 rue de Rivoli')
    const two = answering(locations.findPostcode, { items: [town('Lyon'), town('Villeurbanne')] })
    const several = await visit('/checkout/place', { answers: [...answers.slice(0, 2), two], form: { place: '69003' } })
    expect(several.html).not.toMatch(/name="city"[^>]*value="[A-Z]/)
  })

  test('asks for the order in the words of the law', async () => {
    const answers = [hers, answering(promise.promiseBasket, promised([atHome]))]
    const french = await visit('/checkout?postcode=69003', { answers })
    expect(french.html).toContain('Commander avec obligation de paiement')
    expect(textOf(french.html)).toContain('rétracter')
    const english = await visit('/checkout?postcode=69003', { answers, language: 'en' })
    expect(english.html).toContain('Order with obligation to pay')
    expect(english.html).toContain('action="/en/checkout"')
  })
})

/** What Jean asks her to pay. */
const asked = {
  status: 'open' as const,
  stage: 'seen' as const,
  associate: { name: 'Jean' },
  lines: basket.lines,
  totals,
  offers: [],
  idleCoupons: [],
  total: totals.total,
  tenders: [],
  points: 179,
  gifts: [],
  contactKnown: false,
  expiresAt: '2026-11-23T09:15:00Z',
}

describe('paying', () => {
  test('what Jean asks for has just gone: her phone says when she can have it still, and whom to ask', async () => {
    const confirm = (details: object) =>
      visit(`/pay/prq_${'a'.repeat(43)}`, {
        form: { amount: '8990', token: 'tok_ok', email: 'camille@example.com' },
        answers: [
          answering(orders.showPaymentRequest, asked),
          refusing(orders.confirmPaymentRequest, 'out_of_stock', 409, details),
        ],
      })
    const { html, status } = await confirm({ alternatives: [atHome] })
    expect(status).toBe(409)
    expect(textOf(html)).toMatch(
      /Voici comment vous pouvez encore l’avoir\s: Chez vous entre mercredi 25 et jeudi 26 novembre.*5,90\s€.*Demandez à Jean/,
    )
    expect(textOf((await confirm({ alternatives: [] })).html)).not.toContain('Voici comment')
  })

  const id = newId('payment')
  const form = { ...whole, payment: id, token: 'tok_ok' }
  const kept = [answering(carts.setDelivery, basket), answering(promise.promiseBasket, promised([atHome]))]
  const payment = (status: payments.PaymentView['status'], more = {}) =>
    answering(payments.payCart, { id, status, amount: euros(18570), ...more })

  test('places the order and shows it', async () => {
    const answers = [hers, ...kept, payment('authorised'), answering(orders.placeOrder, order)]
    const { location, said } = await visit('/checkout', { answers, form })
    expect(location).toBe(`/orders/${order.id}?placed=1`)
    expect(said.find((one) => one.name === 'payCart')?.input).toMatchObject({ id, amount: euros(18570) })
  })

  test('declined says so and offers another try with a new payment', async () => {
    const { html, status } = await visit('/checkout', { answers: [hers, ...kept, payment('declined')], form })
    expect(status).toBe(402)
    expect(textOf(html)).toContain('La banque a refusé ce paiement')
    expect(html).not.toContain(id)
  })

  test('of what has just gone shows what can be had instead', async () => {
    const answers = [hers, ...kept, refusing(payments.payCart, 'out_of_stock', 409, { alternatives: [atShop] })]
    const { html, status } = await visit('/checkout', { answers, form })
    expect(status).toBe(409)
    expect(html).toContain('action="/checkout/take"')
    expect(html).toContain(`value="collect:${atShop.locationId}"`)
  })

  test('when the date has changed asks to accept the new one', async () => {
    const later = { earliest: '2026-12-01T07:00:00Z', latest: '2026-12-01T19:00:00Z' }
    const answers = [hers, ...kept, refusing(payments.payCart, 'promise_changed', 409, { promised: later })]
    const { html } = await visit('/checkout', { answers, form })
    expect(textOf(html)).toContain('Accepter\u00a0: mardi 1er décembre')
    expect(html).toContain('action="/checkout/accept"')
  })

  test('sends her to the bank, and waits for the bank', async () => {
    const action = { url: 'https://bank.example/challenge/1' }
    const toBank = payment('action_required', { action })
    const challenged = await visit('/checkout', { answers: [hers, ...kept, toBank], form })
    expect(challenged.location).toBe(action.url)
    const pending = await visit('/checkout', { answers: [hers, ...kept, payment('pending')], form })
    expect(pending.location).toBe(`/checkout/return?payment=${id}`)
    const waiting = answering(payments.showPayment, { id, status: 'pending', amount: euros(18570) })
    const { html } = await visit(`/checkout/return?payment=${id}`, { answers: [hers, waiting] })
    expect(html).toContain('http-equiv="refresh"')
    expect(html).toContain('data-poll')
  })
})

describe('an order', () => {
  const shown = answering(orders.showOrder, order)

  test('says the promised date first, and its thread', async () => {
    const { html } = await visit(`/orders/${order.id}?placed=1`, { answers: [shown, noBasket] })
    expect(html).toMatch(/<h1[^>]*>Chez vous entre/)
    expect(html).toMatch(/class="thread-step is-promised/)
    expect(html).toContain('thread-line is-dashed')
    expect(html).toContain('Annuler la commande')
  })

  test('of someone else leads to the sign-in and back', async () => {
    const { html, status } = await visit(`/orders/${order.id}`, { answers: [noBasket] })
    expect(status).toBe(404)
    expect(html).toContain(`back=${encodeURIComponent(`/orders/${order.id}`)}`)
  })
})

describe('signing in', () => {
  test('returns to where she was, never to another site', async () => {
    const token = { token: 't', kind: 'customer' as const, customerId: 'cus_1' }
    const answers = [answering(sessions.verifyCode, token)]
    const form = { reach: 'camille@example.com', code: '123 456', back: '/basket' }
    const { location, said } = await visit('/sign-in/code', { answers, form })
    expect(location).toBe('/basket')
    expect(said[0]?.input).toEqual({ email: 'camille@example.com', code: '123456' })
    const elsewhere = await visit('/sign-in/code', { answers, form: { ...form, back: '//evil.example' } })
    expect(elsewhere.location).toBe('/account')
  })
})

test('a fault of ours gives its number and no detail', async () => {
  const answers = [refusing(catalogue.searchProducts, 'internal_error', 500)]
  const { html, status } = await visit('/', { answers })
  expect(status).toBe(500)
  expect(html).toContain('req-7')
})

const none = { items: [], nextCursor: null, facets: [], total: 0, nearCount: 0 }

const notAPage = new Set(['/checkout/return', '/account/data/export', '/manifest.webmanifest'])

test('no page in either language shows what a program forgot', async () => {
  const shop: locations.LocationView = {
    id: newId('location'),
    code: 'paris-rivoli',
    kind: 'shop',
    name: 'Volta Paris Rivoli',
    address: { street: '62 rue de Rivoli', postcode: '75004', city: 'Paris', country: 'FR' },
    latitude: 48.8,
    longitude: 2.3,
    timeZone: 'Europe/Paris',
    hours: [{ weekday: 1, opens: '10:00', closes: '20:00' }],
    isOpen: true,
    closesAt: '2026-11-23T19:00:00Z',
    closedOn: ['2026-12-25'],
    services: ['returns'],
    places: [],
  }
  const myself: customers.CustomerFile = {
    id: newId('customer'),
    emails: ['camille@example.com'],
    phones: [],
    orderCount: 0,
    language: 'fr',
    createdAt: '2026-11-23T09:15:00Z',
    addresses: [],
    orders: [],
    basket: null,
    quotes: [],
    loyalty: {
      ...{
        cardNumber: '2950000012344',
        points: 250,
        tier: 'vif',
        tierTitle: 'Vif',
        advantages: ['Un quart de points en plus'],
      },
      ledger: [
        {
          id: 'vtx_2',
          at: '2026-11-20T09:15:00Z',
          kind: 'reversed',
          points: -50,
          balance: 250,
          orderId: order.id,
          orderNumber: 'V-1042',
        },
        { id: 'vtx_1', at: '2026-10-20T09:15:00Z', kind: 'earned', points: 300, balance: 300 },
      ],
      ...{
        usablePoints: 200,
        usableFrom: '2026-12-01T00:00:00Z',
        expiring: { points: 20, at: '2027-11-02T00:00:00Z' },
      },
      ...{
        spent: euros(60000),
        nextTier: { code: 'eclat', title: 'Éclat', missing: euros(90000) },
        storeCredit: euros(1500),
      },
      rewards: [
        { code: 'avoir-5', title: '5\u00a0€ d’avoir', points: 200, isWithinReach: true },
        { code: 'bon-20', title: 'Un bon', points: 600, isWithinReach: false },
      ],
    },
    consents: [],
    touches: [],
  }
  const answers = [
    product,
    hers,
    answering(gifts.showGiftCardRange, {
      ...{ isSold: true, takesOthers: true, monthsToLive: 24, amounts: [euros(5000)] },
      ...{ least: euros(1000), most: euros(50_000) },
    }),
    answering(catalogue.listCategories, { items: [{ code: 'fashion', title: 'Mode', productCount: 3 }] }),
    answering(catalogue.searchProducts, { ...none, items: [jeans], total: 1 }),
    answering(promise.promiseArticle, promised([atShop, atHome])),
    answering(promise.promiseBasket, promised([atShop, atHome])),
    answering(orders.showOrder, order),
    answering(orders.showPaymentRequest, asked),
    answering(locations.listLocations, { items: [shop], nextCursor: null }),
    answering(locations.showLocation, shop),
    answering(customers.showMyself, myself),
    answering(customers.showConsents, {
      items: customers.consentPurposes.map((purpose) => ({ purpose, given: false })),
    }),
    answering(customers.showConsentLink, { purpose: 'email', given: true }),
  ]
  const ids: Record<string, string> = { '/orders/:id': order.id, '/pay/:id': `prq_${'a'.repeat(43)}` }
  for (const page of pages.filter((one) => one.method === 'GET' && !notAPage.has(one.path) && !one.isOnce)) {
    const code = page.path === '/c/:code' ? 'fashion' : 'paris-rivoli'
    const path = page.path
      .replace(':code', code)
      .replace(':handle', 'jean-lena')
      .replace(':id', ids[page.path] ?? '')
    for (const language of ['fr', 'en'] as const) {
      const { html, status } = await visit(path, { answers, language })
      expect(status, path).toBe(200)
      expect(textOf(html), path).not.toMatch(/undefined|NaN|\[object|Invalid Date/)
      expect(html, path).not.toMatch(/="undefined"|style=|onclick=/)
      if (html?.startsWith('<!doctype')) expect(html.match(/<h1/g), path).toHaveLength(1)
      if (language === 'fr') expect(textOf(html), path).not.toMatch(/[^\s] [;!?]/)
    }
  }
})
