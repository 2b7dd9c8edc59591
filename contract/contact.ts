import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Email, Instant, idOf } from './shapes.ts'

/** What people write about; the retailer's mailbox sorts by it. */
export const contactSubjects = ['order', 'article', 'return', 'withdrawal', 'data', 'other'] as const

export const writeToRetailer = endpoint({
  name: 'writeToRetailer',
  route: 'POST /contact-messages',
  summary: 'Writes to the retailer; the writer gets an acknowledgement by e-mail',
  input: z.object({
    id: idOf('contactMessage').optional(),
    name: z.string().trim().min(1).max(120),
    email: Email,
    subject: z.enum(contactSubjects),
    orderNumber: z.string().trim().max(40).optional(),
    body: z.string().trim().min(10).max(4000),
  }),
  output: z.object({ id: idOf('contactMessage'), receivedAt: Instant }),
  status: 201,
  refusals: ['too_many_attempts'],
})
