import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { firstsOf } from '../../domain/turns/firsts'
import { turnsOf } from '../../domain/turns/roster'
import { gapsOf } from '../../domain/insights/formation'
import { contributionsTo, initiativeNumbered } from '../../domain/initiatives/initiatives'
import { learningOf } from '../../domain/initiatives/learning'
import { lessonsOf } from '../../domain/initiatives/lessons'
import { rotationOf } from '../../domain/rotations/outlook'
import { stageMovesOf } from '../../domain/stages/move-history'
import { initiativeState } from '../../domain/initiatives/state'
import { numberIn } from '../../http/params.server'
import { updatesOf } from '../../domain/updates/updates'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { CallsAndOffers, offersWaiting } from '../../ui/calls/calls-and-offers'
import { Markdown } from '../../ui/kit/markdown'
import { Linked } from '../../ui/kit/linked'
import { Heading } from '../../ui/kit/heading'
import { HeadingActs } from '../../ui/kit/heading-acts'
import { AtAGlance } from '../../ui/rotations/at-a-glance'
import { About } from '../../ui/initiatives/about'
import { Lately } from '../../ui/contributions/recent-lines'
import { AgreedHandOvers } from '../../ui/hand-overs/agreed-hand-overs'
import { HandOvers } from '../../ui/hand-overs/open-hand-overs'
import { Formation } from '../../ui/turns/roster'
import { History } from '../../ui/turns/history'
import { LessonLearned } from '../../ui/initiatives/lessons'
import { OpenReset, SettledResets } from '../../ui/updates/changes-of-direction'
import { ChangesAsked } from '../../ui/turns/change-requests'
import { RotationAhead } from '../../ui/rotations/outlook'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { Stances } from '../../ui/updates/stances'
import { StageMoves } from '../../ui/stages/moves'
import { StageTag } from '../../ui/kit/tags'
import { Updates } from '../../ui/updates/updates'
import { Actions } from '../../ui/initiatives/actions'
import { Barriers } from '../../ui/support/barriers'
import { actsBeside } from './acts'
import { purposeShown } from './page-purpose'
import { followingOf } from './page-updates'
import { changesAsked, waiting } from './page-waiting'
import { updatesInShort } from './updates-in-short'

export const handle = shows(
  'school',
  'members',
  'initiatives here',
  'turns',
  'updates here',
  'calls',
  'work here',
  'decisions',
)

export const loader = page(async (here) => {
  const { acting } = here
  const at = await initiativeState(numberIn(here.params.initiative))
  const initiative = await initiativeNumbered(at.number)
  const [written, lately, turns, gaps, firsts, rotation, changes, waits, following, moves] =
    await Promise.all([
      updatesOf(at.id),
      contributionsTo(acting, at.id),
      turnsOf(acting, at.id),
      gapsOf(acting, at.number),
      firstsOf(at.id),
      rotationOf(acting, at),
      changesAsked(here, at),
      waiting(here, at),
      followingOf(acting, at),
      stageMovesOf(at.id),
    ])
  const learned = await learningOf(acting, at.id)
  const updates = updatesInShort(written, here.url.searchParams.get('update')).map((update) => ({
    ...update,
    mayCorrect: may.correctUpdate(acting, update),
  }))
  const lesson =
    at.stage === 'stopped' ? (await lessonsOf({ number: at.number })).lines[0] : undefined
  return {
    initiative,
    purpose: purposeShown(initiative.purpose),
    learned,
    lesson,
    turns,
    gaps,
    firsts,
    rotation,
    changes,
    following,
    moves,
    ...waits,
    updates,
    lately,
    freeSeats: lesson ? 0 : at.freeSeats.length,
    acts: [
      ...(lesson && may.moveInitiative(acting) ? [beginAgain] : []),
      ...actsBeside(acting, at, waits.handOvers),
    ],
  }
})

const beginAgain = { noun: 'move', title: 'Begin it again', place: 'top' as const }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.initiative.title} · Skein` : 'Skein' },
]

export default function InitiativePage() {
  const {
    initiative,
    purpose,
    learned,
    lesson,
    freeSeats,
    turns,
    gaps,
    firsts,
    rotation,
    changes,
    handOvers,
    agreed,
    asking,
    updates,
    lately,
    acts,
    following,
    moves,
  } = useLoaderData<typeof loader>()
  const { school, me, today } = useSchool()
  const { slug } = school
  const here = { slug, number: initiative.number, today }
  const actsIn = (part: (typeof acts)[number]['place']) =>
    acts.filter(({ place }) => place === part)
  // Of what has stopped, the parts that hold nothing ask for nothing any more.
  const holds = (...parts: unknown[][]) => !lesson || parts.some(({ length }) => length > 0)
  const isOpen = (act: string) => acts.some(({ noun }) => noun === act)
  const forMe = handOvers.filter(({ mayAccept }) => mayAccept)
  const forOthers = handOvers.filter(({ mayAccept }) => !mayAccept)
  // Of what has stopped its lesson comes first, and no act.
  const top = actsIn('top').map(({ noun, title }, place) => ({
    to: paths.initiativeAct(slug, initiative.number, noun),
    title,
    isPrimary: place === 0 && !lesson,
  }))
  const above = (
    <>
      <Link to={paths.board(slug)}>Board</Link> / Initiative {initiative.number}{' '}
      <StageTag stage={initiative.stage} />
    </>
  )
  const asks = [
    ...(asking.may.openCall ? [{ noun: 'call', title: 'Open a call' }] : []),
    ...(asking.may.ask ? [{ noun: 'ask', title: 'Ask someone by name' }] : []),
  ]
  return (
    <>
      <Heading
        title={initiative.title}
        lede={<Linked text={purpose.words} />}
        above={above}
        acts={<HeadingActs acts={top} isAside={forMe.length > 0} />}
      />
      {purpose.tables && <Markdown html={purpose.tables} />}
      {lesson && <LessonLearned lesson={lesson} here={here} />}
      <HandOvers handOvers={forMe} here={here} />
      {!lesson && (
        <AtAGlance
          turns={turns}
          rotation={rotation}
          latest={updates[0]}
          freeSeats={freeSeats}
          offers={offersWaiting(asking, { here, me: me.id })}
          me={me.id}
          here={here}
        />
      )}
      <div className="columns">
        <div className="stack">
          <HandOvers handOvers={forOthers} here={here} />
          <ChangesAsked changes={changes} here={here} />
          <CallsAndOffers {...asking} here={here} me={me.id} />
          <OpenReset
            resets={following.resets}
            may={following.may}
            hasStopped={Boolean(lesson)}
            here={here}
          />
          {holds(updates) && (
            <Updates
              updates={updates}
              under={(update) => (
                <Stances
                  update={update}
                  all={following.stances}
                  mayAnswer={following.may.answer}
                  me={me.id}
                  here={here}
                />
              )}
              here={here}
            />
          )}
          <AgreedHandOvers agreed={agreed} here={here} />
          <History turns={turns} gaps={gaps} firsts={firsts} here={here} />
          {holds(following.actions, following.ended) && (
            <Actions
              actions={following.actions}
              ended={following.ended}
              more={following.more.actions}
              mayAdd={following.may.addAction}
              here={here}
            />
          )}
          <SettledResets resets={following.resets} more={following.more.resets} here={here} />
          <Lately lines={lately} here={here} />
          <StageMoves moves={moves} here={here} />
          {!lesson && <Formation turns={turns} here={here} />}
        </div>
        <div className="stack">
          {!lesson && (
            <RotationAhead
              rotation={rotation}
              isLed={turns.some(({ isNow, role }) => isNow && role === 'lead')}
              here={here}
              acts={[...actsIn('rotation'), ...asks]}
            />
          )}
          {holds(following.barriers, following.cleared) && (
            <Barriers
              barriers={following.barriers}
              cleared={following.cleared}
              more={following.more.barriers}
              mayRaise={following.may.raiseBarrier}
              here={here}
            />
          )}
          <About
            initiative={initiative}
            learned={learned}
            may={{ edit: isOpen('edit'), learn: isOpen('learn') }}
            here={here}
          />
        </div>
      </div>
    </>
  )
}
