import { startBank } from './bank/bank-server.ts'
import { startCarriers } from './carrier/carrier-server.ts'
import { startMailbox } from './mailbox/mailbox-server.ts'
import { readOptions } from './options.ts'

// The pipe from the parent ends when the parent does, however it dies; all that was answered is written already.
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
process.stdin.on('close', () => process.exit(0))
process.stdin.on('error', () => process.exit(0))
// Ctrl-C reaches the whole group: under a parent we stay until it has finished, alone in a terminal we go.
process.on('SIGINT', () => {
  if (process.stdin.isTTY) process.exit(0)
})
process.on('SIGTERM', () => process.exit(0))

const options = readOptions(process.argv.slice(2), process.env)
const mailbox = await startMailbox(options)
const bank = await startBank({ ...options, port: options.bankPort, publicUrl: options.bankPublicUrl })
const carriers = await startCarriers({ ...options, port: options.carrierPort })
const ports = { bank: bank.port, smtp: mailbox.smtpPort, http: mailbox.httpPort, carriers: carriers.port }
process.stdout.write(`${JSON.stringify(ports)}\n`)
