import { type KeptView, type MarginView, setMargin, setMarginSettings } from '@filrouge/contract/promises-kept.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { useWords } from '../say.ts'
import { useShare } from './use-share.ts'

/** The days that experience adds to what carriers say, why, and the hand that may hold them. */
export function Margins({ kept, canChange, again }: { kept: KeptView; canChange: boolean; again: () => void }) {
  const say = useWords()
  const api = useApi()
  const share = useShare()
  const settings = usePress(async (change: { isOn?: boolean; target?: number }) => {
    await api(setMarginSettings, change)
    again()
  })
  return (
    <section class="stack-small" aria-labelledby="margins-title">
      <div class="section-title">
        <h2 id="margins-title">{say('margins.title')}</h2>
        {canChange && (
          <Toggle isOn={kept.areMarginsOn} onTurn={(isOn) => settings.press({ isOn })}>
            {say('margins.on')}
          </Toggle>
        )}
      </div>
      <p class="soft">{say(kept.areMarginsOn ? 'margins.lead' : 'margins.off', { target: share(kept.target, 1) })}</p>
      <Problem problem={settings.problem} />
      {canChange && (
        <label class="margins-target">
          <span>{say('margins.target')}</span>
          <select
            value={String(kept.target)}
            onChange={(event) => settings.press({ target: Number(event.currentTarget.value) })}
          >
            {[...new Set([0.9, 0.95, 0.98, 0.99, kept.target])].sort().map((target) => (
              <option key={target} value={String(target)}>
                {share(target, 1)}
              </option>
            ))}
          </select>
        </label>
      )}
      {kept.margins.length === 0 ? (
        <p class="soft">{say('margins.none')}</p>
      ) : (
        <table class="kept-table">
          <thead>
            <tr>
              <th scope="col">{say('margins.way')}</th>
              <th scope="col">{say('margins.why')}</th>
              <th scope="col" class="is-figure">
                {say('margins.days')}
              </th>
            </tr>
          </thead>
          <tbody>
            {kept.margins.map((margin) => (
              <Row key={`${margin.service} ${margin.locationId}`} margin={margin} canChange={canChange} again={again} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ margin, canChange, again }: { margin: MarginView; canChange: boolean; again: () => void }) {
  const say = useWords()
  const api = useApi()
  const share = useShare()
  const set = usePress(async (days: number | null) => {
    await api(setMargin, { service: margin.service, locationId: margin.locationId, days })
    again()
  })
  const keptWith = (days: number) => margin.weighed.find((one) => one.days === days)?.kept ?? 0
  const words = (days: number) =>
    days === 0
      ? say('margins.noDay')
      : say('margins.day', { days: days > 0 ? `+${days}` : `−${-days}`, count: Math.abs(days) })
  return (
    <tr>
      <th scope="row">
        {margin.serviceTitle}
        <span class="cell-more">{margin.locationName}</span>
      </th>
      <td>
        {margin.count === 0
          ? say('margins.noEvidence')
          : say('margins.evidence', {
              count: margin.count,
              without: share(keptWith(0), margin.count),
              with: share(keptWith(margin.days), margin.count),
              days: margin.days,
            })}
        {margin.isFixed && <span class="cell-more">{say('margins.fixed', { learned: words(margin.learned) })}</span>}
        <Problem problem={set.problem} />
      </td>
      <td class="is-figure">
        {canChange ? (
          <select
            aria-label={say('margins.of', { service: margin.serviceTitle, place: margin.locationName })}
            value={margin.isFixed ? String(margin.days) : ''}
            onChange={(event) => set.press(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
          >
            <option value="">{say('margins.learned', { days: words(margin.learned) })}</option>
            {[-1, 0, 1, 2, 3].map((days) => (
              <option key={days} value={String(days)}>
                {say('margins.fix', { days: words(days) })}
              </option>
            ))}
          </select>
        ) : (
          <span class="strong">{words(margin.days)}</span>
        )}
      </td>
    </tr>
  )
}
