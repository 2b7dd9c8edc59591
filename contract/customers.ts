import { z } from 'zod'
import { CartView } from './carts.ts'
import { endpoint } from './endpoint.ts'
import { OrderSummary } from './orders.ts'
import { Address, Email, Instant, idOf, Language, listOf, Phone, page } from './shapes.ts'

export const AddressView = Address.extend({ id: idOf('address') })

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

export const CustomerFile = CustomerSummary.extend({
  language: Language,
  createdAt: Instant,
  addresses: z.array(AddressView),
  orders: z.array(OrderSummary),
  basket: CartView.nullable(),
  quotes: z.array(z.object({})),
  loyalty: z.null(),
  consents: z.array(z.object({})),
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
      error: 'give an email or a phone',
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
