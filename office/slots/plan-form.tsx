import { listLocations } from '@filrouge/contract/locations.ts'
import { listDeliveryServices } from '@filrouge/contract/promise.ts'
import { type SlotPlanView, setSlotPlan } from '@filrouge/contract/slots.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { fieldErrors, useFocusOnError } from '@filrouge/ui/components/field-errors.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Toggle } from '@filrouge/ui/components/toggle.tsx'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'
import { WeekEditor } from './week-editor.tsx'
import { rowsOf, windowsOf } from './week-rows.ts'

type Id = SlotPlanView['id']

const startOf = (plan: SlotPlanView | undefined) => ({
  titleFr: plan?.titleFr ?? '',
  titleEn: plan?.titleEn ?? '',
  where: plan?.locationId ? `shop ${plan.locationId}` : plan?.service ? `service ${plan.service}` : '',
  zone: plan?.postcodePrefixes.join(', ') ?? '',
  lead: String((plan?.leadMinutes ?? 720) / 60),
  horizon: String(plan?.horizonDays ?? 21),
  until: String((plan?.moveUntilMinutes ?? 1440) / 60),
})

const minutes = (hours: string) => Math.round(Number(hours.replace(',', '.')) * 60)

/** What a plan promises: where, how long before and how far ahead, and its week. */
export function PlanForm(props: {
  id: Id
  plan?: SlotPlanView
  onKept: (plan: SlotPlanView) => void
  onClose: () => void
}) {
  const { id, plan } = props
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const [fields, setFields] = useState(() => startOf(plan))
  const [isActive, setActive] = useState(plan?.isActive ?? true)
  const [rows, setRows] = useState(() => rowsOf(plan?.windows ?? []))
  const [kind, where] = fields.where.split(' ')
  const keep = usePress(async () => {
    const kept = await api(setSlotPlan, {
      id,
      titleFr: fields.titleFr,
      titleEn: fields.titleEn || fields.titleFr,
      ...(kind === 'shop' ? { locationId: where } : { service: where }),
      postcodePrefixes: kind === 'shop' ? [] : fields.zone.split(/[\s,;]+/).filter(Boolean),
      leadMinutes: minutes(fields.lead),
      horizonDays: Number(fields.horizon),
      moveUntilMinutes: minutes(fields.until),
      isActive,
      windows: windowsOf(rows),
    })
    tell({ key: id, words: say('slots.planKept', { title: kept.title }) })
    props.onKept(kept)
  })
  const errors = fieldErrors(keep.problem, language)
  useFocusOnError(keep.problem)
  const field = (
    name: keyof typeof fields,
    label: string,
    more: { hint?: string; type?: 'number'; error?: string | undefined } = {},
  ) => (
    <Field
      label={label}
      name={name}
      value={fields[name]}
      onValue={(value) => setFields({ ...fields, [name]: value })}
      error={more.error ?? errors[name]}
      {...(more.hint ? { hint: more.hint } : {})}
      {...(more.type ? { type: more.type, inputMode: 'numeric' as const, min: '0' } : {})}
    />
  )
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void keep.press()
      }}
    >
      <div class="field-pair">
        {field('titleFr', say('slots.titleFr'))}
        {field('titleEn', say('slots.titleEn'))}
      </div>
      <div class="field-pair">
        <Where value={fields.where} onValue={(value) => setFields({ ...fields, where: value })} />
        {kind !== 'shop' &&
          field('zone', say('slots.zone'), { hint: say('slots.zoneHint'), error: errors.postcodePrefixes })}
      </div>
      <div class="field-trio">
        {field('lead', say('slots.leadHours'), { type: 'number', error: errors.leadMinutes })}
        {field('horizon', say('slots.horizonDays'), { type: 'number', error: errors.horizonDays })}
        {field('until', say('slots.untilHours'), { type: 'number', error: errors.moveUntilMinutes })}
      </div>
      <WeekEditor rows={rows} onRows={setRows} hasWeight={kind !== 'shop'} />
      <Toggle isOn={isActive} onTurn={setActive}>
        {say('slots.inUse')}
      </Toggle>
      <Problem problem={keep.problem} />
      <p class="row">
        <Button type="submit" kind="primary" isBusy={keep.isBusy} isDisabled={!where || !fields.titleFr.trim()}>
          {say('slots.keepPlan')}
        </Button>
        <Button onPress={props.onClose}>{say('slots.leave')}</Button>
      </p>
    </form>
  )
}

/** A service at home, or a shop. */
function Where({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const say = useWords()
  const services = useAsk(listDeliveryServices, {}).answer?.items.filter(({ mode }) => mode === 'home') ?? []
  const shops = useAsk(listLocations, { kind: 'shop', limit: 100 }).answer?.items ?? []
  return (
    <label class="field">
      <span class="field-label">{say('slots.where')}</span>
      <select name="where" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{say('slots.choose')}</option>
        <optgroup label={say('slots.atHome')}>
          {services.map(({ code, title }) => (
            <option key={code} value={`service ${code}`}>
              {title}
            </option>
          ))}
        </optgroup>
        <optgroup label={say('slots.inShop')}>
          {shops.map(({ id, name }) => (
            <option key={id} value={`shop ${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  )
}
