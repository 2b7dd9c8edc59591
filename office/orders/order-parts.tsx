import type { OrderView } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { LineMoney, UnitMoney } from '@filrouge/ui/components/net-money.tsx'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { Link } from '@filrouge/ui/router.tsx'
import { say } from '@filrouge/ui/say.ts'
import { useState } from 'preact/hooks'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { useWords } from '../say.ts'

// A long order shows its beginning: what else there is to know of it stands below.
const fewLines = 12

/** What was bought, with its picture, where it comes from, and the way to the article. */
export function OrderLines({ order }: { order: OrderView }) {
  const language = useLanguage()
  const sayOffice = useWords()
  const [isWhole, setWhole] = useState(false)
  const isLong = order.lines.length > fewLines + 3
  const lines = isLong && !isWhole ? order.lines.slice(0, fewLines) : order.lines
  return (
    <section>
      <h2>{say(language, 'order.articles')}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul class="order-lines" role="list" data-fact="lines">
        {lines.map((line) => (
          <li key={line.sku} class="order-line">
            <Thumbnail image={line.image} isLarge />
            <span class="order-line-what">
              {line.productHandle ? (
                <Link to={`/articles/${line.productHandle}`} class="row-link">
                  {line.title}
                </Link>
              ) : (
                <span class="strong">{line.title}</span>
              )}
              <span class="soft small">
                {line.quantity} × <UnitMoney line={line} />
              </span>
              {line.discounts.map((discount) => (
                <span key={discount.code} class="soft small">
                  {discount.title} −<Money amount={discount.amount} />
                </span>
              ))}
              {line.sources.length > 0 && (
                <span class="soft small">
                  {say(language, 'order.leavesFrom', {
                    places: line.sources.map((source) => source.locationName).join(', '),
                  })}
                </span>
              )}
            </span>
            <span class="strong">
              <LineMoney line={line} />
            </span>
          </li>
        ))}
      </ul>
      {lines.length < order.lines.length && (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {sayOffice('order.allLines', { count: order.lines.length - lines.length })}
        </Button>
      )}
    </section>
  )
}

/** Who ordered, how she is reached, and the way to her file. */
export function OrderCustomer({ order }: { order: OrderView }) {
  const say = useWords()
  const { contact, address } = order.delivery
  const name = contact.name ?? address?.name ?? say('find.noName')
  return (
    <section class="order-part">
      <h2>{say('orders.customer')}</h2>
      <p>
        {order.customerId ? (
          <Link to={`/customers/${order.customerId}`} class="row-link">
            {name}
          </Link>
        ) : (
          <>
            <span class="strong">{name}</span>
            <span class="cell-more">{say('order.anonymous')}</span>
          </>
        )}
      </p>
      {contact.phone && (
        <p>
          <a href={`tel:${contact.phone}`} class="figures">
            {phoneWords(contact.phone)}
          </a>
        </p>
      )}
      {contact.email && (
        <p class="order-reach">
          <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </p>
      )}
    </section>
  )
}

/** How and where it goes. */
export function OrderDelivery({ order }: { order: OrderView }) {
  const language = useLanguage()
  const { mode, placeName, placeAddress, address } = order.delivery
  return (
    <section class="order-part" data-fact="delivery">
      <h2>{say(language, 'order.delivery')}</h2>
      <p class="strong">{sayCode(language, `mode.${mode}`)}</p>
      {placeName && (
        <p>
          {placeName}
          {placeAddress && <span class="cell-more">{placeAddress}</span>}
        </p>
      )}
      {address && (
        <address>
          {[address.name, address.street, address.street2, `${address.postcode} ${address.city}`]
            .filter(Boolean)
            .map((part) => (
              <span key={part} class="address-part">
                {part}
              </span>
            ))}
        </address>
      )}
    </section>
  )
}

/** How it was paid. */
export function OrderPayments({ order }: { order: OrderView }) {
  const language = useLanguage()
  return (
    <section class="order-part" data-fact="payments">
      <h2>{say(language, 'order.payments')}</h2>
      {order.payments.length === 0 && <p class="soft">{say(language, 'order.noPayment')}</p>}
      {order.payments.map((payment) => (
        <p key={payment.id} class="row-apart">
          <span>
            {say(language, 'order.card')} · {say(language, `payment.${payment.status}`)}
          </span>
          <Money amount={payment.amount} />
        </p>
      ))}
    </section>
  )
}
