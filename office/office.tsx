import { useApp, useLanguage } from '@filrouge/ui/app.ts'
import { Routes, type RouteTable } from '@filrouge/ui/router.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import { useEffect, useRef } from 'preact/hooks'
import { ArticlePage } from './articles/article-page.tsx'
import { ArticlesPage } from './articles/articles-page.tsx'
import { PricesPage } from './articles/prices-page.tsx'
import { AddCustomerPage } from './customers/add-customer-page.tsx'
import { CustomerPage } from './customers/customer-page.tsx'
import { CustomersPage } from './customers/customers-page.tsx'
import { DecisionsPage } from './decisions/decisions-page.tsx'
import { FiguresPage } from './figures/figures-page.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { SignInPage } from './frame/sign-in-page.tsx'
import { HomePage } from './home/home-page.tsx'
import { ImportPage } from './imports/import-page.tsx'
import { ImportsPage } from './imports/imports-page.tsx'
import { GiftCardPage } from './loyalty/gift-card-page.tsx'
import { GiftCardsPage } from './loyalty/gift-cards-page.tsx'
import { ProgrammePage } from './loyalty/programme-page.tsx'
import { BatchPage } from './offers/batch-page.tsx'
import { CalendarPage } from './offers/calendar-page.tsx'
import { CodesPage } from './offers/codes-page.tsx'
import { OfferPage } from './offers/offer-page.tsx'
import { OffersPage } from './offers/offers-page.tsx'
import { TrialPage } from './offers/trial-page.tsx'
import { OrderPage } from './orders/order-page.tsx'
import { OrdersPage } from './orders/orders-page.tsx'
import { DifferencesPage } from './pricing/differences-page.tsx'
import { PriceListsPage } from './pricing/price-lists-page.tsx'
import { RepricingPage } from './pricing/repricing-page.tsx'
import { RepricingsPage } from './pricing/repricings-page.tsx'
import { KeptPage } from './promises/kept-page.tsx'
import { SearchPage } from './searching/search-page.tsx'
import { SegmentPage } from './segments/segment-page.tsx'
import { SegmentsPage } from './segments/segments-page.tsx'
import { SellPage } from './selling/sell-page.tsx'
import { SlotsPage } from './slots/slots-page.tsx'
import { SourcingPage } from './sourcing/sourcing-page.tsx'
import { KeepingPage } from './stock/keeping-page.tsx'
import { LedgerPage } from './stock/ledger-page.tsx'
import { StockArticlePage } from './stock/stock-article-page.tsx'
import { StockPage } from './stock/stock-page.tsx'

const pages = [
  ['/', HomePage],
  ['/orders', OrdersPage],
  ['/orders/to-decide', DecisionsPage],
  ['/orders/:id', OrderPage],
  ['/customers', CustomersPage],
  ['/customers/new', AddCustomerPage],
  ['/customers/:id', CustomerPage],
  ['/customers/:id/sell', SellPage],
  ['/articles', ArticlesPage],
  ['/articles/prices', PricesPage],
  ['/articles/prices/many', RepricingsPage],
  ['/articles/prices/many/:id', RepricingPage],
  ['/articles/prices/lists', PriceListsPage],
  ['/articles/prices/differences', DifferencesPage],
  ['/articles/search', SearchPage],
  ['/articles/:handle', ArticlePage],
  ['/offers', OffersPage],
  ['/offers/segments', SegmentsPage],
  ['/offers/segments/:code', SegmentPage],
  ['/offers/calendar', CalendarPage],
  ['/offers/batches/:code', BatchPage],
  ['/offers/loyalty', ProgrammePage],
  ['/offers/gift-cards', GiftCardsPage],
  ['/offers/gift-cards/:number', GiftCardPage],
  ['/offers/:id', OfferPage],
  ['/figures', FiguresPage],
  ['/offers/:id/codes', CodesPage],
  ['/offers/:id/trial', TrialPage],
  ['/imports', ImportsPage],
  ['/imports/:id', ImportPage],
  ['/stock/promises', KeptPage],
  ['/stock', StockPage],
  ['/stock/movements', LedgerPage],
  ['/stock/keeping', KeepingPage],
  ['/stock/sourcing', SourcingPage],
  ['/stock/slots', SlotsPage],
  ['/stock/:code', StockArticlePage],
] as unknown as RouteTable

/** The whole app: the sign-in, then the pages in their frame. A session that ends shows the sign-in over the same address. */
export function Office() {
  const { token } = useApp()
  const isSignedIn = useStore(token) !== null
  const language = useLanguage()
  const wasSignedIn = useRef(false)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (isSignedIn) wasSignedIn.current = true
  }, [isSignedIn])
  if (!isSignedIn) return <SignInPage hasEnded={wasSignedIn.current && !location.pathname.endsWith('/office/')} />
  return (
    <Frame>
      <Routes table={pages} otherwise={NotFoundPage} />
    </Frame>
  )
}
