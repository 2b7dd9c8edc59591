import { issueBatch } from '@filrouge/contract/coupons.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { tell } from '../frame/later.ts'
import { useWords } from '../say.ts'

const media = ['email', 'flyer', 'sms', 'radio', 'catalogue'] as const

/** Codes for an offer: one for all to use, or many that each serve once; each remembers where it was told. */
export function MakeCodes({ offerId, onMade }: { offerId: string; onMade: () => void }) {
  const say = useWords()
  const api = useApi()
  const [prefix, setPrefix] = useState('')
  const [count, setCount] = useState('')
  const [medium, setMedium] = useState<(typeof media)[number]>('email')
  const [isWrong, setWrong] = useState(false)
  const isReady = /^[A-Za-z0-9]{2,20}$/.test(prefix.trim()) && /^(|[1-9]\d{0,5})$/.test(count.trim())
  const make = usePress(async () => {
    setWrong(!isReady)
    if (!isReady) return
    const many = count.trim() === '' ? {} : { count: Number(count) }
    const made = await api(issueBatch, { id: offerId, prefix: prefix.trim(), medium, ...many })
    tell({ key: 'batch', words: say('offers.made', { count: made.count, code: made.firstCode }) })
    setPrefix('')
    setCount('')
    onMade()
  })
  return (
    <form
      class="stack-small"
      aria-labelledby="codes-title"
      onSubmit={(event) => {
        event.preventDefault()
        void make.press()
      }}
    >
      <h2 id="codes-title">{say('offers.batch')}</h2>
      <div class="stack-small">
        <Field
          label={say('offers.prefix')}
          name="prefix"
          value={prefix}
          onValue={(typed) => setPrefix(typed.toUpperCase())}
          autocomplete="off"
          maxLength={20}
          error={isWrong && !isReady ? say('offers.missing') : undefined}
        />
        <Field
          label={say('offers.count')}
          name="count"
          inputMode="numeric"
          hint={say('offers.countHint')}
          value={count}
          onValue={setCount}
          autocomplete="off"
          maxLength={6}
        />
        <label class="field">
          <span class="field-label">{say('offers.medium')}</span>
          <select value={medium} onChange={(event) => setMedium(event.currentTarget.value as typeof medium)}>
            {media.map((one) => (
              <option key={one} value={one}>
                {say(`offers.medium.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Problem problem={make.problem} />
      <div>
        <Button type="submit" isBusy={make.isBusy}>
          {say('offers.make')}
        </Button>
      </div>
    </form>
  )
}
