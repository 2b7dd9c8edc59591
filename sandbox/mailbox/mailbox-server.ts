import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { addressOf, answerJson, listen, readJson, refuse } from '../http.ts'
import { openBrowsers } from '../push/browsers.ts'
import { answerPush } from '../push/push-service.ts'
import { type Messages, messagesKept, openMessages } from './messages.ts'
import { receiveMail } from './receive-mail.ts'

const TelephoneMessage = z.object({
  to: z
    .string()
    .trim()
    .regex(/^\+?[\d\s().-]{4,30}$/, 'A telephone number'),
  text: z.string().min(1).max(5_000),
  data: z.unknown().optional(),
  /** The sender's clock, where it is not the machine's. */
  sentAt: z.iso.datetime({ offset: true }).optional(),
})

/** Opens the mailbox and its doors: SMTP for mail, HTTP for telephone messages, pushes, and for reading. */
export async function startMailbox(options: { folder: string; smtpPort: number; httpPort: number }) {
  const messages = openMessages(options.folder)
  const smtp = await receiveMail(messages, options.smtpPort)
  const browsers = openBrowsers(options.folder)
  const { server, port } = await listen(options.httpPort, async (request, response) => {
    const origin = `http://${request.headers.host}`
    if (await answerPush({ browsers, messages, origin }, request, response)) return
    await route(messages, request, response)
  })
  return {
    smtpPort: smtp.port,
    httpPort: port,
    close() {
      smtp.close()
      server.close()
      server.closeAllConnections()
      messages.close()
      browsers.close()
    },
  }
}

async function route(messages: Messages, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { path, query } = addressOf(request)
  const asked = `${request.method} ${path}`
  if (asked === 'GET /messages') {
    const items = messages.list(query.getAll('to').filter(Boolean), limitOf(query.get('limit')))
    return answerJson(response, 200, { items })
  }
  if (asked === 'DELETE /messages') {
    messages.clear()
    response.writeHead(204)
    response.end()
    return
  }
  if (asked === 'POST /sms') {
    const { to, text, data, sentAt } = await readJson(request, TelephoneMessage)
    const instant = (sentAt ? new Date(sentAt) : new Date()).toISOString()
    const sms = { channel: 'sms', to, subject: null, text, html: null, sentAt: instant, data: data ?? null } as const
    return answerJson(response, 202, { id: messages.add(sms).id })
  }
  refuse(404, 'not_found', 'There is nothing at this address.')
}

function limitOf(asked: string | null): number {
  if (asked === null) return 20
  const limit = Number(asked)
  if (!Number.isInteger(limit) || limit < 1) refuse(422, 'invalid_input', 'A limit is a whole number from 1.')
  return Math.min(limit, messagesKept)
}
