import type { Output } from '@filrouge/contract/endpoint.ts'
import { type explainSearch, placeProduct } from '@filrouge/contract/search.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { showToast } from '@filrouge/ui/components/toast.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { useWords } from '../say.ts'
import { Why } from './why.tsx'

type Found = Output<typeof explainSearch>
type Item = Found['items'][number]
type Placement = 'pinned' | 'hidden' | 'none'

/** What is found, in the shop's own order, each with why it stands there; pinned and hidden with one press, and taken back with another. */
export function FoundList({ query, found, onChanged }: { query: string; found: Found; onChanged: () => void }) {
  const say = useWords()
  const api = useApi()
  const place = usePress(async (product: Item['product'], placement: Placement, before: Placement) => {
    const set = async (next: Placement) => {
      await api(placeProduct, { query, productId: product.id, placement: next })
      onChanged()
    }
    await set(placement)
    showToast({
      words: say(`searching.did.${placement}`, { title: product.title }),
      onUndo: () => set(before),
    })
  })
  const highest = Math.max(...found.items.map(({ rank, placement }) => (placement === 'found' ? rank : 0)), 0.001)
  const firstNear = found.items.findIndex(({ placement }) => placement === 'near')
  return (
    <>
      <h2 id="found-title">{say('searching.found', { count: found.total })}</h2>
      <Changed found={found} />
      <Problem problem={place.problem} />
      {found.items.length === 0 && <Empty title={say('searching.nothing')} />}
      <ol class="found-list">
        {found.items.map((item, index) => (
          <Row
            key={item.product.id}
            item={item}
            highest={highest}
            beginsNear={index === firstNear && index > 0}
            onPlace={(placement, before) => place.press(item.product, placement, before)}
          />
        ))}
      </ol>
      {found.hidden.length > 0 && (
        <section class="stack-small" aria-labelledby="hidden-title">
          <h3 id="hidden-title">{say('searching.hidden')}</h3>
          {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
          <ul role="list">
            {found.hidden.map((product) => (
              <li key={product.id} class="home-row">
                <span class="soft">{product.title}</span>
                <Button kind="quiet" onPress={() => place.press(product, 'none', 'hidden')}>
                  {say('searching.show')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** What search changed in the query before it searched. */
function Changed({ found }: { found: Found }) {
  const say = useWords()
  if (found.corrected) return <p class="soft">{say('searching.corrected', { text: found.corrected })}</p>
  if (!found.relaxed) return null
  const { kept, dropped } = found.relaxed
  return <p class="soft">{say('searching.relaxed', { kept: kept.join(' '), dropped: dropped.join(', ') })}</p>
}

function Row(props: {
  item: Item
  highest: number
  beginsNear: boolean
  onPlace: (placement: Placement, before: Placement) => void
}) {
  const say = useWords()
  const { item, onPlace } = props
  const { product, placement } = item
  const isPinned = placement === 'pinned'
  return (
    <li class={props.beginsNear ? 'found-row begins-near' : 'found-row'} data-near={say('searching.near')}>
      <Thumbnail image={product.image} />
      <div class="found-what">
        <Link to={`/articles/${encodeURIComponent(product.handle)}`} class="row-link">
          {product.title}
        </Link>
        <Why item={item} highest={props.highest} />
      </div>
      <div class="found-acts">
        <Button
          kind="quiet"
          pressed={isPinned}
          name={say(isPinned ? 'searching.unpinOne' : 'searching.pinOne', { title: product.title })}
          onPress={() => onPlace(isPinned ? 'none' : 'pinned', isPinned ? 'pinned' : 'none')}
        >
          {say(isPinned ? 'searching.unpin' : 'searching.pin')}
        </Button>
        <Button
          kind="quiet"
          name={say('searching.hideOne', { title: product.title })}
          onPress={() => onPlace('hidden', isPinned ? 'pinned' : 'none')}
        >
          {say('searching.hide')}
        </Button>
      </div>
    </li>
  )
}
