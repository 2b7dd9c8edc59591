import { createServer } from 'node:net'

/**
 * A port that nobody listens to, taken below those that systems lend to outgoing connections (from 32768 on Linux, 49152 elsewhere): it is still
 * free some time later, and again when what listened to it has died.
 */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (;;) {
    const port = 11_000 + Math.floor(Math.random() * 21_000)
    if (await canListen(port, host)) return port
  }
}

/** Listens for a moment, and says whether that is possible. */
export function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen(port, host, () => server.close(() => resolve(true)))
  })
}
