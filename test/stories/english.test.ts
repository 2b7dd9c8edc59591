import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { plain, stories } from './browser.ts'

// What French has and English has not: its accents and quotes, and its commonest words.
const french =
  /[àâçéèêëîïôùûœ«»]|\b(?:le|la|les|des|du|une?|et|de|pour|votre|vos|avec|panier|compte|rechercher|livraison|payer)\b/i

// People, shops and warehouses keep their names in every language.
const names = /Léna|Opéra|Entrepôt Nord|Français/g

/** The frame of a page and what can be pressed or filled in; articles, shops and addresses keep their own names. */
async function frameOf(page: Page): Promise<string[]> {
  const parts = [
    ...(await page.getByRole('banner').allInnerTexts()),
    ...(await page.getByRole('contentinfo').allInnerTexts()),
    ...(await page.getByRole('button').allInnerTexts()),
    ...(await page.locator('label, legend, h1, h2, [role=status], dt').allInnerTexts()),
    ...(await page
      .locator('[aria-label]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))),
    await page.title(),
  ]
  return parts.flatMap((part) => part.split('\n')).map(plain)
}

stories('English pages', (stage) => {
  it('have no French in their frame, their buttons and their titles, from the search to the order', async () => {
    const page = await stage.laptop({ locale: 'en-GB' })
    const wrong: string[] = []
    const look = async () => {
      for (const words of await frameOf(page))
        if (french.test(words.replaceAll(names, ''))) wrong.push(`${new URL(page.url()).pathname}: ${words}`)
    }
    for (const path of ['/en', '/en/search?q=jeans', '/en/sign-in', '/en/basket', '/en/delivery-and-returns']) {
      await page.goto(path)
      await look()
    }
    await page.goto('/en/products/jean-lena?sku=JEAN-LENA-BLEU-36&postcode=75004')
    await look()
    await page.getByRole('button', { name: 'Add to basket' }).click()
    await look()
    await page.getByRole('link', { name: 'Check out' }).click()
    await look()
    await page.getByLabel('Your postcode').fill('75004')
    await page.getByRole('button', { name: 'See the dates' }).click()
    await look()
    await page.getByRole('radio', { name: /^Collect/ }).check()
    await page.getByLabel('Full name').fill('Camille Laurent')
    await page.getByLabel('E-mail address').fill('camille@example.com')
    await look()
    await page.getByRole('button', { name: 'Order with obligation to pay' }).click()
    await page.waitForURL(/\/en\/orders\/ord_/)
    await look()
    expect(wrong).toEqual([])
  }, 60_000)

  it('have none either in the apps of the shop and the office', async () => {
    const [jean, nadia] = [await stage.phone({ locale: 'en-GB' }), await stage.laptop({ locale: 'en-GB' })]
    const wrong: string[] = []
    const look = async (page: Page) => {
      await page.getByRole('heading', { level: 1 }).filter({ hasText: /\S/ }).first().waitFor()
      await page.getByText('One moment…').first().waitFor({ state: 'detached' })
      for (const words of await frameOf(page))
        if (french.test(words.replaceAll(names, ''))) wrong.push(`${new URL(page.url()).pathname}: ${words}`)
    }
    const signIn = async (page: Page, app: string, login: string) => {
      await page.goto(`/${app}/`)
      await look(page)
      await page.getByLabel('Login').fill(login)
      await page.getByLabel('Password').fill('filrouge')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Sign out' }).waitFor()
      await look(page)
    }
    await signIn(jean, 'associate', 'jean')
    for (const path of ['articles?query=television', 'articles/TV-AURORA-55', 'scan', 'customers', 'basket']) {
      await jean.goto(`/associate/${path}`)
      await look(jean)
    }
    await signIn(nadia, 'office', 'nadia')
    for (const path of [
      'orders',
      'customers',
      'customers/new',
      'articles',
      'articles/jean-lena',
      'stock',
      'stock/TV-AURORA-55',
    ]) {
      await nadia.goto(`/office/${path}`)
      await look(nadia)
    }
    expect(wrong).toEqual([])
  }, 60_000)
})
