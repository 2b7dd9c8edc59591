import type { Client } from '@filrouge/client/client.ts'
import { ProblemError } from '@filrouge/client/client.ts'
import { type CartView, totalEachWay } from '@filrouge/contract/carts.ts'
import { listBestSellers, type ProductView } from '@filrouge/contract/catalogue.ts'
import { showConsents } from '@filrouge/contract/customers.ts'
import type { Endpoint, Output } from '@filrouge/contract/endpoint.ts'
import { listLocations } from '@filrouge/contract/locations.ts'
import { showProgramme } from '@filrouge/contract/loyalty.ts'
import type { OrderView } from '@filrouge/contract/orders.ts'
import { listDeliveryServices, type PromiseOption, promiseEach } from '@filrouge/contract/promise.ts'
import { listPushDevices, showPushKey } from '@filrouge/contract/push.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import type { PageAnswer, PageRequest } from './page.ts'
import { pages, renderFault } from './pages.ts'

/** A visit to the shop with answers written by hand, for what pages show. */

type Answer = (input: Record<string, unknown>) => unknown

export interface Said {
  name: string
  input: Record<string, unknown>
}

export function answering<E extends Endpoint>(
  endpoint: E,
  answer: Output<E> | ((input: Record<string, unknown>) => Output<E>),
): [string, Answer] {
  return [endpoint.name, typeof answer === 'function' ? (answer as Answer) : () => answer]
}

export function refusing(endpoint: Endpoint, code: string, status = 409, details = {}): [string, Answer] {
  return [
    endpoint.name,
    () => {
      throw new ProblemError(status, { code, title: `refused: ${code}`, detail: code, requestId: 'req-7', ...details })
    },
  ]
}

export const now = new Date('2026-11-23T09:00:00Z')

interface Visit {
  answers?: [string, Answer][]
  language?: 'fr' | 'en'
  form?: Record<string, string>
  hasSession?: boolean
  comesFromHere?: boolean
  postcode?: string
  accept?: string
}

/** Asks for a page as a browser would; what the page asked of the server is in `said`. */
export async function visit(address: string, options: Visit = {}): Promise<PageAnswer & { said: Said[] }> {
  const {
    answers = [],
    language = 'fr',
    form,
    hasSession = true,
    comesFromHere = false,
    postcode = null,
    accept = 'text/html',
  } = options
  const said: Said[] = []
  const known = new Map([
    answering(listLocations, { items: [], nextCursor: null }),
    answering(listBestSellers, { items: [] }),
    answering(listDeliveryServices, { items: [] }),
    answering(showPushKey, { publicKey: 'B'.repeat(87) }),
    answering(listPushDevices, { items: [] }),
    answering(showConsents, { items: [] }),
    answering(showProgramme, { version: 0, isRunning: false, rules: null }),
    answering(promiseEach, (input) => ({
      at: now.toISOString(),
      items: (input.lines as { sku: string }[]).map(({ sku }) => ({ sku, quantity: 1, options: [] })),
    })),
    answering(totalEachWay, (input) => ({
      items: (input.ways as { cost: { minor: number; currency: string } }[]).map(({ cost }) => ({
        ...totals,
        delivery: cost,
        total: euros(totals.goods.minor + cost.minor),
      })),
    })),
    ...answers,
  ])
  const api = (async (endpoint: Endpoint, input: Record<string, unknown>) => {
    said.push({ name: endpoint.name, input })
    const answer = known.get(endpoint.name)
    if (!answer) throw new ProblemError(404, { code: 'not_found', title: endpoint.name, detail: endpoint.name })
    return answer(input)
  }) as Client
  const url = new URL(address, 'https://volta.example')
  const method = form ? 'POST' : 'GET'
  const found = pages
    .filter((page) => page.method === method)
    .map((page) => ({ page, params: paramsOf(page.path, url.pathname) }))
    .find(({ params }) => params !== undefined)
  const request: PageRequest = {
    method,
    path: url.pathname,
    params: found?.params ?? {},
    query: url.searchParams,
    form: form ? new URLSearchParams(form) : null,
    language,
    accept,
    hasSession,
    isCompany: false,
    comesFromHere,
    departments: [{ code: 'fashion', title: 'Mode' }],
    seller,
    postcode,
    api,
    startSession: async () => void said.push({ name: 'startSession', input: {} }),
    setToken: (token) => void said.push({ name: 'setToken', input: { token } }),
    endSession: () => void said.push({ name: 'endSession', input: {} }),
    settings: {
      retailerName: 'Volta',
      isDemo: true,
      bankUrl: 'https://bank.example',
      publicUrl: 'https://volta.example',
      assets: {
        'shop.css': '/assets/a.css',
        'shop.js': '/assets/a.js',
        'buying.css': '/assets/b.css',
        'buying.js': '/assets/b.js',
      },
      styles: { 'shop.css': 'main{margin:0}', 'buying.css': '' },
    },
    now,
  }
  if (!found) return { ...(await renderFault(null, request)), said }
  try {
    return { ...(await found.page.handle(request)), said }
  } catch (error) {
    return { ...(await renderFault(error, request)), said }
  }
}

function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const match = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)').replace('*', '(?<rest>.+)')}$`).exec(path)
  if (!match) return undefined
  const { rest, ...named } = match.groups ?? {}
  return rest === undefined ? named : { ...named, '*': rest }
}

export const seller = {
  id: 'len_1',
  name: 'Volta SAS',
  siren: '552100554',
  vatNumber: 'FR00552100554',
  street: '62 rue de Rivoli',
  postcode: '75004',
  city: 'Paris',
  eprIds: [],
}

/** Euros, as the contract writes them. */
export const euros = (minor: number) => ({ minor, currency: 'EUR' })

export const jeans: ProductView = {
  id: newId('product'),
  handle: 'jean-lena',
  title: 'Jean droit femme Léna',
  brand: 'Atelier Garance',
  category: { code: 'jeans-women', title: 'Jeans femme' },
  price: euros(8990),
  variants: ['36', '38'].map((size) => ({
    id: newId('variant'),
    sku: `JEAN-${size}`,
    title: size,
    options: { size, colour: 'bleu' },
    price: euros(8990),
  })),
  description: 'Une toile de 380 g.',
  breadcrumb: [{ code: 'fashion', title: 'Mode' }],
  attributes: [{ key: 'cut', title: 'Coupe', value: 'droite' }],
  pictures: [],
  goesWith: [],
  documents: [],
  weightGrams: 620,
  vatRatePercent: 20,
}

export const atHome: PromiseOption = {
  mode: 'home',
  service: 'home-standard',
  earliest: '2026-11-25T07:00:00Z',
  latest: '2026-11-26T19:00:00Z',
  cost: euros(590),
  vatRatePercent: 20,
  sources: [],
  isCheapest: false,
  isFastest: false,
  why: [],
  whyText: 'Part de Lyon',
}

export const atShop: PromiseOption = {
  ...atHome,
  mode: 'collect',
  locationId: newId('location'),
  locationName: 'Volta Paris Rivoli',
  distanceMetres: 2400,
  earliest: '2026-11-23T14:00:00Z',
  latest: '2026-11-23T19:00:00Z',
  cost: euros(0),
  isCheapest: true,
  isFastest: true,
  whyText: 'En stock',
}

export const totals = {
  goods: euros(17980),
  discounts: euros(0),
  delivery: euros(590),
  total: euros(18570),
  vat: [{ ratePercent: 20, base: euros(15475), amount: euros(3095) }],
}

export const basket: CartView = {
  id: newId('cart'),
  status: 'open',
  version: 4,
  channel: 'web',
  lines: [
    {
      sku: 'JEAN-38',
      title: 'Jean droit femme Léna',
      variantTitle: '38, bleu',
      productHandle: 'jean-lena',
      quantity: 2,
      unitPrice: euros(8990),
      total: euros(17980),
      vatRatePercent: 20,
      discounts: [],
      availableNow: 5,
    },
  ],
  gifts: [],
  delivery: {
    mode: 'home',
    address: { street: '3 rue du Pont', postcode: '69003', city: 'Lyon', country: 'FR' },
    contact: { email: 'camille@example.com', name: 'Camille' },
    cost: euros(590),
    promised: { earliest: atHome.earliest, latest: atHome.latest },
  },
  coupons: [],
  offers: [],
  hints: [],
  totals,
  tenders: [],
  owed: totals.total,
  points: 179,
  payable: true,
  notPayable: [],
  updatedAt: now.toISOString(),
}

export const order: OrderView = {
  id: newId('order'),
  number: 'V-1042',
  status: 'placed',
  paymentStatus: 'authorised',
  fulfilmentStatus: 'unfulfilled',
  tenders: [],
  points: 179,
  fulfilments: [],
  shortages: [],
  origin: 'native',
  cartId: basket.id,
  channel: 'web',
  seller: { name: 'Volta SAS', siren: '552100554', vatNumber: 'FR00552100554' },
  lines: [
    {
      sku: 'JEAN-38',
      title: 'Jean droit femme Léna',
      quantity: 2,
      unitPrice: euros(8990),
      total: euros(17980),
      discounts: [],
      vatRatePercent: 20,
      contractConcluded: 'distance',
      promisedLatest: atHome.latest,
      sources: [],
    },
  ],
  gifts: [],
  delivery: {
    mode: 'home',
    address: { street: '3 rue du Pont', postcode: '69003', city: 'Lyon', country: 'FR' },
    contact: { email: 'camille@example.com' },
    cost: euros(590),
  },
  promised: { earliest: atHome.earliest, latest: atHome.latest },
  expected: { earliest: atHome.earliest, latest: atHome.latest },
  totals,
  payments: [{ id: newId('payment'), status: 'authorised', amount: euros(18570) }],
  timeline: [
    { id: 'e1', code: 'order.placed', title: 'Commande enregistrée', at: now.toISOString(), happened: true },
    { id: 'e2', code: 'promised.home', title: 'Chez vous au plus tard', at: atHome.latest, happened: false },
  ],
  can: ['cancel'],
  placedAt: now.toISOString(),
  version: 1,
}
