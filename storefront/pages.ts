import { appManifest } from './app/manifest.ts'
import { offlinePage } from './app/offline-page.tsx'
import { scanPage } from './app/scan-page.tsx'
import { basketPage } from './carts/basket-page.tsx'
import { addCode, addToBasket, changeLine, keepPart, removeCode } from './carts/change-basket.ts'
import { addCard, chooseCredit, dropCard } from './carts/tenders.tsx'
import { homePage } from './catalogue/home-page.tsx'
import { categoryPage, searchPage } from './catalogue/list-page.tsx'
import { productPage } from './catalogue/product-page.tsx'
import { sheetPage } from './catalogue/sheet-page.tsx'
import { suggestions } from './catalogue/suggestions.tsx'
import { changePlace, checkoutPage, order } from './checkout/checkout-page.ts'
import { confirmRequest, paymentRequestPage } from './checkout/payment-request-page.ts'
import { giveUp, returnPage } from './checkout/return-page.tsx'
import { acceptDate, takeAlternative } from './checkout/take-way.ts'
import { accountPage, signOut } from './customers/account-page.tsx'
import { addressesPage, dropAddress, keepAddress, makeDefault } from './customers/addresses-page.tsx'
import { cardPage, takeReward } from './customers/card-page.tsx'
import { changeConsent, consentsPage } from './customers/consents-page.tsx'
import { dataExport, dataPage, eraseAccount } from './customers/data-page.tsx'
import { askReach, detailsPage, dropReach, keepCompany, keepDetails, proveReach } from './customers/details-page.tsx'
import { goodbyePage } from './customers/goodbye-page.tsx'
import { noMorePage } from './customers/no-more-page.tsx'
import { askForCode, enterCode, signInPage } from './customers/sign-in-page.tsx'
import { dropGift } from './gifts/basket-gifts.tsx'
import { giftCardPage, keepGift } from './gifts/gift-card-page.tsx'
import { giveGiftBack, sendGiftTo } from './gifts/order-gifts.tsx'
import { contactPage, sendContact } from './legal/contact-page.tsx'
import { type LegalPath, legalPage, legalWritings } from './legal/legal-page.tsx'
import { checkWithdrawal, confirmWithdrawal, withdrawalPage } from './legal/withdrawal-form.tsx'
import { deliveryAndReturnsPage } from './locations/delivery-and-returns-page.tsx'
import { shopPage } from './locations/shop-page.tsx'
import { shopsPage } from './locations/shops-page.tsx'
import { digitalLink } from './machines/digital-link.ts'
import { robots } from './machines/robots.ts'
import { sitemapIndex, sitemapPart } from './machines/sitemap.ts'
import { changeDevice, removeDevice } from './notifications/devices.tsx'
import { moveAppointment } from './orders/appointment.tsx'
import { cancel, orderPage } from './orders/order-page.tsx'
import { cancelLatePart } from './orders/order-parts.tsx'
import type { PageRoute } from './page.ts'
import { franceOutlines } from './promises/france.tsx'
import { placeSuggestions } from './promises/place-form.tsx'

export { renderFault } from './shell/fault-pages.tsx'

const get = (path: string, handle: PageRoute['handle']): PageRoute => ({ method: 'GET', path, handle })
/** A page that is the same for everyone without a session. */
const shared = (path: string, handle: PageRoute['handle']): PageRoute => ({ ...get(path, handle), isShared: true })
const post = (path: string, handle: PageRoute['handle']): PageRoute => ({ method: 'POST', path, handle })

/** One for both languages. */
const once = (path: string, handle: PageRoute['handle']): PageRoute => ({ ...get(path, handle), isOnce: true })

/** The whole shop on one page. Paths are declared once; the mount adds the English ones below `/en`. */
export const pages: PageRoute[] = [
  shared('/', homePage),
  shared('/search', searchPage),
  shared('/suggestions', suggestions),
  get('/places', placeSuggestions),
  shared('/c/:code', categoryPage),
  shared('/products/:handle', productPage),
  shared('/products/:handle/sheet', sheetPage),

  get('/basket', basketPage),
  post('/basket/add', addToBasket),
  post('/basket/line', changeLine),
  post('/basket/part', keepPart),
  post('/basket/coupon', addCode),
  post('/basket/coupon/remove', removeCode),
  post('/basket/gift-card', addCard),
  post('/basket/gift-card/remove', dropCard),
  post('/basket/credit', chooseCredit),

  get('/gift-card', giftCardPage),
  post('/gift-card', keepGift),
  post('/basket/gift/remove', dropGift),

  get('/checkout', checkoutPage),
  post('/checkout', order),
  post('/checkout/place', changePlace),
  post('/checkout/accept', acceptDate),
  post('/checkout/take', takeAlternative),
  get('/checkout/return', returnPage),
  post('/checkout/give-up', giveUp),

  get('/pay/:id', paymentRequestPage),
  post('/pay/:id', confirmRequest),

  get('/orders/:id', orderPage),
  post('/orders/:id/cancel', cancel),
  post('/orders/:id/slot', moveAppointment),
  post('/orders/:id/parts/:part/cancel', cancelLatePart),
  post('/orders/:id/gifts/:gift/take-back', giveGiftBack),
  post('/orders/:id/gifts/:gift/send', sendGiftTo),

  get('/sign-in', signInPage),
  post('/sign-in', askForCode),
  post('/sign-in/code', enterCode),
  post('/sign-out', signOut),
  get('/account', accountPage),
  get('/account/details', detailsPage),
  post('/account/details', keepDetails),
  post('/account/details/add', askReach),
  post('/account/details/prove', proveReach),
  post('/account/details/remove', dropReach),
  post('/account/company', keepCompany),
  get('/account/addresses', addressesPage),
  post('/account/addresses', keepAddress),
  post('/account/addresses/default', makeDefault),
  post('/account/addresses/remove', dropAddress),
  get('/account/consents', consentsPage),
  post('/account/consents', changeConsent),
  get('/no-more/:token', noMorePage),
  post('/no-more/:token', noMorePage),
  post('/account/devices', changeDevice),
  post('/account/devices/remove', removeDevice),
  get('/account/data', dataPage),
  get('/account/data/export', dataExport),
  post('/account/data/erase', eraseAccount),
  get('/goodbye', goodbyePage),

  ...(Object.keys(legalWritings) as LegalPath[]).map((path) => get(path, legalPage(path))),
  get('/withdrawal/declare', withdrawalPage),
  post('/withdrawal/declare', checkWithdrawal),
  post('/withdrawal/declare/confirm', confirmWithdrawal),
  get('/contact', contactPage),
  post('/contact', sendContact),

  shared('/shops', shopsPage),
  shared('/shops/:code', shopPage),
  shared('/delivery-and-returns', deliveryAndReturnsPage),

  get('/manifest.webmanifest', appManifest),
  shared('/offline', offlinePage),
  get('/scan', scanPage),
  get('/card', cardPage),
  post('/card/reward', takeReward),

  once('/france.svg', franceOutlines),
  once('/robots.txt', robots),
  once('/sitemap.xml', sitemapIndex),
  once('/sitemaps/:name', (request) => sitemapPart(request, fixedPaths())),
  once('/01/:gtin', digitalLink),
  once('/01/:gtin/*', digitalLink),
]

const notForIndexes = ['/search', '/suggestions', '/offline']

/** The pages that are always there, and the same for everybody. */
const fixedPaths = () =>
  pages
    .filter(({ path, isShared }) => isShared && !path.includes(':') && !notForIndexes.includes(path))
    .map(({ path }) => path)
