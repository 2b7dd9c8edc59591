import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest'
import { openRetailer, type Retailer } from '../world/retailer.ts'
import { laptop, phone, program, programArguments } from './chromium.ts'

/** What people hold in their hands in a story, each device with its own cookies. */
export interface Stage {
  retailer: Retailer
  /** A page on a telephone of its own. */
  phone(options?: BrowserContextOptions): Promise<Page>
  laptop(options?: BrowserContextOptions): Promise<Page>
  /** Signs a shopper in by the code that arrives in the demo mailbox. */
  signInAs(page: Page, email: string): Promise<void>
  signInStaff(page: Page, app: 'associate' | 'office', login: string): Promise<void>
}

/** Tells stories of Volta in Chromium. Without a browser they are skipped, loudly; on a build machine that is a failure. */
export function stories(name: string, tell: (stage: Stage) => void, browserArguments: readonly string[] = []): void {
  if (!program) {
    console.error(`\n*** No Chromium was found: "${name}" is SKIPPED. Install one, or set CHROMIUM=/path/to/it. ***\n`)
    if (process.env.CI === 'true')
      throw new Error('no Chromium on a build machine: the stories cannot be skipped there')
  }
  describe.skipIf(!program)(name, () => tell(openStage(browserArguments)))
}

function openStage(browserArguments: readonly string[]): Stage {
  let browser: Browser
  let contexts: BrowserContext[] = []
  let wrong: string[] = []

  beforeAll(async () => {
    ;[browser, stage.retailer] = await Promise.all([
      chromium.launch({ executablePath: program as string, args: [...programArguments, ...browserArguments] }),
      openRetailer(),
    ])
  })
  afterAll(async () => {
    await browser?.close()
    await stage.retailer?.close()
  })
  beforeEach(() => {
    wrong = []
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures(contexts, task.name)
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
    expect(wrong, 'what the browser complained of').toEqual([])
  })

  const open = async (options: BrowserContextOptions) => {
    const { url: baseURL } = stage.retailer
    const context = await browser.newContext({
      baseURL,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(10_000)
    contexts.push(context)
    const page = await context.newPage()
    watch(page, wrong)
    context.on('page', (other) => watch(other, wrong))
    return page
  }
  const stage: Stage = {
    retailer: undefined as unknown as Retailer,
    phone: (options) => open({ ...phone, ...options }),
    laptop: (options) => open({ ...laptop, ...options }),
    async signInAs(page, email) {
      await page.goto('/sign-in')
      await page.getByLabel('Adresse e-mail ou téléphone').fill(email)
      await page.getByRole('button', { name: 'Recevoir un code' }).click()
      const field = page.getByLabel('Code à six chiffres')
      await field.waitFor()
      await field.fill((await stage.retailer.lastMessage(email)).data?.code ?? '')
      await page.getByRole('button', { name: 'Entrer' }).click()
      await page.waitForURL('**/account')
    },
    async signInStaff(page, app, login) {
      await page.goto(`/${app}/`)
      await page.getByLabel('Identifiant').fill(login)
      await page.getByLabel('Mot de passe').fill('filrouge')
      await page.getByRole('button', { name: app === 'office' ? 'Entrer' : 'Commencer' }).click()
      await page.getByRole('button', { name: 'Se déconnecter' }).waitFor()
    },
  }
  return stage
}

// The browser reports each "no" of the server to the console. A refusal is an answer like another, and a story may take the network away; a
// missing script or a fault of ours is not.
const refusalReport =
  /^Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|FAILED))/

function watch(page: Page, wrong: string[]): void {
  const at = (what: string) => wrong.push(`${what} (on ${page.url()})`)
  page.on('pageerror', (error) => at(error.stack || String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !refusalReport.test(message.text())) at(message.text())
  })
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    const isPart = kind === 'script' || kind === 'stylesheet' || kind === 'font' || kind === 'image'
    if (response.status() >= 500 || (isPart && response.status() >= 400)) at(`${response.status()} ${response.url()}`)
  })
}

async function takePictures(contexts: readonly BrowserContext[], name: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'filrouge-story-'))
  const pages = contexts.flatMap((context) => context.pages())
  console.error(`"${name}" failed; its screens are in ${folder}:`)
  for (const [index, page] of pages.entries()) {
    await page.screenshot({ path: join(folder, `${index + 1}.png`), fullPage: true }).catch(() => undefined)
    // Where the pictures cannot be fetched from, the words are all there is.
    const read = await textOf(page.locator('body')).catch(String)
    console.error(`${index + 1}.png ${page.url()}: ${read.slice(0, 1_500)}`)
  }
}

/** Takes the network away. A browser tells the worker of a page a moment after the page: asked through the worker until it knows too. */
export async function cutNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true)
  const folder = new URL(page.url()).pathname.startsWith('/associate') ? '/associate/assets' : '/assets'
  const answer = () => page.evaluate(`fetch('${folder}/nothing').then(() => 'there', () => 'gone')`)
  await expect.poll(answer, { timeout: 10_000 }).toBe('gone')
}

/** Waits until these words can be read on the page. */
export async function sees(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor()
}

/** Text as it is read: every kind of space is one space. */
export const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim()

/** What can be read in a part of a page, its lines joined. */
export async function textOf(part: Locator): Promise<string> {
  return plain(await part.innerText())
}

/** What can be read in the main part of a page. */
export const mainText = (page: Page): Promise<string> => textOf(page.getByRole('main'))
