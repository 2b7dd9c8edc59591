import type { Output } from '@filrouge/contract/endpoint.ts'
import { listDeliveryServices } from '@filrouge/contract/promise.ts'
import { currentCart } from '../carts/current-cart.ts'
import { link, type PageAnswer, type PageRequest, show } from '../page.ts'
import { Breadcrumb } from '../shell/breadcrumb.tsx'
import { sayCost, sayMoney } from '../shell/pieces.tsx'
import { Shell } from '../shell/shell.tsx'
import { say } from '../words.ts'

type Service = Output<typeof listDeliveryServices>['items'][number]

const ways = ['collect', 'home', 'relay'] as const
const rights = ['withdrawal', 'guarantee'] as const

/** How articles come, in how many days and for how much; and how they go back. */
export async function deliveryAndReturnsPage(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const [cart, services] = await Promise.all([currentCart(request), request.api(listDeliveryServices, {})])
  const title = say(language, 'shell.deliveryAndReturns')
  return show(
    <Shell request={request} title={title} description={say(language, 'about.description')} cart={cart}>
      <Breadcrumb request={request} crumbs={[]} />
      <h1>{title}</h1>
      <p class="lead">{say(language, 'about.description')}</p>
      <div class="about">
        {ways.map((way) => (
          <section key={way} aria-labelledby={`about-${way}`}>
            <h2 id={`about-${way}`}>{say(language, `about.${way}`)}</h2>
            <p>{say(language, `about.${way}.text`)}</p>
            {way === 'collect' ? (
              <p>
                <a class="plain-link" href={link(language, '/shops')}>
                  {say(language, 'shell.shops')}
                </a>
              </p>
            ) : (
              <Services request={request} services={services.items.filter(({ mode }) => mode === way)} />
            )}
          </section>
        ))}
        {rights.map((right) => (
          <section key={right} aria-labelledby={`about-${right}`}>
            <h2 id={`about-${right}`}>{say(language, `about.${right}`)}</h2>
            <p>{say(language, `about.${right}.text`)}</p>
          </section>
        ))}
      </div>
    </Shell>,
  )
}

function Services({ request, services }: { request: PageRequest; services: readonly Service[] }) {
  const { language } = request
  return (
    <ul class="ways">
      {services.map((service) => (
        <li key={service.code} class="way">
          <span class="way-what">
            <strong>{service.title}</strong>
            <span class="way-detail">
              {say(language, service.transitDaysMin === service.transitDaysMax ? 'about.days' : 'about.daysBetween', {
                min: service.transitDaysMin,
                max: service.transitDaysMax,
              })}
              {service.maxWeightGrams !== undefined &&
                say(language, 'about.weight', { kilograms: service.maxWeightGrams / 1000 })}
            </span>
          </span>
          <span class="way-cost">
            {sayCost(service.cost, language)}
            {service.freeFrom && (
              <span class="way-detail">
                {say(language, 'about.freeFrom', { amount: sayMoney(service.freeFrom, language) })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
