import { currentCart } from '../carts/current-cart.ts'
import { link, type PageAnswer, type PageRequest, show, withQuery } from '../page.ts'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

/** Where the loyalty card will be; until there is a programme, it says so and how she is recognised without it. */
export async function cardPage(request: PageRequest): Promise<PageAnswer> {
  const { language, settings } = request
  return show(
    <Shell
      request={request}
      title={say(language, 'card.loyalty')}
      cart={await currentCart(request)}
      part="buying"
      isPrivate
    >
      <div class="narrow">
        <h1>{say(language, 'card.loyalty')}</h1>
        <p>{say(language, 'card.loyaltyLater', { retailer: settings.retailerName })}</p>
        <p>{say(language, 'card.loyaltyNow')}</p>
        <a class="button" href={link(language, withQuery('/sign-in', { back: '/account' }))}>
          {say(language, request.hasSession ? 'account.title' : 'signIn.title')}
        </a>
      </div>
    </Shell>,
  )
}
