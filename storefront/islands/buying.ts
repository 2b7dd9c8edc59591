import { markThisDevice, openAskCard } from './ask-card.ts'
import { changeLines } from './basket-lines.ts'
import { openCardForm } from './card.ts'
import { openCheckout } from './checkout.ts'
import { waitForAnswer } from './waiting.ts'

// What the basket, the checkout, the orders and the account have besides the shop's own. All of it is comfort.

const each = <T extends Element>(selector: string, does: (element: T) => void) => {
  for (const element of document.querySelectorAll<T>(selector)) does(element)
}

each<HTMLFormElement>('form[data-checkout]', openCheckout)
each<HTMLFormElement>('form[data-pay]', openCardForm)
const openCards = () => each<HTMLElement>('[data-ask]', (card) => void openAskCard(card))
openCards()
// A part that lives was put in the place of the old one.
document.addEventListener('renewed', openCards)
markThisDevice()
if (document.getElementById('basket-said')) changeLines()
if (document.querySelector('[data-poll]')) waitForAnswer()
document.addEventListener('click', (event) => {
  if ((event.target as HTMLElement).closest('[data-print]')) print()
})
