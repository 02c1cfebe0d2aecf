import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { LearningQuestion } from './learning'
import type { LearningShown } from '../../domain/initiatives/learning'
import { Facts, Section } from '../kit/sheet'
import { When } from '../kit/when'
import { theorySaid } from '../../vocabulary/theory-of-action'
import type { Here } from '../kit/here'
import type { InitiativeShown } from '../../domain/initiatives/initiatives'

/** Its theory of action, its challenge and what that asks for, its sponsor and its goal. */
export function About({
  initiative,
  learned,
  may,
  here,
}: {
  initiative: InitiativeShown
  learned: LearningShown[]
  may: { edit: boolean; learn: boolean }
  here: Here
}) {
  const { learningQuestion, stage } = initiative
  const isAsked = learningQuestion !== '' && initiative.challenge !== 'technical'
  const facts: [string, ReactNode][] = [
    ['Theory of action', theorySaid(initiative)],
    [
      'Challenge',
      initiative.challenge === 'both' ? 'technical and adaptive' : initiative.challenge,
    ],
    [
      'Learning question',
      isAsked && (
        <LearningQuestion
          key="learning"
          question={learningQuestion}
          answers={learned}
          mayAnswer={may.learn}
          here={here}
        />
      ),
    ],
    ['Voices affected', initiative.voicesAffected],
    [
      'Owner',
      initiative.technicalOwner ??
        (initiative.challenge !== 'adaptive' && stage !== 'stopped' && (
          <NoOwner key="owner" mayEdit={may.edit} here={here} />
        )),
    ],
    [
      'Due',
      initiative.technicalDueOn && <When day={initiative.technicalDueOn} today={here.today} />,
    ],
    ['Sponsor', <Sponsor key="sponsor" initiative={initiative} here={here} />],
    ['Goal it serves', <Goal key="goal" initiative={initiative} mayEdit={may.edit} here={here} />],
    // After a stop it is at the top of the page.
    ['Lesson', stage !== 'stopped' && initiative.lesson],
    ['Began', <When key="began" day={initiative.beganOn} today={here.today} />],
  ]
  return (
    <Section title="About">
      <Facts facts={facts} />
    </Section>
  )
}

function NoOwner({ mayEdit, here }: { mayEdit: boolean; here: Here }) {
  return (
    <>
      needs an owner
      {mayEdit && (
        <>
          {' '}
          · <Link to={paths.initiativeAct(here.slug, here.number, 'edit')}>name one</Link>
        </>
      )}
    </>
  )
}

// A goal of the school's plan, or why none; of one that says neither, how to name it.
function Goal({
  initiative: { sipGoal, noGoalBecause },
  mayEdit,
  here,
}: {
  initiative: InitiativeShown
  mayEdit: boolean
  here: Here
}) {
  if (sipGoal ?? noGoalBecause) return <>{sipGoal ?? `None: ${noGoalBecause}`}</>
  return (
    <>
      no goal named yet
      {mayEdit && (
        <>
          {' '}
          · <Link to={paths.initiativeAct(here.slug, here.number, 'edit')}>name it</Link>
        </>
      )}
    </>
  )
}

// A sponsor who has said yes, with why it matters to them; else who has been asked.
function Sponsor({
  initiative: { sponsor, sponsorId, sponsorLine, sponsorAskedId, sponsorAsked, stage },
  here,
}: {
  initiative: InitiativeShown
  here: Here
}) {
  return (
    <>
      {sponsorId && (
        <>
          <Link to={paths.person(here.slug, sponsorId)}>{sponsor}</Link>
          {sponsorLine && (
            <>
              : <q>{sponsorLine}</q>
            </>
          )}
        </>
      )}
      {sponsorAskedId && (
        <>
          {sponsorId && '. '}sponsor asked
          {sponsorAsked && (
            <>
              : <Link to={paths.person(here.slug, sponsorAskedId)}>{sponsorAsked}</Link>
            </>
          )}
        </>
      )}
      {!sponsorId && !sponsorAskedId && (stage === 'stopped' ? 'None' : 'None yet')}
    </>
  )
}
