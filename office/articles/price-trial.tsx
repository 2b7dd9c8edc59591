import { tryPrice } from '@filrouge/contract/pricing.ts'
import { say as tellIn } from '@filrouge/contract/say.ts'
import { type Money as Amount, formatMoney } from '@filrouge/kernel/money.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useEffect, useState } from 'preact/hooks'
import { percentWords, signedMoney } from '../pricing/amount-words.ts'
import { dayWords } from '../pricing/day-words.ts'
import { useWords } from '../say.ts'

const pauseMs = 250

/** What a price that is being typed would leave, and what a real basket would come to: once the hand has paused. */
export function PriceTrial({ sku, amountMinor }: { sku: string; amountMinor: number }) {
  const say = useWords()
  const language = useLanguage()
  const [settled, setSettled] = useState(amountMinor)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(amountMinor), pauseMs)
    return () => clearTimeout(timer)
  }, [amountMinor])
  const asked = useAsk(tryPrice, { sku, amountMinor: settled })
  const [last, setLast] = useState(asked.answer)
  useEffect(() => {
    if (asked.answer) setLast(asked.answer)
  }, [asked.answer])
  const tried = asked.answer ?? last
  if (!tried) return <Problem problem={asked.problem} onRetry={asked.again} />
  const { cost, floor, margin, marginPercent, basket } = tried
  const shown = (amount: { minor: number; currency: string }) => formatMoney(amount as Amount, language)
  const isLoss = (margin?.minor ?? 0) < 0
  return (
    <div class="price-trial" aria-live="polite">
      <div class="price-trial-margin">
        <p>
          <span class="soft">{say('prices.margin')}</span>{' '}
          {margin && marginPercent !== undefined ? (
            <>
              <Badge tone={isLoss ? 'bad' : marginPercent < 5 ? 'warn' : 'good'}>{percentWords(marginPercent)}</Badge>{' '}
              {isLoss ? signedMoney(margin, language) : <Money amount={margin} />}
            </>
          ) : (
            <span class="soft">{say('prices.costUnknown')}</span>
          )}
        </p>
        {cost && floor && <p class="small soft">{say('prices.floor', { amount: shown(floor), cost: shown(cost) })}</p>}
      </div>
      {isLoss && (
        <p class="notice" role="alert">
          {say('prices.loss')}
        </p>
      )}
      {basket && (
        <table class="price-trial-basket">
          <caption>
            {say('prices.basket')}
            <span class="cell-more">
              {say('prices.basketWords', {
                day: dayWords(basket.at, language),
                channel: tellIn(language, `channel.${basket.channel}`),
              })}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{say('stock.article')}</th>
              <th scope="col" class="is-figure">
                {say('prices.basketNow')}
              </th>
              <th scope="col" class="is-figure">
                {say('prices.basketThen')}
              </th>
            </tr>
          </thead>
          <tbody>
            {basket.lines.map((line) => (
              <tr key={line.sku} class={line.sku === sku ? 'is-marked' : ''}>
                <th scope="row">
                  {line.quantity > 1 && `${line.quantity} × `}
                  {line.title}
                </th>
                <td class="is-figure soft">
                  <Money amount={line.before} />
                </td>
                <td class={line.sku === sku ? 'is-figure strong' : 'is-figure'}>
                  <Money amount={line.after} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('prices.basketTotal')}</th>
              <td class="is-figure soft">
                <Money amount={basket.before.total} />
              </td>
              <td class="is-figure strong">
                <Money amount={basket.after.total} />
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </div>
  )
}
