import type { Input } from '@filrouge/contract/endpoint.ts'
import { previewAnnouncements } from '@filrouge/contract/offer-announcements.ts'
import { type Currency, formatMoney, money } from '@filrouge/kernel/money.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { useAfterPause } from '../finding/use-after-pause.ts'
import { useWords } from '../say.ts'

/** What the law lets be said of an offer: for how many articles everybody could pay as little lately, and which. */
export function Announcements({ offer }: { offer: Input<typeof previewAnnouncements> }) {
  const say = useWords()
  const language = useLanguage()
  // Asked once she pauses: each key would be another question.
  const settled = useAfterPause(JSON.stringify(offer), 400)
  const { answer } = useAsk(previewAnnouncements, JSON.parse(settled))
  if (!answer || answer.reduced === 0) return null
  const { reduced, untold, examples } = answer
  const words = ({ minor, currency }: { minor: number; currency: string }) =>
    formatMoney(money(minor, currency as Currency), language)
  return (
    <section class="stack-small" aria-live="polite">
      <h3>{say('offers.announce')}</h3>
      <p class={untold > 0 ? 'notice' : 'soft small'}>
        {untold > 0 ? say('offers.announceNot', { untold, reduced }) : say('offers.announceAll', { reduced })}
      </p>
      {examples.map(({ sku, title, price, lowest }) => (
        <p key={sku} class="small soft">
          {say('offers.announceExample', { title, price: words(price), lowest: words(lowest) })}
        </p>
      ))}
    </section>
  )
}
