import { listLocations } from '@filrouge/contract/locations.ts'
import { orderStatuses } from '@filrouge/contract/orders.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { channels } from '@filrouge/contract/sessions.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Chip, Chips, DayChip, SearchChip, type useFilters } from '../frame/chips.tsx'
import { useWords } from '../say.ts'
import { filterNames, periods } from './order-filters.ts'

/** What narrows the list of orders. */
export function OrderChips({ filters: { get, set } }: { filters: ReturnType<typeof useFilters> }) {
  const say = useWords()
  const language = useLanguage()
  const shops = useAsk(listLocations, { kind: 'shop', limit: 100 }).answer?.items ?? []
  const isCustom = get('from') !== undefined || get('to') !== undefined || get('when') === 'custom'
  const count = filterNames.filter((name) => get(name)).length
  return (
    <Chips name={say('orders.filter')}>
      <SearchChip
        name={say('orders.filter')}
        placeholder={say('orders.filterPlaceholder')}
        value={get('query')}
        onValue={(query) => set({ query })}
      />
      <Chip
        name={say('orders.channel')}
        any={say('list.any', { name: say('orders.channel') })}
        value={get('channel')}
        options={channels.map((channel) => [channel, sayCode(language, `channel.${channel}`)])}
        onValue={(channel) => set({ channel })}
      />
      <Chip
        name={say('orders.status')}
        any={say('list.any', { name: say('orders.status') })}
        value={get('status')}
        options={orderStatuses.map((status) => [status, sayCode(language, `status.${status}`)])}
        onValue={(status) => set({ status })}
      />
      <Chip
        name={say('orders.place')}
        any={say('list.any', { name: say('orders.place') })}
        value={get('place')}
        options={shops.map((shop) => [shop.id, shop.name])}
        onValue={(place) => set({ place })}
      />
      <Chip
        name={say('orders.when')}
        any={say('list.anyFeminine', { name: say('orders.when') })}
        value={isCustom ? 'custom' : get('when')}
        options={[
          ...periods.map((period) => [period, say(`orders.when.${period}`)] as const),
          ['custom', say('orders.when.custom')],
        ]}
        onValue={(when) => set({ when, from: undefined, to: undefined })}
      />
      {isCustom && (
        <>
          <DayChip name={say('orders.from')} value={get('from')} onValue={(from) => set({ from, when: 'custom' })} />
          <DayChip name={say('orders.to')} value={get('to')} onValue={(to) => set({ to, when: 'custom' })} />
        </>
      )}
      {count > 1 && (
        <Button kind="quiet" onPress={() => set(Object.fromEntries(filterNames.map((name) => [name, undefined])))}>
          {say('list.all')}
        </Button>
      )}
    </Chips>
  )
}
