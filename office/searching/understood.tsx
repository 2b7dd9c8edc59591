import type { Output } from '@filrouge/contract/endpoint.ts'
import type { explainSearch } from '@filrouge/contract/search.ts'
import { Money } from '@filrouge/ui/components/money.tsx'
import { useWords } from '../say.ts'

const mostWays = 6

/** How the query was understood: each word, what else it finds, and how many articles say it. */
export function Understood({ found }: { found: Output<typeof explainSearch> }) {
  const say = useWords()
  const { words, price } = found
  return (
    <section class="stack-small" aria-labelledby="understood-title">
      <h2 id="understood-title">{say('searching.understood')}</h2>
      <dl class="understood">
        {words.map(({ asked, isRequired, ways }) => (
          <div key={asked}>
            <dt>
              {asked}
              {!isRequired && <span class="soft small"> {say('searching.optional')}</span>}
            </dt>
            <dd>
              {ways.length === 0 && <span class="soft">{say('searching.nobodySays')}</span>}
              {ways.slice(0, mostWays).map((way) => (
                <span key={`${way.how} ${way.said}`} class="understood-way">
                  {say(`searching.how.${way.how}`, { said: way.said })}
                  <span class="soft figures"> {say('searching.articles', { count: way.articles })}</span>
                </span>
              ))}
              {ways.length > mostWays && (
                <span class="soft small">{say('searching.moreWays', { count: ways.length - mostWays })}</span>
              )}
            </dd>
          </div>
        ))}
        {price && (
          <div>
            <dt>{say('articles.price')}</dt>
            <dd>
              {price.isCheap && <span class="understood-way">{say('searching.cheap')}</span>}
              {price.from !== undefined && (
                <span class="understood-way">
                  ≥ <Money amount={{ minor: price.from, currency: 'EUR' }} />
                </span>
              )}
              {price.to !== undefined && (
                <span class="understood-way">
                  ≤ <Money amount={{ minor: price.to, currency: 'EUR' }} />
                </span>
              )}
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
