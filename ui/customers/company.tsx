import { type Company, setCompany } from '@filrouge/contract/companies.ts'
import type { CustomerFile } from '@filrouge/contract/customers.ts'
import { printedSiren } from '@filrouge/kernel/siren.ts'
import { useState } from 'preact/hooks'
import { useApi, useLanguage } from '../app.ts'
import { usePress } from '../ask.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import { Problem } from '../components/problem.tsx'
import { say } from '../say.ts'

/** A company as a line says it: its name, its SIREN, its VAT number. */
export function CompanyLine({ company }: { company: Company }) {
  const language = useLanguage()
  const { name, siren, vatNumber } = company
  return (
    <>
      <span class="strong">{name}</span> · SIREN <span class="figures">{printedSiren(siren)}</span>
      {vatNumber && (
        <>
          {' '}
          · {say(language, 'company.vatNumberShort')} <span class="figures">{vatNumber}</span>
        </>
      )}
    </>
  )
}

/** The company a customer buys for, and the press that says or changes it: from then on her prices are told without tax first. */
export function CustomerCompany({
  file,
  onChange,
}: {
  file: Pick<CustomerFile, 'id' | 'company'>
  onChange: () => unknown
}) {
  const language = useLanguage()
  const api = useApi()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState({ name: '', siren: '', vatNumber: '' })
  const set = usePress(async (company: Company | null) => {
    await api(setCompany, { id: file.id, company })
    setOpen(false)
    onChange()
  })
  const wrong = new Set(set.problem?.problem.errors?.map(({ pointer }) => pointer.split('/').pop()))
  const of = (name: keyof typeof typed) => ({
    ...{ name, value: typed[name], onValue: (value: string) => setTyped((before) => ({ ...before, [name]: value })) },
    autocomplete: 'off',
  })
  const open = () => {
    const { name = '', siren = '', vatNumber = '' } = file.company ?? {}
    setTyped({ name, siren: siren && printedSiren(siren), vatNumber })
    set.forget()
    setOpen(true)
  }
  const { vatNumber, ...kept } = typed
  const isReady = typed.name.trim() !== '' && typed.siren.trim() !== ''
  const keep = () => set.press({ ...kept, ...(vatNumber.trim() ? { vatNumber } : {}) })
  return (
    <section class="stack-small" aria-label={say(language, 'company.title')}>
      {file.company && (
        <p>
          <CompanyLine company={file.company} />
        </p>
      )}
      <div>
        <Button kind="quiet" onPress={open}>
          {say(language, file.company ? 'company.change' : 'company.add')}
        </Button>
      </div>
      <Dialog
        title={say(language, 'company.title')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button kind="primary" isBusy={set.isBusy} isDisabled={!isReady} onPress={keep}>
              {say(language, 'company.keep')}
            </Button>
            {file.company && <Button onPress={() => set.press(null)}>{say(language, 'company.private')}</Button>}
          </>
        }
      >
        <form
          class="stack-small"
          onSubmit={(event) => {
            event.preventDefault()
            if (isReady) void keep()
          }}
        >
          <p class="soft">{say(language, 'company.lead')}</p>
          <Field {...of('name')} label={say(language, 'company.name')} maxLength={120} />
          <Field
            {...of('siren')}
            label="SIREN"
            inputMode="numeric"
            maxLength={20}
            error={wrong.has('siren') ? say(language, 'company.wrongSiren') : undefined}
          />
          <Field
            {...of('vatNumber')}
            label={say(language, 'company.vatNumber')}
            maxLength={30}
            isOptional
            error={wrong.has('vatNumber') ? say(language, 'company.wrongVatNumber') : undefined}
          />
          <button type="submit" class="only-heard" tabIndex={-1} aria-hidden="true" />
          {wrong.size === 0 && <Problem problem={set.problem} />}
        </form>
      </Dialog>
    </section>
  )
}
