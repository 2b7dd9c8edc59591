import { dropSourcingDraft, publishSourcing, type SourcingView } from '@filrouge/contract/sourcing.ts'
import { useApi, useLanguage } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { serverNow } from '@filrouge/ui/clock.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Dialog } from '@filrouge/ui/components/dialog.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { dayWords } from '@filrouge/ui/dates.ts'
import { useState } from 'preact/hooks'
import { doLater, tell } from '../frame/later.ts'
import { useWords } from '../say.ts'

/** What is in force, and what is being changed: publishing it, dropping it, taking back the last step. */
export function DraftBar(props: {
  view: SourcingView
  mayChange: boolean
  undo: (() => void) | undefined
  onSeen: (view: SourcingView) => void
}) {
  const say = useWords()
  const language = useLanguage()
  const api = useApi()
  const [isPublishing, setPublishing] = useState(false)
  const { published, draft } = props.view
  const day = (at: string) => dayWords(at, language, serverNow())
  const drop = () =>
    doLater(
      { key: 'sourcing-drop', words: say('sourcing.dropSoon'), undoWords: say('sourcing.keepDraft') },
      async () => {
        props.onSeen(await api(dropSourcingDraft, {}))
        return say('sourcing.dropped')
      },
    )
  return (
    <div class={draft ? 'draft-bar is-draft' : 'draft-bar'}>
      <div class="draft-what">
        <p>
          <strong>
            {published.version === 0
              ? say('sourcing.firstInForce')
              : say('sourcing.inForce', { version: published.version })}
          </strong>{' '}
          {published.publishedAt && published.publishedBy && (
            <span class="soft">
              {say('sourcing.inForceBy', { name: published.publishedBy, day: day(published.publishedAt) })}
            </span>
          )}
        </p>
        {draft && (
          <p>
            <Badge tone="warn">{say('sourcing.draftOf')}</Badge>{' '}
            <span class="soft">
              {draft.changedBy
                ? say('sourcing.draftBy', { name: draft.changedBy, day: day(draft.changedAt) })
                : say('sourcing.draftDay', { day: day(draft.changedAt) })}
            </span>
          </p>
        )}
      </div>
      {props.mayChange && (draft || props.undo) && (
        <div class="row draft-actions">
          {props.undo && (
            <Button kind="quiet" onPress={props.undo}>
              <Icon name="undo" />
              {say('sourcing.undo')}
            </Button>
          )}
          {draft && (
            <>
              <Button onPress={drop}>{say('sourcing.drop')}</Button>
              <Button kind="primary" onPress={() => setPublishing(true)}>
                {say('sourcing.publish')}
              </Button>
            </>
          )}
        </div>
      )}
      <PublishDialog
        isOpen={isPublishing && draft !== undefined}
        revision={draft?.revision ?? 0}
        onClose={() => setPublishing(false)}
        onSeen={props.onSeen}
      />
    </div>
  )
}

function PublishDialog(props: {
  isOpen: boolean
  revision: number
  onClose: () => void
  onSeen: (view: SourcingView) => void
}) {
  const say = useWords()
  const api = useApi()
  const [note, setNote] = useState('')
  const publish = usePress(async () => {
    const view = await api(publishSourcing, { revision: props.revision, note: note.trim() })
    props.onSeen(view)
    props.onClose()
    setNote('')
    tell({ key: 'sourcing-published', words: say('sourcing.published', { version: view.published.version }) })
  })
  return (
    <Dialog title={say('sourcing.publishTitle')} isOpen={props.isOpen} onClose={props.onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void publish.press()
        }}
      >
        <p class="soft">{say('sourcing.publishLead')}</p>
        <Field
          label={say('sourcing.publishNote')}
          name="note"
          isOptional
          maxLength={300}
          autoFocus
          value={note}
          onValue={setNote}
        />
        <Problem problem={publish.problem} />
        <Button type="submit" kind="primary" isBusy={publish.isBusy}>
          {say('sourcing.publishNow')}
        </Button>
      </form>
    </Dialog>
  )
}
