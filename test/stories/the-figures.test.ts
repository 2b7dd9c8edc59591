import { readFile } from 'node:fs/promises'
import { addDays, civilDateIn } from '@filrouge/kernel/civil-date.ts'
import { expect, it } from 'vitest'
import type { Body } from '../world/person.ts'
import { plain, sees, stories } from './browser.ts'

stories('the figures', (stage) => {
  it('are opened, narrowed and read from the keyboard, and saved as a file that says the same', async () => {
    const ines = await stage.retailer.staff('ines')
    const page = await stage.laptop({ viewport: { width: 1440, height: 900 } })
    await stage.signInStaff(page, 'office', 'ines')
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await page.getByRole('heading', { level: 1, name: 'Chiffres' }).waitFor()
    await page.getByRole('combobox', { name: 'Période' }).selectOption('lastMonth')
    await page.waitForURL(/period=lastMonth/)
    await page.getByRole('combobox', { name: 'Canal' }).selectOption('shop')
    await page.waitForURL(/channel=shop/)
    await page.locator('[aria-busy=false]').first().waitFor()

    const slider = page.getByRole('slider', { name: 'Lire la courbe' })
    await slider.focus()
    await page.keyboard.press('Home')
    const sales: Body = await ines.get(`/figures/sales?${lastMonth()}&channel=shop`)
    expect(plain((await slider.getAttribute('aria-valuetext')) ?? '')).toContain(
      plain(euros(sales.points[0].revenue.minor)),
    )
    await page.keyboard.press('ArrowRight')
    expect(plain((await slider.getAttribute('aria-valuetext')) ?? '')).toContain(
      plain(euros(sales.points[1].revenue.minor)),
    )

    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Télécharger : Lieu de vente' }).click()
    const file = await readFile(await (await saving).path(), 'utf8')
    const rows = file.trimEnd().split('\r\n').slice(1)
    expect(rows).toHaveLength(sales.locations.length)
    const total = rows.reduce((sum, row) => sum + Math.round(Number(row.split(',')[1]) * 100), 0)
    expect(total).toBe(sales.period.figures.revenue.minor)

    // A press on a shop narrows everything to it.
    await page.getByRole('button', { name: sales.locations[0].title }).click()
    await page.waitForURL(/place=loc_/)
    await sees(page, new RegExp(plain(euros(sales.locations[0].revenue.minor)).replace(/\s/g, '\\s')))
  }, 90_000)
})

/** The days of the month before this one, in Paris. */
function lastMonth(): string {
  const end = addDays(`${civilDateIn(Date.now(), 'Europe/Paris').slice(0, 7)}-01`, -1)
  return `from=${end.slice(0, 7)}-01&to=${end}`
}

const euros = (minor: number) =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(minor / 100)
