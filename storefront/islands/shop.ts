import { beApp } from './app.ts'
import { watchBasket } from './basket.ts'
import { combobox } from './combobox.ts'
import { allowAgain, sendOnChange, sendOnce } from './forms.ts'
import { followGallery } from './gallery.ts'
import { keepStyles } from './keep-styles.ts'
import { findNear } from './near.ts'
import { watchRegion } from './region.ts'
import { readOn, swapParts } from './swap.ts'
import { tellTouch } from './touch.ts'

// Everything here is a comfort: each page and each form works without it.

/** Brings a page, or a part that has just come into it, to life. */
function begin(part: ParentNode): void {
  const each = <T extends Element>(selector: string, does: (element: T) => void) => {
    for (const element of part.querySelectorAll<T>(selector)) does(element)
  }
  each<HTMLFormElement>('form[data-once]', sendOnce)
  each<HTMLElement>('[data-live]', watchRegion)
  each<HTMLAnchorElement>('#basket-link', watchBasket)
  each<HTMLInputElement>('input[data-suggest]', combobox)
  each<HTMLButtonElement>('button[data-near]', findNear)
  each<HTMLElement>('[data-gallery]', followGallery)
  each<HTMLElement>('[data-touch]', tellTouch)
}

beApp()
keepStyles()
begin(document)
sendOnChange()
swapParts(begin)
readOn()
addEventListener('pageshow', (event) => event.persisted && allowAgain())
