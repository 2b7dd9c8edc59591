import { listSlotPlans, type SlotPlanView } from '@filrouge/contract/slots.ts'
import { newId } from '@filrouge/kernel/ids.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Badge } from '@filrouge/ui/components/badge.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Empty } from '@filrouge/ui/components/empty.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { Link } from '@filrouge/ui/router.tsx'
import { useState } from 'preact/hooks'
import { useFilters } from '../frame/chips.tsx'
import { hasRole, useSession } from '../frame/session.ts'
import { useTitle } from '../frame/title.ts'
import { useWords } from '../say.ts'
import { Filling } from './filling.tsx'
import { PlanForm } from './plan-form.tsx'

/** « Rendez-vous »: the plans of slots, how full their days are, and the week they follow. */
export function SlotsPage() {
  const say = useWords()
  const filters = useFilters()
  const asked = useAsk(listSlotPlans, {})
  const canSet = hasRole(useSession(), 'manager')
  const [editing, setEditing] = useState<SlotPlanView['id']>()
  useTitle(say('slots.title'))
  const plans = asked.answer?.items
  const chosen = plans?.find(({ id }) => id === filters.get('plan')) ?? plans?.[0]
  const isNew = editing !== undefined && !plans?.some(({ id }) => id === editing)
  const close = () => setEditing(undefined)
  const kept = (plan: SlotPlanView) => {
    close()
    filters.set({ plan: plan.id })
    asked.again()
  }
  return (
    <div class="stack slots-page">
      <p>
        <Link to="/stock" class="back-link">
          <Icon name="back" />
          {say('stock.title')}
        </Link>
      </p>
      <header class="page-head">
        <h1>{say('slots.title')}</h1>
        {canSet && !isNew && <Button onPress={() => setEditing(newId('slotPlan'))}>{say('slots.new')}</Button>}
      </header>
      <p class="soft">{say('slots.lead')}</p>
      <Problem problem={asked.problem} onRetry={asked.again} />
      {!plans && !asked.problem && <Skeleton lines={5} />}
      {plans?.length === 0 && !isNew && <Empty title={say('slots.none')}>{say('slots.noneLead')}</Empty>}
      {isNew && <PlanForm key={editing} id={editing} onKept={kept} onClose={close} />}
      {plans && plans.length > 1 && !isNew && (
        <fieldset class="segments slot-plans">
          <legend class="only-heard">{say('slots.plans')}</legend>
          {plans.map((plan) => (
            <label key={plan.id}>
              <input
                type="radio"
                name="plan"
                checked={plan.id === chosen?.id}
                onChange={() => filters.set({ plan: plan.id })}
              />
              {plan.title}
            </label>
          ))}
        </fieldset>
      )}
      {chosen && !isNew && (
        <Plan
          key={chosen.id}
          plan={chosen}
          canSet={canSet}
          isEditing={editing === chosen.id}
          onEdit={() => setEditing(chosen.id)}
          onKept={kept}
          onClose={close}
        />
      )}
    </div>
  )
}

interface PlanProps {
  plan: SlotPlanView
  canSet: boolean
  isEditing: boolean
  onEdit: () => void
  onKept: (plan: SlotPlanView) => void
  onClose: () => void
}

function Plan({ plan, canSet, isEditing, onEdit, onKept, onClose }: PlanProps) {
  const say = useWords()
  const hours = (minutes: number) => Math.round(minutes / 6) / 10
  const zone = plan.postcodePrefixes.length === 0 ? say('slots.everywhere') : plan.postcodePrefixes.join(', ')
  return (
    <section class="stack" aria-labelledby="plan-title">
      <div class="stack-small">
        <div class="section-title">
          <h2 id="plan-title">
            {plan.title} {!plan.isActive && <Badge tone="warn">{say('slots.off')}</Badge>}
          </h2>
          {canSet && !isEditing && <Button onPress={onEdit}>{say('slots.edit')}</Button>}
        </div>
        <p class="soft">
          {plan.locationName ?? say('slots.serviceIn', { service: plan.serviceTitle ?? plan.service ?? '', zone })}
        </p>
        <p class="small soft">
          {say('slots.rules', {
            lead: hours(plan.leadMinutes),
            horizon: plan.horizonDays,
            until: hours(plan.moveUntilMinutes),
          })}
        </p>
      </div>
      {isEditing ? (
        <PlanForm id={plan.id} plan={plan} onKept={onKept} onClose={onClose} />
      ) : (
        <Filling plan={plan} canSet={canSet} />
      )}
    </section>
  )
}
