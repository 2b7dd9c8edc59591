import type { CompanyView } from '@filrouge/contract/locations.ts'
import { sayMoney, sayPhone } from '../shell/pieces.tsx'

/** What a text knows of who sells: read from the retailer's own data, so that no text names a company. */
export interface Seller {
  retailer: string
  company: string
  siren: string
  vatNumber: string
  form: string
  capital: string
  registry: string
  address: string
  email: string
  phone: string
  publisher: string
  host: string
  mediator: string
  mediatorUrl: string
  eprIds: readonly string[]
}

/** A text in both languages, and the day it was last changed. */
export interface LegalWriting {
  version: string
  fr: (seller: Seller) => string
  en: (seller: Seller) => string
}

// Where the retailer has not said it yet: seen by whoever reads, rather than hidden.
const missing = '…'

/** Who sells, in words. */
export function sellerOf(company: CompanyView | undefined, retailer: string, language: 'fr' | 'en'): Seller {
  const { street, postcode, city, capital, phone } = company ?? {}
  return {
    retailer,
    company: company?.name ?? retailer,
    siren: (company?.siren ?? missing).replace(/(\d{3})(?=\d)/g, '$1\u00a0'),
    vatNumber: company?.vatNumber ?? missing,
    form: company?.legalForm ?? missing,
    capital: capital ? sayMoney(capital, language) : missing,
    registry: company?.registryCity ?? missing,
    address: street ? `${street}, ${postcode} ${city}` : missing,
    email: company?.email ?? missing,
    phone: phone ? sayPhone(phone) : missing,
    publisher: company?.publisher ?? missing,
    host: company?.host ?? missing,
    mediator: company?.mediator ?? missing,
    mediatorUrl: company?.mediatorUrl ?? missing,
    eprIds: company?.eprIds ?? [],
  }
}
