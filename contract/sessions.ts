import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Email, Language, Phone } from './shapes.ts'

export const channels = [
  'web',
  'mobile_web',
  'app',
  'shop',
  'call_centre',
  'catalogue',
  'marketplace',
  'social',
  'agent',
] as const
export const Channel = z.enum(channels)
export type Channel = z.output<typeof Channel>

export const roles = ['associate', 'adviser', 'marketer', 'merchandiser', 'manager', 'admin'] as const
export const Role = z.enum(roles)
export type Role = z.output<typeof Role>

const reach = { email: Email.optional(), phone: Phone.optional() }
const oneReach = (value: { email?: string; phone?: string }) =>
  (value.email === undefined) !== (value.phone === undefined)
const oneReachMessage = { error: 'needs_one_reach', path: ['email'] }

export const startSession = endpoint({
  name: 'startSession',
  route: 'POST /sessions',
  summary: 'An anonymous shopper',
  input: z.object({ channel: Channel.exclude(['shop', 'call_centre']).default('web') }),
  output: z.object({ token: z.string(), kind: z.literal('visitor') }),
  isSecret: true,
  status: 201,
})

export const askCode = endpoint({
  name: 'askCode',
  route: 'POST /sessions/code',
  summary: 'Sends a sign-in code by e-mail or text message',
  input: z.object({ ...reach, language: Language.optional() }).refine(oneReach, oneReachMessage),
  output: z.object({ sentTo: z.enum(['email', 'phone']), expiresInSeconds: z.number() }),
  status: 202,
  refusals: ['too_many_attempts'],
})

export const verifyCode = endpoint({
  name: 'verifyCode',
  route: 'POST /sessions/verify',
  summary: 'Signs in with the code; what the visitor had is the customer’s when this answers',
  input: z
    .object({
      ...reach,
      code: z
        .string()
        .trim()
        .regex(/^\d{6}$/),
    })
    .refine(oneReach, oneReachMessage),
  output: z.object({ token: z.string(), kind: z.literal('customer'), customerId: z.string() }),
  isSecret: true,
  refusals: ['code_wrong', 'code_expired', 'too_many_attempts'],
})

export const signInStaff = endpoint({
  name: 'signInStaff',
  route: 'POST /sessions/staff',
  summary: 'Staff sign-in',
  input: z.object({ login: z.string().max(80), password: z.string().max(200) }),
  output: z.object({
    token: z.string(),
    kind: z.literal('staff'),
    staffId: z.string(),
    name: z.string(),
    roles: z.array(Role),
    locationId: z.string().nullable(),
  }),
  refusals: ['wrong_password', 'too_many_attempts'],
  isSecret: true,
})

export const showSession = endpoint({
  name: 'showSession',
  route: 'GET /sessions/current',
  summary: 'Who is calling',
  input: z.object({}),
  output: z.object({
    kind: z.enum(['visitor', 'customer', 'staff']),
    customerId: z.string().optional(),
    staffId: z.string().optional(),
    name: z.string().optional(),
    roles: z.array(Role),
    locationId: z.string().nullable(),
    locationName: z.string().nullable(),
    channel: Channel,
  }),
  refusals: ['not_signed_in'],
})

export const moveSession = endpoint({
  name: 'moveSession',
  route: 'PUT /sessions/current',
  summary: 'Goes on in another channel of one’s own: the installed app instead of the browser, or back',
  input: z.object({ channel: z.enum(['web', 'mobile_web', 'app']) }),
  output: z.object({ channel: Channel }),
  refusals: ['not_signed_in'],
})

export const endSession = endpoint({
  name: 'endSession',
  route: 'DELETE /sessions/current',
  summary: 'Signs out',
  input: z.object({}),
  output: z.object({}),
  status: 204,
})
