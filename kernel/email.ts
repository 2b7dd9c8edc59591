// Plausible, not proven: only a code that comes back proves an address. Unquoted local parts only.
const plausible =
  /^[^\s@"(),:;<>[\\\]\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,63}|xn--[a-z0-9-]{2,59})$/u

/** An e-mail address trimmed and in lower case; undefined where it cannot be one (254 characters at most, RFC 5321). */
export function normaliseEmail(text: string): string | undefined {
  if (text.length > 1000) return undefined
  const address = text.trim().normalize('NFC').toLowerCase()
  if (address.length > 254 || !plausible.test(address)) return undefined
  const local = address.slice(0, address.indexOf('@'))
  return local.startsWith('.') || local.endsWith('.') || local.includes('..') ? undefined : address
}
