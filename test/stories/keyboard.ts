import type { Page } from 'playwright-core'

/** What has the focus, by its name. */
export const focusedName = (page: Page) =>
  page.evaluate(
    `(() => { const e = document.activeElement; return (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || e.value || '').trim() })()`,
  ) as Promise<string>

/** Presses Tab until this has the focus; answers the names of what was passed. */
export async function tabTo(page: Page, name: RegExp, most = 60): Promise<string[]> {
  const passed: string[] = []
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    const focused = await focusedName(page)
    if (name.test(focused)) return passed
    passed.push(focused)
  }
  throw new Error(`${name} is not reached by Tab; passed: ${passed.join(' | ')}`)
}
