import { join, relative } from 'node:path'
import type { Page } from 'playwright-core'
import { build, type Plugin } from 'vite'
import type { Asked, Told } from './asked.ts'

/** The rules in the associate app's build. */
export interface Bundled {
  code: string
  /** What it is made of: the text of each file, as the build read it. */
  files: Map<string, string>
}

/** The rules as the associate app's build makes them for the browser: its configuration, its target, its minifier. */
export async function bundleForAssociate(root: string): Promise<Bundled> {
  const files = new Map<string, string>()
  const witness: Plugin = {
    name: 'witness',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith('\0')) files.set(relative(root, id), code)
    },
  }
  const result = await build({
    root: join(root, 'associate'),
    configFile: join(root, 'associate/vite.config.ts'),
    logLevel: 'error',
    plugins: [witness],
    build: {
      write: false,
      lib: { entry: join(root, 'test/arithmetic/by-rules.ts'), formats: ['es'], fileName: 'arithmetic' },
    },
  })
  const [first] = [result].flat()
  if (!first || !('output' in first)) throw new Error('the bundle was not made')
  const [chunk] = first.output
  return { code: chunk.code, files }
}

/** Has a page of the associate app compute baskets by that bundle, under the app's own policy of scripts. */
export async function inAssociate(page: Page, code: string): Promise<(asked: readonly Asked[]) => Promise<Told[]>> {
  const path = '/associate/assets/arithmetic.js'
  await page.route(`**${path}`, (route) => route.fulfill({ contentType: 'text/javascript', body: code }))
  await page.goto('/associate/')
  // As text: the tests' own bundler must not rewrite what the browser is to import.
  await page.evaluate(`import('${path}').then(({ tell }) => { globalThis.tellBasket = tell })`)
  return (asked) =>
    page.evaluate((baskets) => baskets.map((one) => (globalThis as never as Telling).tellBasket(one)), asked)
}

interface Telling {
  tellBasket: (asked: Asked) => Told
}
