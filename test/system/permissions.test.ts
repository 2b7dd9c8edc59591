import { newId } from '@filrouge/kernel/ids.ts'
import type { Session } from '@filrouge/server/platform/call.ts'
import { isAllowed } from '@filrouge/server/platform/permissions.ts'
import { routes } from '@filrouge/server/routes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../world/person.ts'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { buy } from '../world/shopping.ts'

/**
 * Who may call what, written out a second time: a route that is opened to someone by mistake differs from this table. Each route is then
 * really called by each person.
 */
const everyone = ['nobody', 'visitor', 'customer', 'jean', 'sonia', 'nadia', 'ines', 'paul', 'admin'] as const
type Who = (typeof everyone)[number]
const shoppers: Who[] = ['visitor', 'customer']
const selling: Who[] = ['jean', 'sonia', 'nadia', 'admin']
const staff: Who[] = ['jean', 'sonia', 'nadia', 'ines', 'paul', 'admin']

const expected: Record<string, readonly Who[]> = {
  startSession: everyone,
  askCode: everyone,
  verifyCode: everyone,
  signInStaff: everyone,
  showSession: [...shoppers, ...staff],
  moveSession: shoppers,
  endSession: [...shoppers, ...staff],
  searchProducts: everyone,
  suggestProducts: everyone,
  explainSearch: ['paul', 'admin'],
  listSearches: ['paul', 'admin'],
  listSynonyms: ['paul', 'admin'],
  setSynonym: ['paul', 'admin'],
  removeSynonym: ['paul', 'admin'],
  placeProduct: ['paul', 'admin'],
  showProduct: everyone,
  showVariant: everyone,
  listCategories: everyone,
  listBestSellers: everyone,
  listArticlesAt: everyone,
  listProductAddresses: everyone,
  listLocations: everyone,
  showLocation: everyone,
  listClosures: staff,
  closeLocation: ['sonia', 'admin'],
  reopenLocation: ['sonia', 'admin'],
  listRelayPoints: everyone,
  findPostcode: everyone,
  listPostcodes: everyone,
  promiseArticle: everyone,
  promiseBasket: everyone,
  promiseEach: everyone,
  downloadProductFeed: everyone,
  downloadLocalInventoryFeed: everyone,
  listDeliveryServices: everyone,
  showPrice: everyone,
  setPrice: ['paul', 'admin'],
  ...Object.fromEntries(
    [
      ...['listRepricings', 'startRepricing', 'showRepricing', 'listRepricingLines'],
      ...['applyRepricing', 'dropRepricing', 'undoRepricing'],
    ].map((name) => [name, ['paul', 'admin'] as const]),
  ),
  listPriceDivergences: ['sonia', 'ines', 'paul', 'admin'],
  downloadPriceDivergences: ['sonia', 'ines', 'paul', 'admin'],
  tryPrice: ['paul', 'admin'],
  endPrice: ['paul', 'admin'],
  listPriceLists: staff,
  setPriceList: ['paul', 'admin'],
  endPriceList: ['paul', 'admin'],
  showPurchaseCost: ['sonia', 'paul', 'admin'],
  setPurchaseCost: ['paul', 'admin'],
  listPriceChanges: staff,
  dropPlannedPrice: ['paul', 'admin'],
  listSlotPlans: staff,
  setSlotPlan: ['sonia', 'admin'],
  listSlotDays: staff,
  setSlotDay: ['sonia', 'admin'],
  showSourcing: staff,
  watchSourcing: staff,
  listSourcingVersions: staff,
  trySourcing: staff,
  changeSourcingDraft: ['sonia', 'paul', 'admin'],
  dropSourcingDraft: ['sonia', 'paul', 'admin'],
  publishSourcing: ['sonia', 'paul', 'admin'],
  startSourcingTrial: ['sonia', 'paul', 'admin'],
  takeBackSourcing: ['sonia', 'paul', 'admin'],
  showOrderSourcing: selling,
  showPromisesKept: ['sonia', 'nadia', 'ines', 'paul', 'admin'],
  listLatePromises: ['sonia', 'nadia', 'ines', 'paul', 'admin'],
  setMargin: ['sonia', 'admin'],
  setMarginSettings: ['sonia', 'admin'],
  showStock: staff,
  listStockLevels: staff,
  listStockMovements: staff,
  listDeliveries: staff,
  showDelivery: staff,
  announceDelivery: ['jean', 'sonia', 'admin'],
  receiveDelivery: ['jean', 'sonia', 'admin'],
  rescheduleDelivery: ['jean', 'sonia', 'admin'],
  cancelDelivery: ['sonia', 'admin'],
  recordMovement: ['jean', 'sonia', 'admin'],
  moveWithin: ['jean', 'sonia', 'admin'],
  listSafetyRules: staff,
  listLeavingRules: staff,
  setSafetyRule: ['sonia', 'paul', 'admin'],
  promiseWindow: ['sonia', 'paul', 'admin'],
  setLeavingRule: ['sonia', 'paul', 'admin'],
  findCustomers: selling,
  addCustomer: selling,
  showCustomer: selling,
  showMyself: ['customer'],
  addAddress: ['customer'],
  changeMyself: ['customer'],
  setMyCompany: ['customer'],
  setCompany: selling,
  addReach: ['customer'],
  removeReach: ['customer'],
  changeAddress: ['customer'],
  removeAddress: ['customer'],
  showConsents: ['customer'],
  setConsent: ['customer'],
  exportMyself: ['customer'],
  eraseMyself: ['customer'],
  writeToRetailer: everyone,
  showPushKey: everyone,
  subscribeToPush: everyone,
  unsubscribeFromPush: everyone,
  showConsentLink: everyone,
  refuseByLink: everyone,
  listPushDevices: ['customer'],
  setPushDevice: ['customer'],
  removePushDevice: ['customer'],
  showRetailer: everyone,
  startCart: [...shoppers, ...selling],
  showCurrentCart: shoppers,
  showCart: [...shoppers, ...selling],
  watchCart: [...shoppers, ...selling],
  setLine: [...shoppers, ...selling],
  setGift: [...shoppers, ...selling],
  removeGift: [...shoppers, ...selling],
  showGiftCardRange: everyone,
  handOverGift: selling,
  takeBackGift: everyone,
  sendGiftAgain: [...shoppers, ...selling],
  takePart: [...shoppers, ...selling],
  setDelivery: [...shoppers, ...selling],
  addCoupon: [...shoppers, ...selling],
  offersOnArticle: everyone,
  totalEachWay: [...shoppers, ...selling],
  removeCoupon: [...shoppers, ...selling],
  listSegments: staff,
  setSegment: ['ines', 'paul', 'admin'],
  removeSegment: ['ines', 'paul', 'admin'],
  tryRule: ['ines', 'paul', 'admin'],
  listSegmentMembers: ['ines', 'paul', 'admin'],
  addSegmentMembers: ['ines', 'paul', 'admin'],
  removeSegmentMembers: ['ines', 'paul', 'admin'],
  addGiftCard: [...shoppers, ...selling],
  removeGiftCard: [...shoppers, ...selling],
  useStoreCredit: [...shoppers, ...selling],
  showProgramme: everyone,
  setProgramme: ['ines', 'admin'],
  showMyLoyalty: ['customer'],
  showLoyalty: selling,
  exchangePoints: ['customer'],
  giveStoreCredit: ['sonia', 'nadia', 'admin'],
  listGiftCards: ['sonia', 'nadia', 'ines', 'paul', 'admin'],
  showGiftCard: staff,
  issueGiftCards: ['sonia', 'nadia', 'ines', 'admin'],
  listOffers: staff,
  setOffer: ['ines', 'paul', 'admin'],
  issueCoupon: ['jean', 'sonia', 'nadia', 'ines', 'admin'],
  listOfferVersions: staff,
  showCoupon: staff,
  listMyCoupons: ['customer'],
  listCustomerCoupons: selling,
  listBatches: staff,
  showBatch: staff,
  watchBatch: staff,
  mailBatch: ['ines', 'paul', 'admin'],
  downloadBatch: ['ines', 'paul', 'admin'],
  previewAnnouncements: ['ines', 'paul', 'admin'],
  listPastBaskets: ['ines', 'paul', 'admin'],
  showPastBasket: ['ines', 'paul', 'admin'],
  startOfferTrial: ['ines', 'paul', 'admin'],
  showOfferTrial: ['ines', 'paul', 'admin'],
  watchOfferTrial: ['ines', 'paul', 'admin'],
  takeLease: ['jean', 'sonia', 'admin'],
  reportLease: ['jean', 'sonia', 'admin'],
  listLeases: staff,
  issueBatch: ['ines', 'paul', 'admin'],
  payCart: [...shoppers, ...selling],
  showPayment: [...shoppers, ...selling],
  giveUpPayment: [...shoppers, ...selling],
  placeOrder: [...shoppers, ...selling],
  listOrders: [...shoppers, ...selling],
  showOrder: everyone,
  watchOrder: everyone,
  cancelOrder: [...shoppers, ...selling],
  cancelPart: everyone,
  listOrderSlots: everyone,
  moveSlot: everyone,
  listDecisions: selling,
  delayFulfilment: selling,
  showFulfilmentSettings: staff,
  setFulfilmentSettings: ['sonia', 'admin'],
  settleShortages: selling,
  showCollectionCode: everyone,
  listFulfilments: staff,
  showLabel: staff,
  showFulfilment: staff,
  pickFulfilment: ['jean', 'sonia', 'admin'],
  refuseFulfilment: ['jean', 'sonia', 'admin'],
  readyFulfilment: ['jean', 'sonia', 'admin'],
  reportMishap: selling,
  listCarriers: staff,
  setCarrier: ['sonia', 'admin'],
  packFulfilment: ['jean', 'sonia', 'admin'],
  shipFulfilment: ['jean', 'sonia', 'admin'],
  deliverFulfilment: ['jean', 'sonia', 'admin'],
  collectFulfilment: ['jean', 'sonia', 'admin'],
  requestPayment: selling,
  showPaymentRequest: everyone,
  seePaymentRequest: everyone,
  watchPaymentRequest: everyone,
  confirmPaymentRequest: everyone,
  recordTouch: [...shoppers, ...selling],
  listFormats: ['sonia', 'paul', 'admin'],
  addImport: ['sonia', 'paul', 'admin'],
  listImports: ['sonia', 'paul', 'admin'],
  showImport: ['sonia', 'paul', 'admin'],
  watchImport: ['sonia', 'paul', 'admin'],
  matchImport: ['sonia', 'paul', 'admin'],
  beginImport: ['sonia', 'paul', 'admin'],
  cancelImport: ['sonia', 'paul', 'admin'],
  listImportProblems: ['sonia', 'paul', 'admin'],
  downloadBadRows: ['sonia', 'paul', 'admin'],
  downloadExport: ['sonia', 'paul', 'admin'],
  showActivity: staff,
  watchActivity: staff,
  showMyDay: selling,
  showSales: ['sonia', 'ines', 'paul', 'admin'],
  showArticleSales: ['sonia', 'ines', 'paul', 'admin'],
  showFiguresToday: ['sonia', 'nadia', 'ines', 'paul', 'admin'],
}

let volta: Retailer
const people = new Map<Who, Person>()

beforeAll(async () => {
  volta = await openRetailer()
  people.set('nobody', volta.nobody)
  people.set('visitor', await volta.visitor())
  people.set('customer', await volta.customer('walker@example.com'))
  for (const login of ['jean', 'sonia', 'nadia', 'ines', 'paul', 'admin'] as const)
    people.set(login, await volta.staff(login))
})
afterAll(() => volta.close())

describe('permissions', () => {
  it('has every route in the table, and no other', () => {
    expect(routes.map(({ endpoint }) => endpoint.name).sort()).toEqual(Object.keys(expected).sort())
  })

  it('opens each route to those named and to nobody else', async () => {
    const wrong: string[] = []
    for (const { endpoint } of routes) {
      for (const who of everyone) {
        // Those who leave would have no session for the next call.
        if ((endpoint.name === 'endSession' || endpoint.name === 'eraseMyself') && who !== 'nobody') continue
        const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => sample(endpoint.path, name))
        if (endpoint.isLive) continue
        const answer = await people
          .get(who)!
          .send(endpoint.method, path, endpoint.method === 'GET' || endpoint.method === 'DELETE' ? undefined : {})
        const isRefused = answer.body.code === 'not_allowed' || answer.body.code === 'not_signed_in'
        if (isRefused === expected[endpoint.name]!.includes(who))
          wrong.push(`${who} ${endpoint.method} ${path}: ${answer.status} ${answer.body.code}`)
        if (answer.status >= 500) wrong.push(`${who} ${endpoint.method} ${path}: ${answer.status}`)
      }
    }
    expect(wrong).toEqual([])
  }, 60_000)

  it('decides alike for streams', () => {
    const sessionOf: Record<Who, Session | null> = Object.fromEntries(
      everyone.map((who) => [who, sessionLike(who)]),
    ) as never
    for (const { endpoint, permission } of routes.filter(({ endpoint }) => endpoint.isLive))
      for (const who of everyone)
        expect([endpoint.name, who, isAllowed(permission, sessionOf[who])]).toEqual([
          endpoint.name,
          who,
          expected[endpoint.name]!.includes(who),
        ])
  })

  it('does not tell a stranger whether a basket, an order or a payment exists', async () => {
    const [one, other] = [await volta.visitor(), await volta.visitor()]
    const cart = await one.post('/carts')
    expect(await other.send('GET', `/carts/${cart.id}`)).toMatchObject({
      status: 404,
      body: { code: 'cart_not_found' },
    })
    expect(await other.send('PUT', `/carts/${cart.id}/lines/JEAN-LENA-BLEU-38`, { quantity: 1 })).toMatchObject({
      status: 404,
    })
    const order = await buy(one, { 'JEAN-LENA-BLEU-38': 1 })
    for (const path of [`/orders/${order.id}`, `/orders/${order.id}/live`, `/payments/${order.payments[0].id}`]) {
      expect(await other.send('GET', path)).toMatchObject({ status: 404 })
      if (!path.endsWith('/live')) expect((await one.send('GET', path)).status).toBe(200)
    }
    expect(await other.send('POST', `/orders/${order.id}/cancel`)).toMatchObject({ status: 404 })
    expect((await other.get('/orders')).items).toEqual([])
  })

  it('refuses a write that another site makes with her cookie', async () => {
    const visitor = await volta.visitor()
    const send = (origin: string) =>
      fetch(`${volta.url}/api/carts`, {
        method: 'POST',
        headers: { cookie: `filrouge_shopper=${visitor.token}`, origin, 'content-type': 'application/json' },
        body: '{}',
      })
    expect((await send('https://elsewhere.example')).status).toBe(403)
    expect((await send(volta.url)).status).toBe(201)
  })
})

function sample(path: string, name: string): string {
  if (name === 'sku') return 'JEAN-LENA-BLEU-38'
  if (name === 'code') return 'JEAN-LENA-BLEU-38'
  if (name === 'postcode') return '75004'
  if (name === 'provider') return 'sandbox'
  if (path.startsWith('/carts')) return newId('cart')
  if (path.startsWith('/orders')) return newId('order')
  if (path.startsWith('/payments')) return newId('payment')
  if (path.startsWith('/payment-requests')) return `prq_${'a'.repeat(43)}`
  if (path.startsWith('/price-changes')) return newId('price')
  if (path.startsWith('/repricings')) return newId('repricing')
  if (path.startsWith('/customers')) return newId('customer')
  return 'paris-rivoli'
}

function sessionLike(who: Who): Session | null {
  if (who === 'nobody') return null
  const roles = {
    jean: ['associate'],
    sonia: ['manager', 'associate'],
    nadia: ['adviser'],
    ines: ['marketer'],
    paul: ['merchandiser'],
    admin: ['admin'],
  } as Record<string, string[]>
  const kind = who === 'visitor' || who === 'customer' ? who : 'staff'
  return {
    id: who,
    kind,
    visitorId: null,
    customerId: null,
    staffId: null,
    roles: (roles[who] ?? []) as never,
    channel: 'web',
    locationId: null,
  }
}
