import type { SourcingRule } from '@filrouge/contract/sourcing-rules.ts'
import { useLanguage } from '@filrouge/ui/app.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { useRef, useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { moved } from './reorder.ts'
import { conditionWords, type Names, placesWords, ruleTitle } from './rule-words.ts'

/** Rules in their order, on a thread. They are moved by dragging, by the arrows of each, or with Alt and the arrow keys. */
export function RuleList(props: {
  labelledBy: string
  rules: readonly SourcingRule[]
  names: Names
  /** What each did for the basket that is tried. */
  effects: ReadonlyMap<string, string>
  mayChange: boolean
  onOrder: (rules: SourcingRule[]) => void
  onEdit: (rule: SourcingRule) => void
  onRemove: (rule: SourcingRule) => void
}) {
  const say = useWords()
  const language = useLanguage()
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<number>()
  const [over, setOver] = useState<number>()
  const [told, setTold] = useState('')
  const { rules } = props
  const move = (from: number, to: number) => {
    const rule = rules[from]
    if (!rule || to < 0 || to >= rules.length || from === to) return
    props.onOrder(moved(rules, from, to))
    setTold(say('sourcing.moved', { rule: ruleTitle(rule, language), place: to + 1, count: rules.length }))
    // Where the hand was it stays, on the rule that has moved.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-rule="${rule.id}"] .rule-open`)?.focus(),
    )
  }
  const drop = () => {
    if (dragged !== undefined && over !== undefined) move(dragged, over)
    setDragged(undefined)
    setOver(undefined)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one */}
      <ol class="rules" role="list" aria-labelledby={props.labelledBy} ref={list}>
        {rules.map((rule, index) => (
          <li
            key={rule.id}
            data-rule={rule.id}
            class={[
              'rule',
              dragged === index ? 'is-dragged' : '',
              over === index && dragged !== undefined && dragged !== index
                ? over < dragged
                  ? 'is-before'
                  : 'is-after'
                : '',
            ].join(' ')}
            draggable={props.mayChange}
            onDragStart={(event) => {
              setDragged(index)
              event.dataTransfer?.setData('text/plain', rule.id)
            }}
            onDragOver={(event) => {
              if (dragged === undefined) return
              event.preventDefault()
              setOver(index)
            }}
            onDrop={(event) => {
              event.preventDefault()
              drop()
            }}
            onDragEnd={() => {
              setDragged(undefined)
              setOver(undefined)
            }}
            onKeyDown={(event) => {
              if (!props.mayChange || !event.altKey) return
              const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
              if (step === 0) return
              event.preventDefault()
              move(index, index + step)
            }}
          >
            <span class="rule-knot" aria-hidden="true">
              {index + 1}
            </span>
            <RuleBody rule={rule} {...props} />
            {props.mayChange && (
              <span class="rule-tools">
                <Button
                  kind="quiet"
                  name={say('sourcing.up', { rule: ruleTitle(rule, language) })}
                  isDisabled={index === 0}
                  onPress={() => move(index, index - 1)}
                >
                  <Icon name="up" />
                </Button>
                <Button
                  kind="quiet"
                  name={say('sourcing.down', { rule: ruleTitle(rule, language) })}
                  isDisabled={index === rules.length - 1}
                  onPress={() => move(index, index + 1)}
                >
                  <Icon name="down" />
                </Button>
                <Button
                  kind="quiet"
                  name={say('sourcing.removeNamed', { name: ruleTitle(rule, language) })}
                  onPress={() => props.onRemove(rule)}
                >
                  <Icon name="close" />
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <p class="only-heard" role="status">
        {told}
      </p>
    </>
  )
}

function RuleBody(props: {
  rule: SourcingRule
  names: Names
  effects: ReadonlyMap<string, string>
  mayChange: boolean
  onEdit: (rule: SourcingRule) => void
}) {
  const say = useWords()
  const language = useLanguage()
  const { rule, names } = props
  const title = ruleTitle(rule, language)
  const effect = props.effects.get(rule.id)
  const places = 'at' in rule ? placesWords(rule.at, language, names) : []
  const isEverywhere = 'isStrict' in rule && places.length === 0
  return (
    <div class="rule-body">
      <p class="rule-title">
        {props.mayChange ? (
          <button
            type="button"
            class="rule-open"
            aria-label={say('sourcing.edit', { rule: title })}
            onClick={() => props.onEdit(rule)}
          >
            {title}
          </button>
        ) : (
          title
        )}
        {'isStrict' in rule && (
          <span class={rule.isStrict ? 'rule-force is-strict' : 'rule-force'}>
            {say(rule.isStrict ? 'sourcing.strict' : 'sourcing.soft')}
          </span>
        )}
      </p>
      <p class="rule-chips">
        {isEverywhere && <span class="rule-chip">{say('sourcing.everyShop')}</span>}
        {places.map((words) => (
          <span key={words} class="rule-chip is-place">
            {words}
          </span>
        ))}
        {conditionWords(rule.when, language, names).map(([key, words]) => (
          <span key={key} class="rule-chip">
            {words}
          </span>
        ))}
        {effect && (
          <Badge
            tone={effect === 'decided' || effect === 'limited' ? 'info' : effect === 'gave_way' ? 'warn' : 'plain'}
          >
            {say(`sourcing.effect.${effect as 'decided'}`)}
          </Badge>
        )}
      </p>
    </div>
  )
}
