import '@filrouge/ui/style.css'
import './associate.css'
import { AppContext } from '@filrouge/ui/app.ts'
import { Routes, type RouteTable } from '@filrouge/ui/router.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import { render } from 'preact'
import { useEffect } from 'preact/hooks'
import { answers, app } from './app.ts'
import { BasketPage } from './carts/basket-page.tsx'
import { DeliveryPage } from './carts/delivery-page.tsx'
import { SaleProvider } from './carts/sale.tsx'
import { ArticlePage } from './catalogue/article-page.tsx'
import { ScanPage } from './catalogue/scan-page.tsx'
import { SearchPage } from './catalogue/search-page.tsx'
import { AddCustomerPage } from './customers/add-customer-page.tsx'
import { ScannedCardPage } from './customers/card-page.tsx'
import { CustomerPage } from './customers/customer-page.tsx'
import { FindCustomerPage } from './customers/find-customer-page.tsx'
import { Frame } from './frame.tsx'
import { HandOverPage } from './fulfilments/hand-over-page.tsx'
import { PickListPage } from './fulfilments/pick-list-page.tsx'
import { PreparationPage } from './fulfilments/preparation-page.tsx'
import { OrderPage } from './orders/order-page.tsx'
import { PaymentRequestPage } from './orders/payment-request-page.tsx'
import { MyselfProvider } from './sessions/myself.tsx'
import { SignInPage } from './sessions/sign-in-page.tsx'
import { TodayPage } from './sessions/today-page.tsx'
import { Sides } from './sides.tsx'
import { CountPage } from './stock/count-page.tsx'
import { ExpectedPage } from './stock/expected-page.tsx'
import { ReceivePage } from './stock/receive-page.tsx'

const table: RouteTable = [
  ['/', TodayPage],
  ['/articles', ArticlesPlace],
  ['/articles/:code', ArticlesPlace],
  ['/scan', ScanPage],
  ['/customers', CustomersPlace],
  ['/customers/new', AddCustomerPage],
  ['/customers/card/:number', ScannedCardPage],
  ['/customers/:id', CustomersPlace],
  ['/basket', BasketPage],
  ['/basket/delivery', DeliveryPage],
  ['/payment', PaymentRequestPage],
  ['/orders/:id', OrderPage],
  ['/preparations', PreparationsPlace],
  ['/preparations/:id', PreparationsPlace],
  ['/hand-over', HandOverPage],
  ['/deliveries', DeliveriesPlace],
  ['/deliveries/:id', DeliveriesPlace],
  ['/count', CountPage],
]

function ArticlesPlace({ code }: { code?: string }) {
  return <Sides list={<SearchPage isBeside={code !== undefined} />} sheet={code && <ArticlePage code={code} />} />
}

function CustomersPlace({ id }: { id?: string }) {
  return (
    <Sides list={<FindCustomerPage isBeside={id !== undefined} />} sheet={id && <CustomerPage key={id} id={id} />} />
  )
}

function PreparationsPlace({ id }: { id?: string }) {
  return (
    <Sides list={<PickListPage isBeside={id !== undefined} />} sheet={id && <PreparationPage key={id} id={id} />} />
  )
}

function DeliveriesPlace({ id }: { id?: string }) {
  return <Sides list={<ExpectedPage isBeside={id !== undefined} />} sheet={id && <ReceivePage key={id} id={id} />} />
}

function Associate() {
  const token = useStore(app.token)
  const language = useStore(app.language)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  if (token === null) return <SignInPage />
  return (
    <MyselfProvider key={token}>
      <SaleProvider>
        <Frame>
          <Routes table={table} otherwise={TodayPage} />
        </Frame>
      </SaleProvider>
    </MyselfProvider>
  )
}

const place = document.getElementById('app')
if (place) {
  // What an earlier page has seen is on the first screen already, with or without a network.
  await answers.load()
  render(
    <AppContext.Provider value={app}>
      <Associate />
    </AppContext.Provider>,
    place,
  )
  navigator.serviceWorker?.register('/associate/service-worker.js').catch(() => undefined)
}
