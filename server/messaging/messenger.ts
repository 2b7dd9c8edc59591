import { createTransport } from 'nodemailer'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/db/database.ts'
import { htmlOf, type Letter, textOf } from './letter.ts'

export interface Outgoing {
  /** Made from the event, so that a mail program that gets a message twice shows it once. */
  key: string
  to: string
  now: Date
  /** Who gets the answer, where it is not us. */
  replyTo?: string
  /** Where a mail program says no to more of these in her stead (RFC 8058). */
  unsubscribeUrl?: string
  /** For programs that follow the demo; it leaves the house in the demo only. */
  data: Record<string, string>
}

/** The way out: e-mail by SMTP, text messages by the operator's HTTP. One a process. Answers false when the address is refused for good. */
export interface Messenger {
  config: Config
  sendEmail(outgoing: Outgoing, letter: Letter): Promise<boolean>
  sendSms(outgoing: Outgoing, text: string): Promise<boolean>
  close(): void
}

const messengers = new WeakMap<Database, Messenger>()

/** Opens the way out for the reactions of this platform; they find it by their database. */
export function startMessaging(platform: { db: Database; config: Config }): Messenger {
  const messenger = openMessenger(platform.config)
  messengers.set(platform.db, messenger)
  return messenger
}

/** The way out of this database's messages. */
export function messengerOf(db: Database): Messenger {
  const messenger = messengers.get(db)
  if (!messenger) throw new Error('messaging was not started')
  return messenger
}

/** Opens the connections; nothing is connected before the first message. */
export function openMessenger(config: Config): Messenger {
  const { smtp, smsUrl } = config
  const transport =
    smtp &&
    createTransport({
      host: smtp.host,
      port: smtp.port,
      // Port 465 speaks TLS from the first byte; the others are asked to begin it where they can.
      secure: smtp.isSecure === true || smtp.port === 465,
      // A password never goes over an open line.
      requireTLS: smtp.user !== undefined,
      ...(smtp.user ? { auth: { user: smtp.user, pass: smtp.password ?? '' } } : {}),
      // A new connection is dear: servers greet slowly on purpose.
      pool: true,
      maxMessages: Number.POSITIVE_INFINITY,
      maxConnections: 4,
    })
  return {
    config,
    async sendEmail(outgoing, letter) {
      if (!transport) throw new Error('no mail server: set SMTP_URL')
      const address = addressOf(config.mailFrom)
      try {
        await transport.sendMail({
          from: { name: letter.retailer, address },
          to: { name: '', address: outgoing.to },
          ...(outgoing.replyTo ? { replyTo: { name: '', address: outgoing.replyTo } } : {}),
          subject: letter.subject,
          text: textOf(letter),
          html: htmlOf(letter),
          date: outgoing.now,
          messageId: `<${outgoing.key}@${address.split('@')[1]}>`,
          headers: {
            'Auto-Submitted': 'auto-generated',
            'Content-Language': letter.language,
            ...(outgoing.unsubscribeUrl
              ? {
                  'List-Unsubscribe': `<${outgoing.unsubscribeUrl}>`,
                  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
                }
              : {}),
            ...(config.isDemo ? { 'X-Filrouge-Data': JSON.stringify(outgoing.data) } : {}),
          },
        })
        return true
      } catch (error) {
        const {
          responseCode = 0,
          code = 'unknown',
          command = '',
        } = error as { responseCode?: number; code?: string; command?: string }
        if (responseCode >= 500 && command.startsWith('RCPT')) return false
        // The server's own sentence may hold the address, and this one goes to the log.
        throw new Error(`the mail server did not take the message: ${code} ${responseCode} ${command.split(' ')[0]}`)
      }
    },
    async sendSms(outgoing, text) {
      if (!smsUrl) throw new Error('no operator for text messages: set SMS_URL')
      const answer = await fetch(smsUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': outgoing.key },
        body: JSON.stringify({
          to: outgoing.to,
          text: plainForSms(text),
          ...(config.isDemo ? { data: outgoing.data } : {}),
        }),
        signal: AbortSignal.timeout(15_000),
      })
      await answer.body?.cancel()
      if (answer.status === 422 || answer.status === 400) return false
      if (!answer.ok) throw new Error(`the operator did not take the text message: ${answer.status}`)
      return true
    },
    close: () => transport?.close(),
  }
}

/** The address in « Volta <bonjour@volta.example> ». */
export const addressOf = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from.trim()

// One typographic character would halve what a text message may hold.
const plainForSms = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'")
