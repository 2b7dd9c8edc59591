import { Icon } from '@filrouge/ui/components/icon.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'

/** Where a hand scanner writes: each code is one more. What `onCode` does not know is said in the words of `unknown`. */
export function ScanField(props: {
  unknown: (code: string) => string
  onCode: (code: string) => boolean | Promise<boolean>
}) {
  const word = useWords()
  const [text, setText] = useState('')
  const [unknown, setUnknown] = useState<string>()
  return (
    <form
      class="search-bar"
      onSubmit={async (event) => {
        event.preventDefault()
        const code = text.trim()
        if (code === '') return
        setText('')
        setUnknown((await props.onCode(code)) ? undefined : code)
      }}
    >
      <input
        type="text"
        name="code"
        inputMode="numeric"
        value={text}
        placeholder={word('prepare.scan')}
        aria-label={word('prepare.scan')}
        autocomplete="off"
        enterkeyhint="done"
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button" aria-label={word('prepare.scanPress')}>
        <Icon name="scan" />
      </button>
      <p class="field-error scan-unknown" role="status">
        {unknown && props.unknown(unknown)}
      </p>
    </form>
  )
}
