import { type CarrierView, listCarriers, setCarrier } from '@filrouge/contract/carriers.ts'
import { labelFormats } from '@filrouge/contract/fulfilments.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useAsk, usePress } from '@filrouge/ui/ask.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { fieldErrors } from '@filrouge/ui/components/field-errors.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'

/** Who carries parcels: whether we have an account with them, the labels they make, and how long they may be silent. */
export function Carriers({ canSet }: { canSet: boolean }) {
  const say = useWords()
  const asked = useAsk(listCarriers, {})
  if (asked.answer?.items.length === 0) return null
  return (
    <section class="stack-small" aria-labelledby="carriers-title">
      <h2 id="carriers-title">{say('carriers.title')}</h2>
      <p class="soft">{say('carriers.lead')}</p>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul class="plain-list carriers" role="list">
        {asked.answer?.items.map((carrier) => (
          <li key={carrier.code} class="carrier">
            <Head carrier={carrier} />
            {canSet ? <Form carrier={carrier} /> : <p class="soft small">{sumOf(carrier, say)}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const sumOf = ({ labelFormat, silentDays }: CarrierView, say: ReturnType<typeof useWords>) =>
  say('carriers.sum', { format: labelFormat.toUpperCase(), days: silentDays })

function Head({ carrier }: { carrier: CarrierView }) {
  const say = useWords()
  const { name, isConnected, underWay, products } = carrier
  return (
    <div class="stack-small">
      <p class="row">
        <span class="strong">{name}</span>
        <Badge tone={isConnected ? 'good' : 'plain'}>
          {say(isConnected ? 'carriers.connected' : 'carriers.alone')}
        </Badge>
      </p>
      <p class="soft small">
        {[
          say('carriers.underWay', { count: underWay }),
          ...products.map(({ title, product }) => `${title} (${product})`),
        ].join(' · ')}
      </p>
    </div>
  )
}

function Form({ carrier }: { carrier: CarrierView }) {
  const say = useWords()
  const api = useApi()
  const language = useLanguage()
  const { code, name } = carrier
  const [labelFormat, setFormat] = useState(carrier.labelFormat)
  const [silentDays, setDays] = useState(String(carrier.silentDays))
  const keep = usePress(async () => {
    await api(setCarrier, { code, labelFormat, silentDays: Number(silentDays) })
    tell({ key: `carrier ${code}`, words: say('keeping.kept') })
  })
  const errors = fieldErrors(keep.problem, language)
  return (
    <form
      class="keeping-form"
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault()
        void keep.press()
      }}
    >
      <label class="field">
        <span class="field-label">{say('carriers.format')}</span>
        <select value={labelFormat} onChange={(event) => setFormat(event.currentTarget.value as typeof labelFormat)}>
          {labelFormats.map((one) => (
            <option key={one} value={one}>
              {say(`carriers.format.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Field
        label={say('carriers.silentDays')}
        name={`silent-${code}`}
        type="number"
        inputMode="numeric"
        min="1"
        value={silentDays}
        onValue={setDays}
        error={errors.silentDays}
      />
      <Button type="submit" isBusy={keep.isBusy}>
        {say('keeping.save')}
      </Button>
      {Object.keys(errors).length === 0 && <Problem problem={keep.problem} />}
    </form>
  )
}
