import { useApp, useLanguage } from '@filrouge/ui/app.ts'
import { Routes, type RouteTable } from '@filrouge/ui/router.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import { useEffect } from 'preact/hooks'
import { AddCustomerPage } from './customers/add-customer-page.tsx'
import { CustomerPage } from './customers/customer-page.tsx'
import { Frame } from './frame/frame.tsx'
import { NotFoundPage } from './frame/not-found-page.tsx'
import { SignInPage } from './frame/sign-in-page.tsx'
import { OrderPage } from './orders/order-page.tsx'
import { OrdersPage } from './orders/orders-page.tsx'
import { SellPage } from './selling/sell-page.tsx'
import { StockPage } from './stock/stock-page.tsx'

const pages = [
  ['/', OrdersPage],
  ['/orders/:id', OrderPage],
  ['/customers/new', AddCustomerPage],
  ['/customers/:id', CustomerPage],
  ['/customers/:id/sell', SellPage],
  ['/stock', StockPage],
] as unknown as RouteTable

/** The whole app: the sign-in, then the pages in their frame. */
export function Office() {
  const { token } = useApp()
  const isSignedIn = useStore(token) !== null
  const language = useLanguage()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  if (!isSignedIn) return <SignInPage />
  return (
    <Frame>
      <Routes table={pages} otherwise={NotFoundPage} />
    </Frame>
  )
}
