import { articles } from './fr/articles.ts'
import { customers } from './fr/customers.ts'
import { decisions } from './fr/decisions.ts'
import { figures } from './fr/figures.ts'
import { finding } from './fr/finding.ts'
import { frame } from './fr/frame.ts'
import { home } from './fr/home.ts'
import { imports } from './fr/imports.ts'
import { keeping } from './fr/keeping.ts'
import { loyalty } from './fr/loyalty.ts'
import { offers } from './fr/offers.ts'
import { orders } from './fr/orders.ts'
import { pricing } from './fr/pricing.ts'
import { promises } from './fr/promises.ts'
import { searching } from './fr/searching.ts'
import { segments } from './fr/segments.ts'
import { selling } from './fr/selling.ts'
import { slots } from './fr/slots.ts'
import { sourcing } from './fr/sourcing.ts'
import { stock } from './fr/stock.ts'

/** What the office says, in French. ICU messages. */
export const fr = {
  ...frame,
  ...finding,
  ...home,
  ...orders,
  ...decisions,
  ...customers,
  ...selling,
  ...articles,
  ...searching,
  ...stock,
  ...keeping,
  ...slots,
  ...sourcing,
  ...offers,
  ...segments,
  ...loyalty,
  ...imports,
  ...pricing,
  ...promises,
  ...figures,
} as const
