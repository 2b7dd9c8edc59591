import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Messages } from './messages.ts'

/** Listens for mail on a port of this machine, whoever it is from and for; it is accepted once it is in the mailbox. */
export async function receiveMail(messages: Messages, port: number): Promise<{ port: number; close(): void }> {
  const server = new SMTPServer({
    banner: 'Demonstration mailbox',
    authOptional: true,
    allowInsecureAuth: true,
    onAuth: (_given, _session, done) => done(null, { user: 'anyone' }),
    // a certificate nobody knows would only make senders hang up, and this never leaves the machine
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: 10_485_760,
    onData(stream, session, done) {
      keep(messages, stream, session).then(
        () => done(),
        (error: Error) => done(Object.assign(error, { responseCode: 451 })),
      )
    },
  })
  // a sender that dies in the middle of a sentence is not our trouble
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return { port: (server.server.address() as AddressInfo).port, close: () => server.close() }
}

async function keep(messages: Messages, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const mail = await simpleParser(stream, { skipTextToHtml: true, skipImageLinks: true })
  const message = {
    channel: 'email' as const,
    subject: mail.subject ?? null,
    text: mail.text ?? '',
    html: mail.html || null,
    sentAt: (mail.date ?? new Date()).toISOString(),
    data: dataOf(mail),
  }
  for (const { address } of session.envelope.rcptTo) messages.add({ ...message, to: address })
}

function dataOf(mail: ParsedMail): unknown {
  const header = mail.headers.get('x-filrouge-data')
  if (typeof header !== 'string') return null
  try {
    return JSON.parse(decodeWords(header))
  } catch {
    return null
  }
}

/** Undoes RFC 2047 in UTF-8: senders encode a header of JSON word by word, and the parser decodes only the headers it knows. */
function decodeWords(header: string): string {
  const words = [...header.matchAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi)]
  if (words.length === 0) return header
  const bytes = words.map(([, encoding, text]) => {
    if (encoding!.toUpperCase() === 'B') return Buffer.from(text!, 'base64')
    const binary = text!
      .replaceAll('_', ' ')
      .replaceAll(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    return Buffer.from(binary, 'latin1')
  })
  return Buffer.concat(bytes).toString('utf8') // joined first: a letter may be cut between two words
}
