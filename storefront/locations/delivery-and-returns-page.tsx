import { currentCart } from '../carts/current-cart.ts'
import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

const parts = ['collect', 'home', 'relay', 'withdrawal', 'guarantee'] as const

/** How articles come and how they go back, in five short answers. */
export async function deliveryAndReturnsPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const cart = await currentCart(request)
  return show(
    <Shell request={request} title={say(language, 'shell.deliveryAndReturns')} cart={cart}>
      <div class="narrow">
        <h1>{say(language, 'shell.deliveryAndReturns')}</h1>
        {parts.map((part) => (
          <section key={part} aria-labelledby={`about-${part}`}>
            <h2 id={`about-${part}`}>{say(language, `about.${part}`)}</h2>
            <p>{say(language, `about.${part}.text`)}</p>
          </section>
        ))}
        <p>
          <a href={link(language, '/shops')}>{say(language, 'shell.shops')}</a>
        </p>
      </div>
    </Shell>,
  )
}
