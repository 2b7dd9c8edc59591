import { articles } from './en/articles.ts'
import { customers } from './en/customers.ts'
import { decisions } from './en/decisions.ts'
import { figures } from './en/figures.ts'
import { finding } from './en/finding.ts'
import { frame } from './en/frame.ts'
import { home } from './en/home.ts'
import { imports } from './en/imports.ts'
import { keeping } from './en/keeping.ts'
import { loyalty } from './en/loyalty.ts'
import { offers } from './en/offers.ts'
import { orders } from './en/orders.ts'
import { pricing } from './en/pricing.ts'
import { promises } from './en/promises.ts'
import { searching } from './en/searching.ts'
import { segments } from './en/segments.ts'
import { selling } from './en/selling.ts'
import { slots } from './en/slots.ts'
import { sourcing } from './en/sourcing.ts'
import { stock } from './en/stock.ts'
import type { fr } from './fr.ts'

/** What the office says, in English. ICU messages. */
export const en: Record<keyof typeof fr, string> = {
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
}
