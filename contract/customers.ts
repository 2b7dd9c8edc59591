import { z } from 'zod'
import { CartView } from './carts.ts'
import { Company } from './companies.ts'
import { endpoint } from './endpoint.ts'
import { LoyaltyView } from './loyalty.ts'
import { OrderSummary, OrderView } from './orders.ts'
import { Channel } from './sessions.ts'
import { Address, Email, Instant, idOf, Language, listOf, Money, Nothing, Phone, page } from './shapes.ts'

export const AddressView = Address.extend({ id: idOf('address'), isDefault: z.boolean().optional() })

export const CustomerSummary = z.object({
  id: idOf('customer'),
  name: z.string().optional(),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  orderCount: z.number(),
  lastOrderAt: Instant.optional(),
})
export type CustomerSummary = z.output<typeof CustomerSummary>

export const TouchView = z.object({
  id: z.string(),
  kind: z.string(),
  channel: z.string(),
  locationName: z.string().optional(),
  title: z.string().optional(),
  at: Instant,
})

/** What she may be asked leave for; each stands by itself. */
export const consentPurposes = ['email', 'sms', 'push', 'order_push', 'personalisation'] as const
export type ConsentPurpose = (typeof consentPurposes)[number]

/** The version of the sentences she reads; a sentence that changes is another version, and the old ones stay in the ledger. */
export const consentWording = '2026-11'

/** How she stands on one purpose, with its proof; without `at`, she was never asked, and that is a no. */
export const ConsentView = z.object({
  purpose: z.enum(consentPurposes),
  given: z.boolean(),
  at: Instant.optional(),
  channel: z.string().optional(),
  source: z.string().optional(),
  wordingVersion: z.string().optional(),
  /** The sentence she read. */
  wording: z.string().optional(),
})
export type ConsentView = z.output<typeof ConsentView>

export const CustomerFile = CustomerSummary.extend({
  language: Language,
  /** For which she buys; absent of a private person. */
  company: Company.optional(),
  createdAt: Instant,
  addresses: z.array(AddressView),
  orders: z.array(OrderSummary),
  basket: CartView.nullable(),
  quotes: z.array(z.object({})),
  loyalty: LoyaltyView.nullable(),
  consents: z.array(ConsentView),
  touches: z.array(TouchView),
})
export type CustomerFile = z.output<typeof CustomerFile>

export const findCustomers = endpoint({
  name: 'findCustomers',
  route: 'GET /customers',
  summary: 'Customers by name, e-mail, telephone or card number',
  input: z.object({ query: z.string().max(200).default(''), ...page }),
  output: listOf(CustomerSummary),
})

export const showCustomer = endpoint({
  name: 'showCustomer',
  route: 'GET /customers/{id}',
  summary: 'The customer’s file: orders of every channel, basket, last touches',
  input: z.object({ id: idOf('customer') }),
  output: CustomerFile,
  refusals: ['customer_not_found'],
})

export const showMyself = endpoint({
  name: 'showMyself',
  route: 'GET /customers/me',
  summary: 'The signed-in customer’s own file',
  input: z.object({}),
  output: CustomerFile,
  refusals: ['not_signed_in'],
})

export const addCustomer = endpoint({
  name: 'addCustomer',
  route: 'POST /customers',
  summary: 'A customer met in the shop or on the telephone; who is already known is answered as she is',
  input: z
    .object({
      name: z.string().trim().max(120).optional(),
      email: Email.optional(),
      phone: Phone.optional(),
      language: Language.default('fr'),
    })
    .refine((c) => c.email !== undefined || c.phone !== undefined, {
      error: 'needs_reach',
      path: ['email'],
    }),
  output: CustomerFile,
  status: 201,
  mayBeThere: true,
})

export const addAddress = endpoint({
  name: 'addAddress',
  route: 'POST /customers/me/addresses',
  summary: 'Adds an address to the signed-in customer’s book',
  input: Address,
  output: AddressView,
  status: 201,
  mayBeThere: true,
})

const addressId = idOf('address')

export const changeAddress = endpoint({
  name: 'changeAddress',
  route: 'PUT /customers/me/addresses/{id}',
  summary: 'Changes an address of the signed-in customer, or makes it the one that is proposed first',
  input: Address.extend({ id: addressId, isDefault: z.boolean().default(false) }),
  output: AddressView,
  refusals: ['not_found'],
})

export const removeAddress = endpoint({
  name: 'removeAddress',
  route: 'DELETE /customers/me/addresses/{id}',
  summary: 'Removes an address from the signed-in customer’s book; orders keep theirs',
  input: z.object({ id: addressId }),
  output: Nothing,
})

export const changeMyself = endpoint({
  name: 'changeMyself',
  route: 'PUT /customers/me',
  summary: 'The signed-in customer’s name and the language she is written to in',
  input: z.object({ name: z.string().trim().max(120).optional(), language: Language.optional() }),
  output: CustomerFile,
})

export const addReach = endpoint({
  name: 'addReach',
  route: 'POST /customers/me/reach',
  summary: 'Another e-mail address or telephone of the signed-in customer, proven by the code that was sent there',
  input: z
    .object({
      email: Email.optional(),
      phone: Phone.optional(),
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/),
    })
    .refine((value) => (value.email === undefined) !== (value.phone === undefined), {
      error: 'needs_one_reach',
      path: ['email'],
    }),
  output: CustomerFile,
  refusals: ['code_wrong', 'code_expired', 'reach_taken'],
})

export const removeReach = endpoint({
  name: 'removeReach',
  route: 'DELETE /customers/me/reach',
  summary: 'Forgets an e-mail address or a telephone; the last one stays, since it is how she signs in',
  input: z.object({ value: z.string().min(3).max(254) }),
  output: CustomerFile,
  refusals: ['last_reach'],
})

const consents = z.object({ items: z.array(ConsentView) })

export const showConsents = endpoint({
  name: 'showConsents',
  route: 'GET /customers/me/consents',
  summary: 'What the signed-in customer has agreed to, purpose by purpose, with its proof',
  input: z.object({}),
  output: consents,
})

export const setConsent = endpoint({
  name: 'setConsent',
  route: 'PUT /customers/me/consents',
  summary: 'Gives or withdraws one consent; each is a row of the ledger that nothing rewrites',
  input: z.object({
    purpose: z.enum(consentPurposes),
    given: z.boolean(),
    /** The version of the sentence that was on the screen. */
    wordingVersion: z.literal(consentWording),
    source: z.enum(['account', 'order']).default('account'),
  }),
  output: consents,
})

const consentLink = z.object({ token: z.string().min(1).max(200) })
const linkedConsent = z.object({ purpose: z.enum(consentPurposes), given: z.boolean() })

export const showConsentLink = endpoint({
  name: 'showConsentLink',
  route: 'GET /consent-links/{token}',
  summary: 'What the link in a message says no to, and whether she still agrees to it',
  input: consentLink,
  output: linkedConsent,
  refusals: ['link_unknown'],
})

export const refuseByLink = endpoint({
  name: 'refuseByLink',
  route: 'POST /consent-links/{token}',
  summary: 'Withdraws a consent by the link in a message, without signing in',
  input: consentLink,
  output: linkedConsent,
  refusals: ['link_unknown'],
})

/** Everything that is kept about a person (RGPD art. 15 and 20), as she may take it elsewhere. */
export const PersonalData = z.object({
  exportedAt: Instant,
  customer: CustomerFile.omit({ orders: true, touches: true, consents: true, basket: true }),
  identifiers: z.array(
    z.object({
      kind: z.string(),
      value: z.string(),
      source: z.string(),
      since: Instant,
      verifiedAt: Instant.optional(),
    }),
  ),
  consents: z.array(ConsentView),
  basket: CartView.nullable(),
  orders: z.array(OrderView),
  touches: z.array(TouchView),
  messages: z.array(z.object({ channel: z.string(), template: z.string(), subjectId: z.string(), at: Instant })),
  contactMessages: z.array(z.object({ subject: z.string(), body: z.string(), at: Instant })),
  sessions: z.array(z.object({ channel: Channel, since: Instant, until: Instant })),
  /** The browsers in which she is told of her orders. */
  pushDevices: z.array(
    z.object({
      device: z.string(),
      service: z.string(),
      purposes: z.array(z.string()),
      since: Instant,
      toldAt: Instant.optional(),
    }),
  ),
  /** What happened to the credit on her account. */
  storeCredit: z.array(z.object({ kind: z.string(), amount: Money, reason: z.string().optional(), at: Instant })),
  /** Given to her alone. */
  coupons: z.array(
    z.object({
      code: z.string(),
      offerId: z.string(),
      reason: z.string().optional(),
      at: Instant,
      usedUp: z.boolean(),
    }),
  ),
  /** What offers took off what she bought. */
  offersUsed: z.array(
    z.object({
      offerId: z.string(),
      code: z.string().optional(),
      orderId: z.string().optional(),
      amount: Money,
      at: Instant,
    }),
  ),
  /** The groups of customers that she belongs to. */
  segments: z.array(z.object({ code: z.string(), titleFr: z.string(), titleEn: z.string() })),
  /** What was agreed to on the page of one of her orders, without signing in. */
  orderConsents: z.array(
    z.object({ orderId: idOf('order'), purpose: z.string(), given: z.boolean(), wording: z.string(), at: Instant }),
  ),
})
export type PersonalData = z.output<typeof PersonalData>

export const exportMyself = endpoint({
  name: 'exportMyself',
  route: 'GET /customers/me/data',
  summary: 'Everything that is kept about the signed-in customer',
  input: z.object({}),
  output: PersonalData,
})

export const eraseMyself = endpoint({
  name: 'eraseMyself',
  route: 'DELETE /customers/me',
  summary:
    'Erases the signed-in customer: what the law keeps (orders, their invoices) stays, without a way back to her',
  input: z.object({}),
  output: Nothing,
  refusals: ['order_under_way', 'payment_in_progress'],
})
