import type { InputHTMLAttributes } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { useLanguage } from '../app.ts'
import { say } from '../say.ts'

/** One line to fill in: its label, a hint, and beside it what is wrong. */
export function Field(props: {
  label: string
  name: string
  value: string
  onValue: (value: string) => void
  hint?: string | undefined
  error?: string | undefined
  isOptional?: boolean
  type?: 'text' | 'search' | 'email' | 'tel' | 'password' | 'date' | 'number'
  inputMode?: 'text' | 'search' | 'email' | 'tel' | 'numeric' | 'decimal' | 'none'
  enterKeyHint?: 'search' | 'go' | 'next' | 'done'
  autocomplete?: string
  placeholder?: string
  min?: string
  max?: string
  maxLength?: number
  autoFocus?: boolean
}) {
  const id = useId()
  const language = useLanguage()
  const { label, hint, error, value, onValue, isOptional = false, autoFocus = false, ...rest } = props
  const input = useRef<HTMLInputElement>(null)
  // Browsers heed the attribute while a document loads; here pages change without one. Before it is painted, since a hand scanner types as
  // soon as the field can be seen.
  useLayoutEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [])
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {isOptional && <span class="field-hint"> ({say(language, 'field.optional')})</span>}
      </label>
      <input
        // Preact's types ask for a different shape per `type`; here one field takes them all.
        {...(rest as InputHTMLAttributes<HTMLInputElement>)}
        ref={input}
        id={id}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
