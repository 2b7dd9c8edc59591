/** Structured lines on standard output: one JSON object each, never a name, an address, a code or a token. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

const levels = { debug: 20, info: 30, warn: 40, error: 50, silent: 100 } as const

/** Opens a log that keeps lines of this level and above. */
export function openLog(level: string, write: (line: string) => void = (line) => process.stdout.write(line)): Log {
  const least = levels[level as keyof typeof levels] ?? levels.info
  const line = (name: 'info' | 'warn' | 'error') => (fields: Record<string, unknown>, message: string) => {
    if (levels[name] >= least)
      write(`${JSON.stringify({ at: new Date().toISOString(), level: name, message, ...fields })}\n`)
  }
  return { info: line('info'), warn: line('warn'), error: line('error') }
}
