import type { CartView } from '@filrouge/contract/carts.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { useWords } from '../say.ts'

/** Her basket as it is at this moment, on whatever screen she fills it. */
export function BasketSummary({ basket }: { basket: CartView | null }) {
  const say = useWords()
  const language = useLanguage()
  if (!basket || basket.lines.length === 0) return <p class="soft">{say('customer.basketEmpty')}</p>
  return (
    <div class="stack-small" aria-live="polite">
      <p class="soft small">
        {say('customer.basketFrom', { channel: sayCode(language, `channel.${basket.channel}`) })} ·{' '}
        <DateWords at={basket.updatedAt} as="moment" />{' '}
        {basket.status === 'paying' && <Badge tone="info">{say('customer.basketPaying')}</Badge>}
      </p>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul class="order-lines" role="list">
        {basket.lines.map((line) => (
          <li key={line.sku} class="order-line">
            <span>
              <span class="figures">{line.quantity} ×</span> {line.title}
              {line.variantTitle && line.variantTitle !== line.title && (
                <span class="soft small"> {line.variantTitle}</span>
              )}
            </span>
            <Money amount={line.total} />
          </li>
        ))}
      </ul>
      <p class="row-apart strong">
        <span>{say('sell.total')}</span>
        <Money amount={basket.totals.total} />
      </p>
    </div>
  )
}
