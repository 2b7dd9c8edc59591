import type { SynonymView } from '@filrouge/contract/search.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'

type Group = Pick<SynonymView, 'id' | 'said' | 'found' | 'isOneWay'>

/** One group of synonyms: words that mean the same, or words that also find others and not the other way round. */
export function SynonymForm(props: {
  group?: Group
  suggested?: string | undefined
  onSave: (group: Group) => Promise<void>
  onCancel: () => void
}) {
  const say = useWords()
  const { group } = props
  const [isOneWay, setOneWay] = useState(group?.isOneWay ?? false)
  const [said, setSaid] = useState(group ? group.said.join(', ') : props.suggested ? `${props.suggested}, ` : '')
  const [found, setFound] = useState(group?.isOneWay ? group.found.join(', ') : '')
  const [isTold, setTold] = useState(false)
  const words = phrasesOf(said)
  const others = phrasesOf(found)
  const isWrong = isOneWay ? words.length === 0 : words.length < 2
  const save = usePress(async () => {
    setTold(true)
    if (isWrong || (isOneWay && others.length === 0)) return
    const id = group?.id ?? `hand-${newId('event').slice(4)}`
    await props.onSave({ id, said: words, found: isOneWay ? others : words, isOneWay })
  })
  return (
    <form
      class="synonym-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save.press()
      }}
    >
      <fieldset class="row">
        <legend class="only-heard">{say('searching.direction')}</legend>
        {[false, true].map((oneWay) => (
          <label key={String(oneWay)} class="row small">
            <input type="radio" name="direction" checked={isOneWay === oneWay} onChange={() => setOneWay(oneWay)} />
            {say(oneWay ? 'searching.oneWay' : 'searching.bothWays')}
          </label>
        ))}
      </fieldset>
      <Field
        label={say(isOneWay ? 'searching.whoSays' : 'searching.sameWords')}
        name="said"
        value={said}
        onValue={setSaid}
        hint={say('searching.commas')}
        error={isTold && isWrong ? say(isOneWay ? 'searching.needsOne' : 'searching.needsTwo') : undefined}
        autoFocus
      />
      {isOneWay && (
        <Field
          label={say('searching.alsoFinds')}
          name="found"
          value={found}
          onValue={setFound}
          error={isTold && others.length === 0 ? say('searching.needsOne') : undefined}
        />
      )}
      <Problem problem={save.problem} />
      <div class="row">
        <Button kind="primary" type="submit" isBusy={save.isBusy}>
          {say('searching.save')}
        </Button>
        <Button kind="quiet" onPress={props.onCancel}>
          {say('searching.cancel')}
        </Button>
      </div>
    </form>
  )
}

const phrasesOf = (text: string): string[] =>
  text
    .split(',')
    .map((phrase) => phrase.trim().slice(0, 60))
    .filter((phrase) => phrase !== '')
    .slice(0, 20)
