import type { Output } from '@filrouge/contract/endpoint.ts'
import { showCollectionCode } from '@filrouge/contract/fulfilments.ts'
import type { OrderView } from '@filrouge/contract/orders.ts'
import { encode } from 'uqr'
import type { PageRequest } from '../page.ts'
import { say } from '../words.ts'

export type Collection = Output<typeof showCollectionCode>

/** The code of what waits for her, where something does and she may see it. */
export async function collectionOf(request: PageRequest, order: OrderView): Promise<Collection | null> {
  if (!order.fulfilments.some(({ status }) => status === 'ready')) return null
  const key = request.query.get('key') ?? undefined
  // The staff read the page as she does, but for the code: that is hers to show.
  return request.api(showCollectionCode, { id: order.id, key }).catch(() => null)
}

/** The code she shows at the counter: to be read out, or scanned. */
export function CollectionCode({ request, code }: { request: PageRequest; code: string }) {
  const { language } = request
  return (
    <section class="collection" aria-labelledby="collection-title">
      <div>
        <h2 id="collection-title">{say(language, 'order.collection')}</h2>
        <p class="collection-code">{`${code.slice(0, 3)} ${code.slice(3)}`}</p>
        <p class="quiet">{say(language, 'order.collectionShow')}</p>
      </div>
      <Qr text={code} name={say(language, 'order.collectionQr')} />
    </section>
  )
}

/** Always dark on white, at night too: that is what readers read best. */
function Qr({ text, name }: { text: string; name: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 })
  let path = ''
  for (const [y, row] of data.entries())
    for (const [x, isDark] of row.entries()) if (isDark) path += `M${x} ${y}h1v1h-1z`
  return (
    <svg
      class="collection-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={name}
      shape-rendering="crispEdges"
    >
      <path class="collection-ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path class="collection-modules" d={path} />
    </svg>
  )
}
