import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sees, stories } from './browser.ts'

/** Paul brings in his spring collection from a spreadsheet. */
stories('a file, from the spreadsheet into the shop', (stage) => {
  it('is matched, tried, brought in; what was refused comes back as a file, is corrected and goes in', async () => {
    const page = await stage.laptop()
    await stage.signInStaff(page, 'office', 'paul')
    await page.getByRole('link', { name: 'Imports' }).click()
    await sees(page, /Déposez un fichier/)
    const rows = [
      'Article;Produit;Libellé du catalogue;Rayon;Prix TTC',
      'LUNE-1;lampe-lune;Lampe Lune;televisions;49,90',
      'LUNE-2;lampe-soleil;=Lampe Soleil;televisions;beaucoup',
    ]
    const drop = (name: string, text: string | Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await drop('printemps.csv', rows.join('\r\n'))

    // One column is called as nobody could guess.
    await sees(page, /Reliez encore cette donnée/)
    expect(await page.getByRole('button', { name: 'Importer' }).isDisabled()).toBe(true)
    await page.getByLabel('Colonne du fichier pour : Titre en français').selectOption('Libellé du catalogue')
    await page.getByRole('button', { name: 'Essayer sans rien changer' }).click()
    await sees(page, /Rien n’a été écrit/)
    await sees(page, /ce n’est pas un montant/)
    const paul = await stage.retailer.staff('paul')
    expect((await paul.send('GET', '/variants/LUNE-1')).status).toBe(404)

    await page.getByRole('button', { name: 'Importer', exact: true }).click()
    await page.getByText('Importé', { exact: true }).waitFor()
    expect((await paul.get('/variants/LUNE-1')).price).toEqual({ minor: 4990, currency: 'EUR' })

    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Télécharger la ligne refusée' }).click()
    const refused = readFileSync(await (await coming).path(), 'utf8')
    expect(refused).toContain("'=Lampe Soleil")
    expect(refused).toContain('ce n’est pas un montant')

    await page.getByRole('link', { name: 'Imports et exports' }).click()
    // The columns were matched once: the same kind of file is matched by itself. The corrected one has columns more.
    await drop('printemps-corrigé.csv', refused.replace('beaucoup', '"59,90"'))
    await page.getByLabel('Colonne du fichier pour : Titre en français').selectOption('Libellé du catalogue')
    await page.getByRole('button', { name: 'Importer', exact: true }).click()
    await page.getByText('Importé', { exact: true }).waitFor()
    const soleil = await paul.get('/variants/LUNE-2')
    expect(soleil).toMatchObject({ title: '=Lampe Soleil', price: { minor: 5990 } })
  })
})
