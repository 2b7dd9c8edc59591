import { sendFile } from '@filrouge/client/files.ts'
import { addImport } from '@filrouge/contract/imports.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Progress } from '@filrouge/ui/components/progress.tsx'
import { useGo } from '@filrouge/ui/router.tsx'
import { useRef, useState } from 'preact/hooks'
import { useWords } from '../say.ts'

/** Where a file is dropped, or chosen; it is sent at once, and nothing is written before the next page says so. */
export function FileDrop({ sizeAtMost }: { sizeAtMost: string }) {
  const say = useWords()
  const app = useApp()
  const go = useGo()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [sending, setSending] = useState<{ name: string; share: number } | undefined>(undefined)
  const chosen = useRef<File | undefined>(undefined)
  const send = usePress(async () => {
    const file = chosen.current
    if (!file) return
    const { name } = file
    setSending({ name, share: 0 })
    try {
      const { answer } = sendFile(app.settings, addImport, { fileName: name }, file, (share) =>
        setSending({ name, share }),
      )
      go(`/imports/${(await answer).id}`)
    } finally {
      setSending(undefined)
    }
  })
  const take = (file: File | undefined) => {
    if (!file) return
    chosen.current = file
    void send.press()
  }
  return (
    <div class="stack-small">
      <label
        class={isOver ? 'file-drop is-over' : 'file-drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer?.files[0])
        }}
      >
        <input
          ref={input}
          type="file"
          class="only-heard"
          accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json,.xml,.gz"
          disabled={sending !== undefined}
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
        {sending ? (
          <Progress words={say('imports.sending', { name: sending.name })} done={sending.share} of={1} />
        ) : (
          <>
            <Icon name="plus" />
            <span class="file-drop-title display">{say('imports.drop')}</span>
            <span class="soft small">{say('imports.dropHint', { size: sizeAtMost })}</span>
          </>
        )}
      </label>
      <Problem problem={send.problem} onRetry={send.press} />
    </div>
  )
}
