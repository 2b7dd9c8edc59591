// Takes the pictures of the README: starts a demo of its own, plays the thread and writes docs/pictures. Needs Chromium.
//   npx tsx bin/take-pictures.ts
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { laptop, phone, program, programArguments } from '../test/stories/chromium.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const pictures = join(root, 'docs/pictures')
const email = 'camille@example.com'

const data = mkdtempSync(join(tmpdir(), 'filrouge-pictures-'))
if (!program) throw new Error('No Chromium was found: install one, or set CHROMIUM=/path/to/it.')
const demo = await startDemo()
const browser = await chromium.launch({ executablePath: program, args: programArguments })
try {
  mkdirSync(pictures, { recursive: true })
  await takePictures(browser, demo.url)
} finally {
  await browser.close()
  demo.child.kill()
  await new Promise((done) => demo.child.once('exit', done))
  rmSync(data, { recursive: true, force: true })
}

async function startDemo(): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, PORT: process.env.PORT ?? '3210', FILROUGE_DATA: data }
  const child = spawn(process.execPath, [join(root, 'bin/start.mjs')], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((found, failed) => {
    let said = ''
    child.stdout.on('data', (part) => {
      said += part
      const address = /shop\s+(http:\/\/\S+?)\/\s/.exec(said)?.[1]
      if (address) found(address)
    })
    child.once('exit', (code) => failed(new Error(`the demo ended with ${code} before it was ready`)))
  })
  return { child, url }
}

async function takePictures(browser: Browser, url: string): Promise<void> {
  const open = async (options: BrowserContextOptions) => {
    const context = await browser.newContext({
      baseURL: url,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
      colorScheme: 'light',
      ...options,
      deviceScaleFactor: options.isMobile ? 1.5 : 1,
    })
    return context.newPage()
  }
  const take = async (page: Page, name: string) => {
    await page.evaluate('document.fonts.ready')
    await page.evaluate('document.activeElement?.blur()')
    await page.waitForFunction('[...document.images].every((image) => image.complete || image.loading === "lazy")')
    await page.waitForTimeout(500)
    await page.screenshot({ path: join(pictures, `${name}.png`) })
  }
  const settle = () => fetch(`${url}/demo/settle`, { method: 'POST' })

  // The stage of the demo, while it tells of the television.
  const stage = await open({ ...laptop, viewport: { width: 1440, height: 900 } })
  await stage.goto('/demo?speed=6#television')
  await stage.getByText('Étape 8 sur 10').waitFor({ timeout: 60_000 })
  await stage
    .frameLocator('iframe[title="Le téléphone de Camille"]')
    .getByText('Votre commande est enregistrée')
    .waitFor()
  await stage.getByRole('button', { name: 'Pause' }).click()
  await stage.waitForTimeout(2500)
  await take(stage, 'stage')
  await stage.close()

  // Camille orders the jeans on her phone.
  const camille = await open(phone)
  await signIn(camille, url)
  await camille.goto('/products/jean-lena?sku=JEAN-LENA-BLEU-38&postcode=75004')
  await take(camille, 'storefront-article')
  await camille.getByRole('button', { name: 'Ajouter au panier' }).click()
  await camille.getByRole('link', { name: 'Commander' }).click()
  await camille.getByRole('radio', { name: /^Chez vous/ }).check()
  await camille.getByRole('radio', { name: /express/ }).check()
  await camille
    .getByRole('region', { name: 'Livraison ou retrait' })
    .evaluate((step) => step.scrollIntoView({ block: 'start' }))
  await camille.waitForTimeout(200)
  await take(camille, 'storefront-delivery')
  await camille.getByRole('button', { name: 'Commander avec obligation de paiement' }).click()
  await camille.waitForURL(/\/orders\/ord_/)
  await settle()
  await camille.getByText('E-mail de confirmation envoyé').waitFor()
  await camille.getByText(/^Commande \S+ · /).evaluate((line) => line.scrollIntoView({ block: 'start' }))
  await camille.mouse.wheel(0, -24)
  await camille.waitForTimeout(200)
  await take(camille, 'storefront-order')

  // Jean sells her the television, which the shop does not have.
  const jean = await open(phone)
  await signInStaff(jean, 'associate', 'jean', 'Commencer')
  await jean.goto('/associate/customers')
  await jean.getByLabel('Nom, e-mail ou téléphone').fill(email)
  await jean.getByRole('link', { name: /camille@example\.com/ }).click()
  await jean.getByRole('region', { name: 'Client servi' }).waitFor()
  await jean.goto('/associate/articles/TV-AURORA-55')
  await jean
    .getByText(/^Chez vous/)
    .first()
    .waitFor()
  await take(jean, 'associate-article')
  await jean.getByRole('button', { name: 'Ajouter à son panier' }).click()
  await jean.getByRole('link', { name: 'Voir le panier' }).click()
  await jean.getByRole('link', { name: 'Choisir la livraison' }).click()
  await jean.getByRole('radio', { name: 'Livraison à domicile', exact: true }).check()
  await jean.getByRole('button', { name: 'Garder ce choix' }).click()
  await jean.getByRole('button', { name: /^Payer sur son téléphone/ }).click()
  await jean.getByRole('img', { name: 'Code à scanner avec le téléphone du client' }).waitFor()
  await take(jean, 'associate-payment')

  // Nadia sees all of it.
  const nadia = await open(laptop)
  await signInStaff(nadia, 'office', 'nadia', 'Entrer')
  await nadia.goto('/office/orders')
  await nadia
    .getByRole('link', { name: /^\S*\d/ })
    .first()
    .click()
  await nadia.getByText('E-mail de confirmation envoyé').waitFor()
  await take(nadia, 'office-order')
  await nadia.getByRole('link', { name: 'Ouvrir le dossier du client' }).first().click()
  await nadia.getByRole('list', { name: 'Son fil, tous canaux' }).waitFor()
  await nadia.getByRole('heading', { name: 'Panier en cours' }).waitFor()
  await take(nadia, 'office-customer')

  // Those who run it: the figures, an offer on a basket, and what is where.
  const ines = await open(laptop)
  await signInStaff(ines, 'office', 'ines', 'Entrer')
  await ines.goto('/office/figures')
  await ines.getByRole('slider', { name: 'Lire la courbe' }).waitFor()
  await take(ines, 'office-figures')
  await ines.goto('/office/offers/televisions')
  await ines.getByText('Sur un panier').first().waitFor()
  await take(ines, 'office-offer')
  const paul = await open(laptop)
  await signInStaff(paul, 'office', 'paul', 'Entrer')
  await paul.goto('/office/stock')
  await paul.getByRole('table').first().waitFor()
  await take(paul, 'office-stock')
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Adresse e-mail ou téléphone').fill(email)
  await page.getByRole('button', { name: 'Recevoir un code' }).click()
  await page.getByLabel('Code à six chiffres').waitFor()
  await fetch(`${url}/demo/settle`, { method: 'POST' })
  const answer = await fetch(`${url}/demo/messages?to=${encodeURIComponent(email)}`)
  const { items } = (await answer.json()) as { items: { data?: { code?: string } }[] }
  await page.getByLabel('Code à six chiffres').fill(items[0]?.data?.code ?? '')
  await page.getByRole('button', { name: 'Entrer' }).click()
  await page.waitForURL('**/account')
}

async function signInStaff(page: Page, app: string, login: string, press: string): Promise<void> {
  await page.goto(`/${app}/`)
  await page.getByLabel('Identifiant').fill(login)
  await page.getByLabel('Mot de passe').fill('filrouge')
  await page.getByRole('button', { name: press }).click()
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor()
}
