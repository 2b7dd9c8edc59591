import { franceFromAfar } from '@filrouge/ui/map/france-from-afar.ts'
import type { PageAnswer } from '../page.ts'

const aWeek = 604_800

/** France's outlines as a picture of its own: kept by the browser, so that no page with a map carries them again. */
export async function franceOutlines(): Promise<PageAnswer> {
  const paths = [
    ['land', franceFromAfar.land],
    ['borders', franceFromAfar.borders],
  ].map(([id, d]) => `<path id="${id}" vector-effect="non-scaling-stroke" d="${d}"/>`)
  return {
    status: 200,
    html: `<svg xmlns="http://www.w3.org/2000/svg">${paths.join('')}</svg>`,
    headers: { 'content-type': 'image/svg+xml', 'cache-control': `public, max-age=${aWeek}` },
  }
}

/** Where maps of the shop take their outlines from. */
export const outlines = '/france.svg'
