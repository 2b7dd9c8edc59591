import { askCode, type Channel, signInStaff, startSession, verifyCode } from '@filrouge/contract/sessions.ts'
import { type Backstage, type Caller, lettersTo } from './backstage.ts'

export type From = Omit<Caller, 'token'>

const patienceMs = 15_000

/** Signs a shopper in as anybody does: a code is asked for, and read in the mailbox. */
export async function signInShopper(
  backstage: Backstage,
  email: string,
  channel: Exclude<Channel, 'shop' | 'call_centre'>,
  from: From,
): Promise<string> {
  let token: string | null = null
  const api = backstage.apiFor({ ...from, token: () => token })
  token = (await api(startSession, { channel })).token
  const before = new Set((await lettersTo(backstage, email)).map(({ id }) => id))
  await api(askCode, { email, language: from.language })
  const code = await nextCode(backstage, email, before)
  return (await api(verifyCode, { email, code })).token
}

async function nextCode(backstage: Backstage, email: string, before: ReadonlySet<string>): Promise<string> {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    const fresh = (await lettersTo(backstage, email)).find(({ id, data }) => !before.has(id) && data?.code)
    if (fresh?.data?.code) return fresh.data.code
    await new Promise((go) => setTimeout(go, 60))
  }
  throw new Error('no code came to the demo mailbox')
}

// The password of every demo person; it opens nothing where no demo retailer is loaded.
const demoPassword = 'filrouge'

/** Signs one of the demo's staff in with the demo's password. */
export async function signInDemoStaff(backstage: Backstage, login: string, from: From) {
  return backstage.apiFor({ ...from, token: () => null })(signInStaff, { login, password: demoPassword })
}
