import {
  addSegmentMembers,
  listSegmentMembers,
  removeSegmentMembers,
  type SegmentMember,
} from '@filrouge/contract/segments.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Progress } from '@filrouge/ui/components/progress.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { showToast } from '@filrouge/ui/components/toast.tsx'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { useState } from 'preact/hooks'
import { More } from '../frame/more.tsx'
import { usePages } from '../frame/use-pages.ts'
import { useWords } from '../say.ts'
import { namedInFile } from './segment-draft.ts'

const atOnce = 5000
const unknownShown = 5

/** Who belongs to a segment; where it is kept by hand, names come in one by one or from a file, and can be taken out again. */
export function SegmentMembers({
  code,
  isByRule,
  onChanged,
}: {
  code: string
  isByRule: boolean
  onChanged: () => void
}) {
  const say = useWords()
  const api = useApi()
  const pages = usePages(listSegmentMembers, { code, limit: 20 })
  const changed = () => {
    pages.again()
    onChanged()
  }
  const takeOut = usePress(async (member: SegmentMember) => {
    const customerIds = [member.customerId]
    await api(removeSegmentMembers, { code, customerIds })
    changed()
    showToast({
      words: say('segments.takenOut', { name: nameOf(member) }),
      onUndo: async () => {
        await api(addSegmentMembers, { code, who: customerIds })
        changed()
      },
    })
  })
  const nameOf = ({ name, email, phone }: SegmentMember) =>
    name ?? email ?? (phone && phoneWords(phone)) ?? say('segments.noName')
  const members = pages.items
  return (
    <section class="stack-small" aria-labelledby="members-title">
      <h2 id="members-title">{say('segments.who')}</h2>
      {!isByRule && <AddMembers code={code} onAdded={changed} />}
      <Problem problem={pages.problem ?? takeOut.problem} onRetry={pages.again} />
      {!members && !pages.problem && <Skeleton lines={4} />}
      {members?.length === 0 && <p class="soft">{say('segments.nobody')}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ul role="list" class="member-list">
        {members?.map((member) => (
          <li key={member.customerId} class="home-row">
            <span class="strong">{nameOf(member)}</span>
            {!isByRule && (
              <Button
                kind="quiet"
                name={say('segments.takeOutOne', { name: nameOf(member) })}
                onPress={() => takeOut.press(member)}
              >
                {say('segments.takeOut')}
              </Button>
            )}
            <span class="cell-more">
              {[member.name && member.email, member.phone && phoneWords(member.phone)].filter(Boolean).join(' · ')}
              {member.addedAt && (
                <>
                  {' '}
                  · <DateWords at={member.addedAt} as="nearDay" />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {members && members.length > 0 && (
        <More more={pages.more} isBusy={pages.isBusy} shown={say('segments.shown', { count: members.length })} />
      )}
    </section>
  )
}

function AddMembers({ code, onAdded }: { code: string; onAdded: () => void }) {
  const say = useWords()
  const api = useApi()
  const [typed, setTyped] = useState('')
  const [sent, setSent] = useState<{ done: number; of: number }>()
  const [unknown, setUnknown] = useState<readonly string[]>([])
  const [isEmptyFile, setEmptyFile] = useState(false)
  const add = usePress(async (who: readonly string[]) => {
    setUnknown([])
    setEmptyFile(who.length === 0)
    const nobody: string[] = []
    let added = 0
    try {
      for (let from = 0; from < who.length; from += atOnce) {
        if (who.length > atOnce) setSent({ done: from, of: who.length })
        const answer = await api(addSegmentMembers, { code, who: who.slice(from, from + atOnce) })
        nobody.push(...answer.unknown)
        added += answer.added
      }
    } finally {
      setSent(undefined)
    }
    if (who.length === 0) return
    setUnknown(nobody)
    if (nobody.length === 0) setTyped('')
    if (added > 0 || nobody.length === 0) showToast({ words: say('segments.added', { count: added }) })
    onAdded()
  })
  const fromFile = async (file: File | undefined) => {
    if (file) await add.press(namedInFile(await file.text()))
  }
  return (
    <form
      class="stack-small"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() !== '') void add.press([typed.trim()])
      }}
    >
      <div class="member-add">
        <Field
          label={say('segments.add')}
          name="who"
          value={typed}
          onValue={setTyped}
          autocomplete="off"
          maxLength={254}
        />
        <Button type="submit" isBusy={add.isBusy}>
          {say('segments.addPress')}
        </Button>
      </div>
      {sent ? (
        <Progress words={say('segments.adding', sent)} done={sent.done} of={sent.of} />
      ) : (
        <label class="member-file">
          <input
            type="file"
            class="only-heard"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(event) => {
              void fromFile(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
          <span class="member-file-words">{say('segments.fromFile')}</span>
          <span class="soft small">{say('segments.fromFileHint')}</span>
        </label>
      )}
      <Problem problem={add.problem} />
      {isEmptyFile && <p class="field-error">{say('segments.emptyFile')}</p>}
      {unknown.length > 0 && (
        <p class="field-error" role="status">
          {say('segments.unknown', { count: unknown.length, who: unknown.slice(0, unknownShown).join(', ') })}
          {unknown.length > unknownShown && ` ${say('segments.unknownMore', { count: unknown.length - unknownShown })}`}
        </p>
      )}
    </form>
  )
}
