import type { Output } from '@filrouge/contract/endpoint.ts'
import { say as sayCode } from '@filrouge/contract/say.ts'
import { trySourcing } from '@filrouge/contract/sourcing.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { useEffect, useId } from 'preact/hooks'
import { ArticleFinder } from '../finding/article-finder.tsx'
import { useAfterPause } from '../finding/use-after-pause.ts'
import { useWords } from '../say.ts'

export interface Tried {
  lines: { sku: string; title: string; quantity: number }[]
  mode: 'home' | 'relay' | 'collect'
  postcode: string
  locationId: string
}

export const emptyBasket: Tried = { lines: [], mode: 'home', postcode: '75011', locationId: '' }

/** A basket made up to see where it would come from, by the rules in force and by the draft; `onEffects` hears what each rule did. */
export function TryBasket(props: {
  tried: Tried
  onTried: (tried: Tried) => void
  shops: readonly (readonly [id: string, name: string])[]
  hasDraft: boolean
  /** Changes with the rules, so that they are asked again. */
  version: string
  onEffects: (effects: ReadonlyMap<string, string>) => void
}) {
  const say = useWords()
  const { tried, onTried, hasDraft } = props
  const postcode = useAfterPause(tried.postcode.trim())
  const isReady =
    tried.lines.length > 0 && (tried.mode === 'collect' ? tried.locationId !== '' : /^\d{5}$/.test(postcode))
  const question = isReady
    ? {
        lines: tried.lines.map(({ sku, quantity }) => ({ sku, quantity })),
        mode: tried.mode,
        ...(tried.mode === 'collect' ? { locationId: tried.locationId } : { postcode }),
      }
    : null
  const now = useAsk(trySourcing, question)
  const then = useAsk(trySourcing, question && hasDraft ? { ...question, isDraft: true } : null)
  useEffect(() => {
    now.again()
    then.again()
  }, [props.version])
  const shown = hasDraft ? then.answer : now.answer
  useEffect(() => {
    props.onEffects(new Map(isReady ? shown?.effects.map(({ ruleId, effect }) => [ruleId, effect]) : []))
  }, [shown, isReady])
  return (
    <div class="stack">
      <p class="soft">{say('sourcing.try.lead')}</p>
      <BasketLines tried={tried} onTried={onTried} />
      <ArticleFinder
        label={say('sourcing.try.find')}
        placeholder={say('stock.findPlaceholder')}
        choose={say('sourcing.try.choose')}
        chooseNamed={(title) => say('sourcing.try.chooseNamed', { title })}
        needsPrice={false}
        onChoose={(variant) => onTried({ ...tried, lines: withOneMore(tried.lines, variant.sku, variant.title) })}
      />
      <Goal {...props} />
      <Problem problem={now.problem ?? then.problem} onRetry={now.again} />
      {isReady && now.isBusy && !now.answer && <Spinner />}
      {isReady && now.answer && (
        <div class="try-answers" aria-live="polite">
          <Answer answer={now.answer} title={hasDraft ? say('sourcing.try.before') : undefined} />
          {hasDraft && then.answer && (
            <Answer
              answer={then.answer}
              title={say('sourcing.try.after')}
              isSame={then.answer.text === now.answer.text}
            />
          )}
        </div>
      )}
    </div>
  )
}

function withOneMore(lines: Tried['lines'], sku: string, title: string): Tried['lines'] {
  if (lines.some((line) => line.sku === sku))
    return lines.map((line) => (line.sku === sku ? { ...line, quantity: Math.min(99, line.quantity + 1) } : line))
  return [...lines, { sku, title: title || sku, quantity: 1 }]
}

function BasketLines({ tried, onTried }: { tried: Tried; onTried: (tried: Tried) => void }) {
  const say = useWords()
  if (tried.lines.length === 0) return null
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
    <ul class="try-lines" role="list">
      {tried.lines.map((line) => (
        <li key={line.sku} class="try-line">
          <span class="figures">{line.title}</span>
          <input
            class="try-quantity"
            type="number"
            min="1"
            max="99"
            aria-label={say('sourcing.try.quantity', { title: line.title })}
            value={line.quantity}
            onInput={(event) => {
              const quantity = Math.min(99, Math.max(1, Number(event.currentTarget.value) || 1))
              onTried({
                ...tried,
                lines: tried.lines.map((one) => (one.sku === line.sku ? { ...one, quantity } : one)),
              })
            }}
          />
          <Button
            kind="quiet"
            name={say('sourcing.try.remove', { title: line.title })}
            onPress={() => onTried({ ...tried, lines: tried.lines.filter((one) => one.sku !== line.sku) })}
          >
            <Icon name="close" />
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Goal({ tried, onTried, shops }: Parameters<typeof TryBasket>[0]) {
  const say = useWords()
  const language = useLanguage()
  const id = useId()
  return (
    <div class="try-goal">
      <fieldset class="segments">
        <legend class="only-heard">{say('sourcing.try.mode')}</legend>
        {(['home', 'relay', 'collect'] as const).map((mode) => (
          <label key={mode}>
            <input
              type="radio"
              name="try-mode"
              checked={tried.mode === mode}
              onChange={() => onTried({ ...tried, mode })}
            />
            {sayCode(language, `mode.${mode}`)}
          </label>
        ))}
      </fieldset>
      {tried.mode === 'collect' ? (
        <div class="field">
          <label class="field-label" for={id}>
            {say('sourcing.try.shop')}
          </label>
          <select
            id={id}
            value={tried.locationId}
            onChange={(event) => onTried({ ...tried, locationId: event.currentTarget.value })}
          >
            <option value="">—</option>
            {shops.map(([shop, name]) => (
              <option key={shop} value={shop}>
                {name}
              </option>
            ))}
          </select>
        </div>
      ) : (
        <Field
          label={say('sourcing.try.postcode')}
          name="postcode"
          inputMode="numeric"
          autocomplete="off"
          maxLength={5}
          value={tried.postcode}
          onValue={(postcode) => onTried({ ...tried, postcode })}
        />
      )}
    </div>
  )
}

function Answer(props: { answer: Output<typeof trySourcing>; title: string | undefined; isSame?: boolean }) {
  const say = useWords()
  const { answer } = props
  return (
    <section class="try-answer stack-small">
      {props.title && <h3 class="rule-kinds-title">{props.title}</h3>}
      {props.isSame ? (
        <p class="soft">{say('sourcing.try.same')}</p>
      ) : (
        <>
          <p class="try-text">{answer.text || say('sourcing.try.none')}</p>
          {answer.passedText.length > 0 && (
            <>
              <p class="soft small">{say('sourcing.try.passed')}</p>
              <ul class="plain-list small">
                {answer.passedText.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  )
}
