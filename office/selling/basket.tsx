import type { CartLineView, CartView } from '@filrouge/contract/carts.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { LineMoney, UnitMoney } from '@filrouge/ui/components/net-money.tsx'
import { PriorOfLine } from '@filrouge/ui/components/prior-of-line.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { BasketGifts } from '@filrouge/ui/gifts/basket-gifts.tsx'
import { BasketCoupons } from '@filrouge/ui/order/basket-coupons.tsx'
import { BasketTenders } from '@filrouge/ui/order/basket-tenders.tsx'
import { TotalsList } from '@filrouge/ui/order/totals-list.tsx'
import { useState } from 'preact/hooks'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { useWords } from '../say.ts'

/** The basket with its quantities; what is taken out can be put back. */
export function Basket(props: {
  cart: CartView
  setQuantity: (sku: string, quantity: number) => Promise<void>
  onCart: (cart: CartView) => void
}) {
  const say = useWords()
  const { cart } = props
  const isOpen = cart.status === 'open'
  const [removed, setRemoved] = useState<CartLineView>()
  const set = usePress(async (line: CartLineView, quantity: number) => {
    await props.setQuantity(line.sku, quantity)
    setRemoved(quantity === 0 ? line : undefined)
  })
  return (
    <div class="stack-small">
      {cart.lines.length === 0 && cart.gifts.length === 0 && (
        <div class="stack-small">
          <p class="strong">{say('sell.empty')}</p>
          <p class="soft">{say('sell.emptyLead')}</p>
        </div>
      )}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul class="order-lines" role="list" aria-label={say('sell.summary')}>
        {cart.lines.map((line) => (
          <Line key={line.sku} line={line} isOpen={isOpen} set={set.press} />
        ))}
      </ul>
      <div role="status">
        {removed && !cart.lines.some((line) => line.sku === removed.sku) && (
          <p class="row">
            <span class="soft">{say('sell.removed', { title: removed.title })}</span>
            <Button kind="quiet" isBusy={set.isBusy} onPress={() => set.press(removed, removed.quantity)}>
              {say('sell.undo')}
            </Button>
          </p>
        )}
      </div>
      <Problem problem={set.problem} />
      {cart.lines.length > 0 && <BasketCoupons cart={cart} canChange={isOpen} onCart={props.onCart} />}
      <BasketGifts cart={cart} canChange={isOpen} open={async () => cart} onCart={props.onCart} />
      {(cart.lines.length > 0 || cart.gifts.length > 0) && (
        <>
          <BasketTenders cart={cart} canChange={isOpen} onCart={props.onCart} />
          <TotalsList
            totals={cart.totals}
            isDeliveryChosen={cart.delivery !== undefined}
            isGiftsAlone={cart.lines.length === 0}
          />
        </>
      )}
    </div>
  )
}

function Line(props: {
  line: CartLineView
  isOpen: boolean
  set: (line: CartLineView, quantity: number) => Promise<void>
}) {
  const say = useWords()
  const { line, set } = props
  const title = line.title
  return (
    <li class="basket-line">
      <Thumbnail image={line.image} />
      <div>
        <p class="strong">{title}</p>
        <p class="small soft">
          {line.variantTitle && line.variantTitle !== title && `${line.variantTitle} · `}
          <span class="figures">{line.sku}</span> · <UnitMoney line={line} />
        </p>
        {line.discounts.map((discount) => (
          <p key={discount.code} class="small soft">
            {discount.title} −<Money amount={discount.amount} />
          </p>
        ))}
        <PriorOfLine line={line} />
        {line.availableNow < line.quantity && (
          <Badge tone="warn">{say('sell.onlyAvailable', { count: line.availableNow })}</Badge>
        )}
      </div>
      <p class="strong">
        <LineMoney line={line} />
      </p>
      {props.isOpen ? (
        <div class="basket-quantity">
          <Button kind="quiet" name={say('sell.fewer', { title })} onPress={() => set(line, line.quantity - 1)}>
            <Icon name="minus" />
          </Button>
          <span class="figures" role="status" aria-label={`${say('sell.quantityOf', { title })} ${line.quantity}`}>
            {line.quantity}
          </span>
          <Button kind="quiet" name={say('sell.more', { title })} onPress={() => set(line, line.quantity + 1)}>
            <Icon name="plus" />
          </Button>
          <Button kind="quiet" name={say('sell.removeNamed', { title })} onPress={() => set(line, 0)}>
            {say('sell.remove')}
          </Button>
        </div>
      ) : (
        <p class="soft figures">× {line.quantity}</p>
      )}
    </li>
  )
}
