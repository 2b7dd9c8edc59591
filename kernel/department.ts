/** The département of a French postcode: its first two digits, three overseas, and for Corsica 2A or 2B. */
export function departmentOf(postcode: string): string {
  if (/^9[78]/.test(postcode)) return postcode.slice(0, 3)
  if (postcode.startsWith('20')) return postcode < '20200' ? '2A' : '2B'
  return postcode.slice(0, 2)
}
