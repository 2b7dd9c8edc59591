import { watchBasket } from './basket.ts'
import { openCardForm } from './card.ts'
import { allowAgain, sendOnChange, sendOnce } from './forms.ts'
import { watchRegion } from './region.ts'
import { suggest } from './suggest.ts'
import { tellTouch } from './touch.ts'
import { waitForAnswer } from './waiting.ts'

// Everything here is a comfort: each page and each form works without it.

const each = <T extends Element>(selector: string, does: (element: T) => void) => {
  for (const element of document.querySelectorAll<T>(selector)) does(element)
}

each<HTMLFormElement>('form[data-pay]', openCardForm)
each<HTMLFormElement>('form[data-once]', sendOnce)
each<HTMLElement>('[data-live]', watchRegion)
each<HTMLAnchorElement>('#basket-link', watchBasket)
each<HTMLFormElement>('.search form', suggest)
each<HTMLElement>('[data-touch]', tellTouch)
sendOnChange()
addEventListener('pageshow', (event) => event.persisted && allowAgain())
if (document.querySelector('[data-poll]')) waitForAnswer()
