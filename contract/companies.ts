import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { idOf } from './shapes.ts'

/** For whom a company's customer buys. Prices are then told without tax first; what is paid is the same. */
export const Company = z.object({ name: z.string(), siren: z.string(), vatNumber: z.string().optional() })
export type Company = z.output<typeof Company>

const typed = z.object({
  name: z.string().trim().min(1).max(120),
  /** With or without spaces. */
  siren: z.string().trim().min(1).max(20),
  /** French; a company that is not liable for VAT has none. */
  vatNumber: z.string().trim().max(30).optional(),
})

const answered = z.object({ company: Company.nullable() })

export const setMyCompany = endpoint({
  name: 'setMyCompany',
  route: 'PUT /customers/me/company',
  summary: 'The company the signed-in customer buys for; null makes her a private person again',
  input: z.object({ company: typed.nullable() }),
  output: answered,
})

export const setCompany = endpoint({
  name: 'setCompany',
  route: 'PUT /customers/{id}/company',
  summary: 'The company a customer buys for; null makes her a private person again',
  input: z.object({ id: idOf('customer'), company: typed.nullable() }),
  output: answered,
  refusals: ['customer_not_found'],
})
