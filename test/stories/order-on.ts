import type { Locator, Page } from 'playwright-core'
import { plain, textOf } from './browser.ts'

/** The facts of an order in the words of a page. */
export interface OrderSeen {
  number: string
  /** The sentence with the date: « Chez vous jeudi 26 novembre ». */
  promised: string
  lines: { title: string; quantity: number; unitPrice: string; total: string }[]
  /** Each amount under its name, VAT included. */
  totals: Record<string, string>
  timeline: string[]
}

/** Reads the order from the shopper's page. */
export async function orderOnHerPage(page: Page): Promise<OrderSeen> {
  const thread = page.getByRole('region', { name: 'Le fil de votre commande' })
  await thread.waitFor()
  const heading = page.getByRole('paragraph').filter({ hasText: /^Commande \S+ · / })
  return {
    number: numberIn(await textOf(heading)),
    promised: await textOf(page.getByRole('heading', { level: 1 })),
    lines: await linesIn(page.getByRole('region', { name: 'Articles' })),
    totals: await totalsIn(page.getByRole('complementary', { name: 'Montant' })),
    timeline: await Promise.all(
      (await thread.getByRole('listitem').all()).map(async (item) =>
        (await textOf(item.getByRole('paragraph').first())).replace(/^Promis : /, ''),
      ),
    ),
  }
}

/** Reads the order from the card that the shop and the office share. */
export async function orderOnStaffPage(page: Page): Promise<OrderSeen> {
  const card = page.getByRole('article', { name: /^Commande / })
  await card.waitFor()
  const thread = card.getByRole('list', { name: 'Le fil de la commande' })
  return {
    number: numberIn((await card.getAttribute('aria-label')) ?? ''),
    promised: await textOf(card.getByRole('paragraph').first()),
    lines: await linesIn(card.locator('[data-fact="lines"]')),
    totals: await totalsIn(card),
    timeline: await Promise.all(
      (await thread.getByRole('listitem').all()).map(async (item) =>
        (await textOf(item.getByRole('paragraph').first())).replace(/^Promis : /, ''),
      ),
    ),
  }
}

const numberIn = (text: string): string => /Commande (\S+)/.exec(plain(text))?.[1] ?? ''

// However they are laid out, a line holds its title first, a count, the price of one and the price of all.
async function linesIn(part: Locator): Promise<OrderSeen['lines']> {
  const texts = await part.getByRole('listitem').allInnerTexts()
  return texts.map((text) => {
    // What lies within the price is told to her only.
    const parts = text
      .split('\n')
      .map(plain)
      .filter((part) => !/éco-/i.test(part))
    const amounts = parts.flatMap((part) => part.match(/\d[\d ]*,\d\d €/g) ?? [])
    const inCents = (amount = '') => Number(amount.replace(/\D/g, ''))
    amounts.sort((one, other) => inCents(one) - inCents(other))
    const count = /Quantité : (\d+)|(\d+) ×/.exec(plain(text))
    return {
      title: parts.find((part) => part !== '') ?? '',
      quantity: Number(count?.[1] ?? count?.[2]),
      unitPrice: amounts.at(0) ?? '',
      total: amounts.at(-1) ?? '',
    }
  })
}

async function totalsIn(part: Locator): Promise<Record<string, string>> {
  const [names, amounts] = await Promise.all([
    part.getByRole('term').allInnerTexts(),
    part.getByRole('definition').allInnerTexts(),
  ])
  return Object.fromEntries(names.map((name, index) => [plain(name), plain(amounts[index] ?? '')]))
}
