/** What was typed into the search, put where it belongs in a new customer's file. */
export function typedPerson(text: string): { name: string; email: string; phone: string } {
  const typed = text.trim()
  const nobody = { name: '', email: '', phone: '' }
  if (typed.includes('@')) return { ...nobody, email: typed }
  if (/^\+?[\d\s.()-]{4,}$/.test(typed)) return { ...nobody, phone: typed }
  return { ...nobody, name: typed }
}
