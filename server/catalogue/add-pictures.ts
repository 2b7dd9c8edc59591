import sql from 'sql-template-tag'
import { json, type Tx } from '../platform/db/database.ts'
import type { Prepared } from './product-to-add.ts'

/** Gives products just written the pictures they were loaded with, and no others; one loaded without any word of pictures keeps its own. */
export async function writePictures(tx: Tx, rows: readonly Prepared[]): Promise<void> {
  const pictured = rows.filter(({ product }) => product.pictures !== undefined)
  if (pictured.length === 0) return
  await tx.run(sql`delete from product_pictures where product_id = any(${pictured.map(({ id }) => id)}::text[])`)
  const values = pictured.flatMap(({ id, product }) =>
    product.pictures!.map(({ name, width, height, options = {}, viewFr = '', viewEn = '' }, position) => ({
      product_id: id,
      position,
      name,
      width,
      height,
      options,
      view_fr: viewFr,
      view_en: viewEn,
    })),
  )
  await tx.run(sql`
    insert into product_pictures (product_id, position, name, width, height, options, view_fr, view_en)
    select r.* from jsonb_to_recordset(${json(values)}::jsonb) r(product_id text, position integer, name text, width integer, height integer,
      options jsonb, view_fr text, view_en text)`)
}

/** Gives products just written the documents they were loaded with; one loaded without any word of documents keeps its own. */
export async function writeDocuments(tx: Tx, rows: readonly Prepared[]): Promise<void> {
  const documented = rows.filter(({ product }) => product.documents !== undefined)
  if (documented.length === 0) return
  await tx.run(sql`delete from product_documents where product_id = any(${documented.map(({ id }) => id)}::text[])`)
  const values = documented.flatMap(({ id, product }) =>
    product.documents!.map(({ kind, titleFr, titleEn, file }, position) => ({
      product_id: id,
      position,
      kind,
      title_fr: titleFr,
      title_en: titleEn,
      file,
    })),
  )
  await tx.run(sql`
    insert into product_documents (product_id, position, kind, title_fr, title_en, file)
    select r.* from jsonb_to_recordset(${json(values)}::jsonb)
      r(product_id text, position integer, kind text, title_fr text, title_en text, file text)`)
}
