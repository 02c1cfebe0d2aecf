import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { ActionText, Done } from '../initiatives/actions'
import { placesIn } from './asked-rows'
import type { HomeRow } from './row'
import type { DecisionsWaiting } from '../../domain/decisions/waiting-for-me'
import type { MyAction } from '../../domain/initiatives/actions'
import type { BarrierBrought } from '../../domain/support/barriers'
import type { ResetCalled } from '../../domain/updates/changes-of-direction'
import type { Waiting } from '../../domain/home/waiting-for-me'

export type MyUnderWay = {
  resets: ResetCalled[]
  actions: MyAction[]
  barriers: BarrierBrought[]
  /** How many more actions and barriers there are. */
  more: number
}

/**
 * What in decisions others wait for: my response, my word on my objection, what I do about theirs,
 * my answers.
 */
export function decisionRows(
  slug: string,
  { toRespond, toConfirm, toAnswer, toMeet }: DecisionsWaiting,
): HomeRow[] {
  const on = decisionsIn(slug)
  return [
    ...toRespond.map((one) => ({
      ...on('Respond', one),
      said: `waits for your response${one.isNudged ? '; you were asked once more' : ''}`,
      day: { on: one.deadlineDay, how: 'by' },
    })),
    ...toConfirm.map((one) => ({
      ...on('Confirm', one),
      key: `confirm ${one.number} ${one.version}`,
      said: `version ${one.version} is offered as the integration of your objection: is it?`,
    })),
    ...toMeet.map((one) => ({
      ...on('Look', one),
      key: `meet ${one.number}`,
      said:
        one.objections === 1
          ? 'one objection to it is open: talk, or offer a version that meets it'
          : `${one.objections} objections to it are open: talk, or offer a version that meets them`,
    })),
    ...toAnswer.map((one) => ({
      ...on('Answer', one),
      said:
        one.unanswered === 1
          ? 'one question or criticism is unanswered'
          : `${one.unanswered} questions and criticisms are unanswered`,
    })),
  ]
}

/** What in decisions is mine to do: outcomes to record, reviews that are due. */
export function dueDecisionRows(slug: string, { toSettle, toReview }: DecisionsWaiting): HomeRow[] {
  const on = decisionsIn(slug)
  return [
    ...toReview.map((one) => ({
      ...on('Review', one),
      sign: { drawing: 'review' as const },
      said: 'its review has been due: keep, amend or end?',
      day: { on: one.dueOn, how: 'since' },
    })),
    ...toSettle.map((one) => ({
      ...on('Record', one),
      sign: { drawing: 'settle' as const },
      said: 'is closed; its outcome is yours to record',
    })),
  ]
}

const decisionsIn =
  (slug: string) =>
  (act: string, { number, question }: { number: number; question: string }) => ({
    key: `${act} ${number}`,
    about: question,
    sign: { drawing: 'answer' as const },
    title: <Link to={paths.decision(slug, number)}>{question}</Link>,
    acts: [{ to: paths.decision(slug, number), label: act }],
  })

/** The changes of direction that wait for me, as one who leads or sponsors. */
export function resetRows(slug: string, { resets }: MyUnderWay): HomeRow[] {
  return resets.map((one) => ({
    ...placesIn(slug)(`reset ${one.number}`, one),
    sign: { face: one.initials },
    said: `${one.isMine ? 'You call' : `${one.opener} calls`} for a change of direction`,
    day: { on: one.on },
    acts: [{ to: paths.initiative(slug, one.number), label: 'Look' }],
  }))
}

/** What stands in the way of others and was brought to me. */
export function barrierRows(slug: string, { barriers }: MyUnderWay): HomeRow[] {
  return barriers.map((one) => ({
    ...{ key: one.id, about: one.text, sign: { face: one.initials } },
    title: <Linked text={one.text} />,
    said: (
      <On slug={slug} place={one}>
        {one.raiser} brought you this barrier ·{' '}
      </On>
    ),
    day: { on: one.on, how: 'since' },
    acts: [{ to: paths.initiative(slug, one.number), label: 'Look' }],
  }))
}

/** What I said I will do, with one press to say that it is done. */
export function actionRows(slug: string, { actions }: MyUnderWay, today: string): HomeRow[] {
  return actions.map((one) => ({
    ...{ key: one.id, about: one.text, sign: { drawing: 'action' as const } },
    title: <ActionText {...one} />,
    said: <On slug={slug} place={one} />,
    day: one.dueOn ? { on: one.dueOn, how: one.dueOn < today ? 'was due' : 'due' } : undefined,
    form: !one.isDone && (
      <Done here={{ slug, number: one.number }} id={one.id} text={one.text} home />
    ),
  }))
}

/** The free seats in the lead of what I lead or sponsor. */
export function seatRows(slug: string, { openSeats }: Waiting): HomeRow[] {
  return openSeats.map((one) => ({
    ...placesIn(slug)(`seat ${one.number}`, one),
    sign: { drawing: 'lead' as const },
    said: one.leads ? 'There is room for a co-lead' : 'Nobody leads this now',
    acts: [{ to: paths.needsALead(slug), label: 'Find someone' }],
  }))
}

function On({
  slug,
  place: { number, title },
  children,
}: {
  slug: string
  place: { number: number; title: string }
  children?: ReactNode
}) {
  return (
    <>
      {children}
      <Link to={paths.initiative(slug, number)}>{title}</Link>
    </>
  )
}
