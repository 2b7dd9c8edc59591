import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] })`

/** What on the page, as it stands, breaks WCAG A or AA, by day and by night; each with its place. */
export async function brokenRules(page: Page, state: string): Promise<string[]> {
  const found: string[] = []
  await page.evaluate(axe)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = (await page.evaluate(rules)) as AxeResults
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes)
        found.push(`${state}, ${colorScheme}: ${id} ${html} ${failureSummary}`)
  }
  return found
}
