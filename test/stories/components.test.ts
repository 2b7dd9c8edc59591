import { expect, it } from 'vitest'
import { brokenRules } from './axe.ts'
import { plain, stories, textOf } from './browser.ts'

stories('the pieces that every screen is made of', (stage) => {
  it('break no rule of WCAG A and AA, and stay within the narrowest phone', async () => {
    const page = await stage.laptop()
    await page.goto('/ui/')
    await page.getByRole('heading', { name: 'Une seule langue' }).first().waitFor()
    expect(await brokenRules(page, 'all pieces')).toEqual([])
    await page.getByRole('button', { name: 'Ouvrir' }).first().click()
    expect(await brokenRules(page, 'a question above the page')).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  })

  it('a day is chosen by keyboard, across the months', async () => {
    const page = await stage.laptop()
    await page.goto('/ui/')
    const calendar = page.getByRole('group', { name: 'Il le faut pour le' }).first()
    const chosen = calendar.locator('[aria-selected="true"]')
    await calendar.locator('[tabindex="0"]').focus()
    expect(await textOf(chosen)).toContain('mercredi 9 décembre 2026')
    for (const key of ['ArrowDown', 'End', 'PageDown', 'ArrowLeft', 'Enter']) await page.keyboard.press(key)
    expect(await textOf(chosen)).toContain('mardi 19 janvier 2027')
    expect(await textOf(calendar.getByRole('columnheader').first())).toContain('lundi')
    for (const key of ['PageUp', 'PageUp', 'Enter']) await page.keyboard.press(key)
    expect(await textOf(chosen), 'what is past is not reached').toContain('mardi 1er décembre 2026')
  })

  it('a step that arrives is said by the thread, in its place', async () => {
    const page = await stage.laptop()
    await page.goto('/ui/')
    const thread = page.getByRole('list', { name: 'Le fil' }).first()
    await page.getByRole('button', { name: 'Faire avancer' }).first().click()
    const words = await thread.getByRole('listitem').allInnerTexts()
    expect(words).toHaveLength(5)
    expect(plain(words[2] ?? '')).toContain('En préparation')
    expect(plain(words[3] ?? '')).toContain('À faire par quelqu’un : Colis en retard')
    expect(plain(words[4] ?? '')).toContain('Promis : Chez vous')
  })
})
