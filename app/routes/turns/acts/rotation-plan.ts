import type { z } from 'zod'
import { may } from '../../../domain/acting'
import { formerPlans } from '../../../domain/rotations/past-plans'
import { drawnPlan } from '../../../domain/turns/drawn-plan'
import { setPlan } from '../../../domain/turns/rotation-plan'
import type { PlanSaid } from '../../../domain/turns/rotation-plan'
import { planOf } from '../../../domain/rotations/plans'
import type { Plan } from '../../../domain/rotations/plans'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms, orderIn, orderPlaces } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import { paths } from '../../../paths'
import type { FieldWords } from '../../../ui/kit/form-fields'
import type { PlanShown } from '../../../ui/rotations/plan-form'
import { planSaid } from '../../../ui/rotations/outlook'
import { cadences, choosings } from '../../../vocabulary'
import { partOf } from '../../acts/search-fields'
import { asChoices } from '../../acts/shared-fields'
import { stopped } from '../../acts/initiative-act'
import type { InitiativeAct } from '../../acts/initiative-act'
import { sentence } from '../../../vocabulary/sentences'

export const act: InitiativeAct<typeof actForms.plan> = {
  title: 'Plan the rotation',
  lede: 'How often the lead is handed over, and to whom. Everyone sees the plan; former ones stay to be read here.',
  submit: 'Save the plan',
  schema: actForms.plan,
  place: 'rotation',
  isOpen: (acting, at) => may.assignLead(acting, at) && at.stage !== 'stopped',
  settled: (_here, at) => stopped(at),
  whose: 'The rotation is planned by a lead, the sponsor or an administrator.',
  fields,
  async beside({ acting }, at) {
    const former = await formerPlans(at.id)
    return former.length
      ? [
          {
            title: 'Former plans',
            lines: former.map((plan) => ({
              text:
                planSaid(plan, { today: acting.school.today }) +
                (plan.order.length
                  ? sentence` ${plan.order.map(({ name }) => name).join(', ')}.`
                  : ''),
            })),
          },
        ]
      : []
  },
  layout: async (here, at) => ({ shown: await shownWith(here, at) }),
  edits: { kind: 'plan' },
  perform: ({ acting }, number, said) => setPlan(acting, number, planIn(said)),
}

/** The plan that a form says. */
export function planIn({
  cadence,
  everyWeeks,
  milestone,
  milestoneOn,
  seats,
  choosing,
  ...said
}: z.output<typeof actForms.plan>): PlanSaid {
  return { cadence, everyWeeks, milestone, milestoneOn, seats, choosing, order: orderIn(said) }
}

const often = {
  'every few weeks': 'A number of weeks, school weeks or not.',
  'every term': 'On the first day of each term.',
  'at a milestone': 'When something is reached.',
  'open-ended': 'Until someone hands over.',
}
const who = {
  'in this order':
    'The order below, round and round. Someone who is away is passed over and keeps their place.',
  'fairest first':
    'Those who offer come first; of them, and of the others after them, the one who has held nothing for longest.',
}

async function fields(_here: Here, at: InitiativeState): Promise<FieldWords[]> {
  const plan = await planOf(at.id)
  return [
    {
      name: 'cadence',
      kind: 'choice',
      label: 'How often',
      choices: asChoices(cadences, often),
      value: plan?.cadence ?? 'every few weeks',
    },
    {
      name: 'everyWeeks',
      kind: 'number',
      label: 'Weeks',
      only: 'weeks',
      value: String(plan?.everyWeeks ?? 6),
    },
    {
      name: 'milestone',
      kind: 'line',
      label: 'Milestone',
      only: 'milestone',
      value: plan?.milestone,
    },
    {
      name: 'milestoneOn',
      kind: 'day',
      label: 'Milestone expected on',
      optional: true,
      only: 'milestone',
      value: plan?.milestoneOn ?? undefined,
    },
    {
      name: 'seats',
      kind: 'select',
      label: 'How many lead',
      hint: 'Two or three lead together.',
      choices: asChoices(['1', '2', '3']),
      value: String(at.leadSeats),
    },
    {
      name: 'choosing',
      kind: 'choice',
      label: 'Who is next',
      choices: asChoices(choosings, who),
      value: plan?.choosing ?? 'fairest first',
    },
    ...placesOf(plan),
  ]
}

function placesOf(plan: Plan | undefined): FieldWords[] {
  return orderPlaces.map((name, place) => ({
    name,
    kind: 'place',
    label: place === 0 ? 'First in the order' : `Then (${place + 1})`,
    value: plan?.order[place]?.memberId,
  }))
}

async function shownWith(here: Here, { id, number }: InitiativeState): Promise<PlanShown> {
  const [plan, drawn] = await Promise.all([planOf(id), drawnPlan(here.acting, number)])
  const value = plan?.order.map(({ memberId }) => memberId) ?? []
  const { slug, today } = here.acting.school
  return {
    places: placesOf(plan).map(({ name, label }) => ({ name, label })),
    listed: await partOf(here, 'people', { name: 'order1', value }),
    drawn: plan ? drawn : undefined,
    drawnAt: paths.drawnPlan(slug, number),
    today,
  }
}
