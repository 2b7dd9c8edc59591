import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { mainText, plain, stories, textOf } from './browser.ts'

const searchField = (page: Page) => page.getByRole('combobox', { name: 'Rechercher un article' })
const places = [
  '/',
  '/c/image',
  '/search?q=xyzzyx',
  '/products/jean-lena?postcode=75004',
  '/shops',
  '/shops/paris-rivoli',
]

stories('discovering the shop', (stage) => {
  it('suggests departments and articles while she types, all by keyboard', async () => {
    const page = await stage.laptop()
    await page.goto('/')
    const field = searchField(page)
    await field.focus()
    await page.keyboard.type('tele')
    const options = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
    await options.first().waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    expect(plain((await options.first().textContent()) ?? '')).toMatch(/^Télé et home cinéma/)
    await page.keyboard.press('ArrowDown')
    expect(await field.getAttribute('aria-activedescendant')).toBe(await options.first().getAttribute('id'))
    // Before the first stands the field itself, and before that the last: everything that is found.
    await page.keyboard.press('ArrowUp')
    expect(await field.getAttribute('aria-activedescendant')).toBeNull()
    await page.keyboard.press('ArrowUp')
    expect(await options.last().getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await field.getAttribute('aria-expanded')).toBe('false')
    expect(await field.inputValue()).toBe('tele')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const wanted = page.locator('[role=option][aria-selected=true]')
    const address = await wanted.getAttribute('href')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${address}`)
  })

  it('changes her mind faster than the pages come, with all movement on, and nothing goes wrong', async () => {
    const page = await stage.laptop({ reducedMotion: 'no-preference' })
    await page.goto('/')
    // The page may be gone before it has said that it goes.
    const does = (what: string) => page.evaluate(`void setTimeout(() => ${what})`).catch(() => undefined)
    const at = (isThere: (path: string) => boolean) =>
      page.waitForURL(({ pathname }) => isThere(pathname), { waitUntil: 'commit' })
    for (const path of ['/c/image', '/c/audio', '/c/computing', '/c/kitchen', '/c/home', '/shops']) {
      await does(`(location.href = '${path}')`)
      await at((shown) => shown === path)
      await does('history.back()')
      await at((shown) => shown !== path)
    }
    await page.goto('/shops')
    await page.getByRole('heading', { level: 1 }).waitFor()
  })

  it('narrows a list by keyboard without losing one’s place, and undoes each filter', async () => {
    const page = await stage.laptop()
    await page.goto('/c/image')
    const count = async () => Number(/^\d+/.exec(await textOf(page.locator('[data-said]')))?.[0])
    const all = await count()
    await page.evaluate('window.isSamePage = true')
    const brand = page.getByRole('checkbox', { name: /^Aurora/ })
    await brand.focus()
    await page.keyboard.press('Space')
    await page.waitForURL(/facet=/)
    const remove = page.getByRole('link', { name: /^Retirer le filtre .*Aurora/ })
    await remove.waitFor()
    const some = await count()
    expect(some).toBeLessThan(all)
    expect(await page.evaluate('window.isSamePage')).toBe(true)
    expect(await page.evaluate('document.activeElement.value + document.activeElement.checked')).toBe(
      'brand:auroratrue',
    )
    await page.getByLabel('Trier').selectOption('price_up')
    await page.waitForURL(/sort=price_up/)
    await remove.press('Enter')
    await page.waitForURL((url) => !url.search.includes('facet='))
    await expect.poll(count).toBe(all)
    await page.goBack()
    await remove.waitFor()
    expect(await count()).toBe(some)
  })

  it('opens the filters as a sheet under the thumb, which says how many are left', async () => {
    const page = await stage.phone()
    await page.goto('/c/image')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    const sheet = page.getByRole('region', { name: 'Filtres' })
    await sheet.getByRole('checkbox', { name: /^Aurora/ }).check()
    await page.waitForURL(/facet=/)
    await sheet.getByRole('checkbox', { name: /^Aurora/, checked: true }).waitFor()
    expect(await sheet.isVisible()).toBe(true)
    await sheet.getByRole('button', { name: /^Voir (les \d+ articles|l’article)$/ }).click()
    await sheet.waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: /^Retirer le filtre/ }).waitFor()
  })

  it('takes a town for a postcode, keeps it for the next pages, and says the nearest shop', async () => {
    const page = await stage.laptop()
    await page.goto('/products/jean-lena')
    const field = page.getByRole('combobox', { name: 'Votre code postal' })
    await field.focus()
    await page.keyboard.type('lyon')
    await page.getByRole('option', { name: /Lyon/ }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/postcode=69/)
    await page.getByText(/^Pour 69\d{3} Lyon$/).waitFor()
    await page.goto('/shops')
    expect(await textOf(page.getByRole('main').getByRole('listitem').first())).toMatch(/^Volta Lyon Part-Dieu/)
    await page.goto('/')
    await page.getByRole('heading', { name: 'Volta Lyon Part-Dieu' }).waitFor()
  })

  it('finds her where she is once she asks, and only then', async () => {
    const page = await stage.phone({
      geolocation: { latitude: 45.7612, longitude: 4.8567 },
      permissions: ['geolocation'],
    })
    const asked: string[] = []
    page.on('request', (request) => request.url().includes('near=') && asked.push(request.url()))
    await page.goto('/shops')
    expect(asked).toEqual([])
    await page.getByRole('button', { name: 'Près de moi' }).click()
    await page.waitForURL(/postcode=69/)
    await expect
      .poll(() => textOf(page.getByRole('main').getByRole('listitem').first()))
      .toMatch(/^Volta Lyon Part-Dieu/)
    // To the kilometre: that is near enough to know the town.
    expect(asked[0]).toMatch(/near=45\.76,4\.86$/)
  })

  it('says the same on the map as in the list beside it', async () => {
    const page = await stage.laptop()
    await page.goto('/products/jean-lena?sku=JEAN-LENA-BLEU-36&postcode=75004')
    const map = page.getByRole('group', { name: 'Carte des magasins' })
    const list = await textOf(page.getByTestId('shops'))
    const names = await map.locator('title').allTextContents()
    for (const name of names
      .map((one) => plain(one).split(' ').slice(0, 2).join(' '))
      .filter((one) => /^Paris/.test(one)))
      expect(list).toContain(`Volta ${name}`)
    await map.getByRole('link').first().press('Enter')
    await page.waitForURL(/\/shops\//)
  })

  it('changes size and place without leaving the page, and keeps how many she wants', async () => {
    const page = await stage.phone()
    await page.goto('/products/jean-lena?sku=JEAN-LENA-BLEU-36&postcode=75004')
    await page.evaluate('window.isSamePage = true')
    await page.getByLabel('Quantité').selectOption('3')
    await page.getByRole('navigation', { name: 'Taille' }).getByRole('link', { name: '38' }).click()
    await page.waitForURL(/sku=JEAN-LENA-BLEU-38/)
    await page.getByText('JEAN-LENA-BLEU-38').first().waitFor()
    expect(await page.getByLabel('Quantité').inputValue()).toBe('3')
    expect(await page.evaluate('window.isSamePage')).toBe(true)
    // The bar under the thumb sends the same form.
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await page.waitForURL(/basket/)
    expect(await mainText(page)).toContain('38')
    // Come back to, the same page counts again.
    const held = async () => Number(await page.locator('.line input[type=number]').inputValue())
    expect(await held()).toBe(3)
    await page.goBack()
    await page.waitForURL(/products/)
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
    await page.waitForURL(/basket/)
    expect(await held()).toBeGreaterThan(3)
  })

  it('reads on below what is there', async () => {
    const page = await stage.laptop()
    await page.goto('/search')
    const tiles = page.locator('#tiles > li')
    expect(await tiles.count()).toBe(24)
    await page.getByRole('link', { name: 'Voir la suite' }).click()
    await expect.poll(() => tiles.count()).toBe(48)
  })

  it('works without JavaScript: departments, filters, the next page, the place', async () => {
    const page = await stage.phone({ javaScriptEnabled: false })
    await page.goto('/')
    await page.getByRole('button', { name: 'Rayons' }).click()
    await page.getByRole('navigation', { name: 'Rayons' }).first().getByRole('link', { name: 'Mode' }).click()
    await page.waitForURL(/\/c\/fashion/)
    await page.getByRole('button', { name: 'Filtrer' }).click()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Appliquer' }).click()
    await page.waitForURL(/facet=/)
    await page.goto('/search')
    await page.getByRole('link', { name: 'Voir la suite' }).click()
    await page.waitForURL(/cursor=/)
    await page.goto('/shops')
    await page.getByLabel('Votre code postal').fill('Lille')
    await page.getByRole('button', { name: 'Voir les magasins' }).click()
    expect(await textOf(page.getByRole('main').getByRole('listitem').first())).toMatch(/^Volta Lille/)
  })

  it('fits a narrow phone, in both languages', async () => {
    const page = await stage.phone({ viewport: { width: 320, height: 640 } })
    for (const language of ['', '/en'])
      for (const path of places) {
        await page.goto(path === '/' ? language || '/' : language + path)
        const tooWide = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        expect(tooWide, language + path).toBeLessThanOrEqual(0)
      }
  })
})
