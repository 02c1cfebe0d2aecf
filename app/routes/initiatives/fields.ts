import { goalsToChoose } from '../../domain/initiatives/initiatives'
import type { InitiativeShown } from '../../domain/initiatives/initiatives'
import type { FieldWords } from '../../ui/kit/form-fields'
import { challenges } from '../../vocabulary'
import type { Here } from '../../http/in-school.server'
import { finding } from '../acts/search-fields'
import { asChoices } from '../acts/shared-fields'

const kinds = {
  technical: 'We know how; it needs doing.',
  adaptive: 'We must learn, and change habits or beliefs.',
  both: 'Some of each.',
}

const noGoals = 'Our school has not named its goals here yet.'

/** What is asked of an initiative when it is new or edited, with what it says now. */
export async function initiativeFields(here: Here, now?: InitiativeShown): Promise<FieldWords[]> {
  const goals = await goalsFor(now)
  return [
    ...plain(now),
    ...(await ofChallenge(here, now)),
    await finding(here, {
      name: 'sponsor',
      of: 'people',
      label: 'Sponsor',
      hint: 'Who makes time, room or money for it. They are asked, and may say no.',
      optional: true,
      none: 'No sponsor yet',
      value: now?.sponsorAskedId ?? now?.sponsorId ?? undefined,
    }),
    {
      name: 'sipGoal',
      kind: 'select',
      label: 'Goal of the school improvement plan',
      hint: 'Which of them does it serve?',
      choices: goals,
      none: 'None of them',
      value: now?.sipGoalId ?? undefined,
    },
    {
      name: 'noGoalBecause',
      kind: 'line',
      label: 'If none: why?',
      hint: 'One line. It is shown in place of the goal.',
      optional: true,
      value: now?.noGoalBecause || (goals.length ? undefined : noGoals),
    },
  ]
}

// The goal that it serves stays to choose where it is pursued no longer.
async function goalsFor(now?: InitiativeShown) {
  const goals = (await goalsToChoose()).map(({ id, title }) => ({ value: id, label: title }))
  const own = now?.sipGoalId ? { value: now.sipGoalId, label: `${now.sipGoal} (ended)` } : undefined
  return own && !goals.some(({ value }) => value === own.value) ? [...goals, own] : goals
}

function plain(now?: InitiativeShown): FieldWords[] {
  return [
    { name: 'title', kind: 'line', label: 'Name', value: now?.title },
    {
      name: 'purpose',
      kind: 'long',
      label: 'Purpose',
      hint: 'What will be better, for whom, by when.',
      value: now?.purpose,
    },
    { name: 'theoryIf', kind: 'line', label: 'If we …', optional: true, value: now?.theoryIf },
    { name: 'theoryThen', kind: 'line', label: 'then …', optional: true, value: now?.theoryThen },
    {
      name: 'theoryBecause',
      kind: 'line',
      label: 'because …',
      optional: true,
      value: now?.theoryBecause,
    },
    {
      name: 'challenge',
      kind: 'choice',
      label: 'What kind of challenge is it?',
      choices: asChoices(challenges, kinds),
      value: now?.challenge,
    },
  ]
}

async function ofChallenge(here: Here, now?: InitiativeShown): Promise<FieldWords[]> {
  return [
    {
      name: 'learningQuestion',
      kind: 'line',
      label: 'Learning question',
      hint: 'For adaptive work: what do we need to learn?',
      only: 'adaptive',
      value: now?.learningQuestion,
    },
    {
      name: 'voicesAffected',
      kind: 'line',
      label: 'Voices affected',
      hint: 'For adaptive work: who lives with the result?',
      only: 'adaptive',
      value: now?.voicesAffected,
    },
    await finding(here, {
      name: 'technicalOwner',
      of: 'people',
      label: 'Owner',
      hint: 'For technical work: who sees it done?',
      only: 'technical',
      none: 'Choose …',
      value: now?.technicalOwnerId ?? undefined,
    }),
    {
      name: 'technicalDueOn',
      kind: 'day',
      label: 'Due day',
      hint: 'For technical work.',
      only: 'technical',
      value: now?.technicalDueOn ?? undefined,
    },
  ]
}
