import type { Output } from '@filrouge/contract/endpoint.ts'
import type { explainSearch } from '@filrouge/contract/search.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { useWords } from '../say.ts'

type Item = Output<typeof explainSearch>['items'][number]
type Word = Item['why']['words'][number]

/** Why an article stands where it stands: where it says each word, and what that counts; the sum on demand. */
export function Why({ item, highest }: { item: Item; highest: number }) {
  const say = useWords()
  const language = useLanguage()
  const { placement, why, rank } = item
  const points = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', signDisplay: 'always' })
  return (
    <>
      {placement === 'pinned' && <Badge tone="info">{say('searching.isPinned')}</Badge>}
      {placement === 'code' && <Badge tone="good">{say('searching.isCode')}</Badge>}
      {placement === 'found' && <Bar why={why} share={rank / highest} />}
      <details class="why">
        <summary class="soft small">
          {why.words.map((word, index) => (
            <span key={index} class={word.said ? 'why-word' : 'why-word is-missing'}>
              <b>{word.asked}</b> {said(word, say)}
            </span>
          ))}
          {why.sold > 0 && <span class="why-word">{say('searching.sold', { count: why.sold })}</span>}
          {why.isMissing && <span class="why-word">{say('searching.missing')}</span>}
        </summary>
        <dl class="why-sum small">
          {why.words.map((word, index) => (
            <div key={index}>
              <dt>{word.said ? say(`searching.how.${word.how ?? 'word'}`, { said: word.said }) : word.asked}</dt>
              <dd>{points.format(word.points)}</dd>
            </div>
          ))}
          {why.shape > 0 && (
            <div>
              <dt>{say('searching.shape')}</dt>
              <dd>{points.format(why.shape)}</dd>
            </div>
          )}
          <div>
            <dt>{say('searching.boost')}</dt>
            <dd>{percent.format(why.boost - 1)}</dd>
          </div>
          {placement === 'found' && (
            <div class="strong">
              <dt>{say('searching.rank')}</dt>
              <dd>{points.format(rank)}</dd>
            </div>
          )}
        </dl>
      </details>
    </>
  )
}

function said(word: Word, say: ReturnType<typeof useWords>): string {
  if (!word.said) return say('searching.notSaid')
  const where = word.fields
    .filter((field) => field !== 'head')
    .slice(0, 2)
    .map((field) => say(`searching.field.${field}`))
    .join(', ')
  const isOther = word.how === 'synonym' || word.how === 'correction'
  return isOther ? say('searching.saidAs', { said: word.said, where }) : where
}

/** How much of the best one's rank it has: its words, what its title and category add. The figures are in the sum below. */
function Bar({ why, share }: { why: Item['why']; share: number }) {
  const words = why.words.reduce((sum, { points }) => sum + points, 0)
  const whole = Math.max(0.001, words + why.shape)
  const width = 100 * Math.min(1, share)
  const ofWords = (width * words) / whole
  return (
    <svg class="why-bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
      <rect class="why-rail" width="100" height="3" />
      <rect class="why-words" width={ofWords} height="3" />
      <rect class="why-shape" x={ofWords} width={Math.max(0, width - ofWords)} height="3" />
    </svg>
  )
}
