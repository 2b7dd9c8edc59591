import type { BilingualText } from '../../db/demo/source/product-source.ts'

/** One picture of a product: which model, made how, seen from where. */
export interface Shot {
  model: string
  of?: Record<string, unknown>
  /** Degrees: azimuth to the right, elevation upwards; `fill` is how much of the picture it takes. */
  camera?: { azimuth?: number; elevation?: number; fill?: number; lens?: number; roll?: number; lift?: number }
  /** Where a product has several: part of the file's name. */
  name?: string
  /** Options of the variants it shows. */
  options?: Record<string, string | BilingualText>
  viewFr?: string
  viewEn?: string
}
