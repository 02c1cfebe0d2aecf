import { useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { homeOf } from '../../domain/home/home'
import { newsFor } from '../../domain/home/news'
import { page } from '../../http/in-school.server'
import { AlliedWith, AllySheet } from '../../ui/members/ally'
import { FirstHour, StepsToBegin } from '../../ui/home/first-steps'
import { ForYou } from '../../ui/home/for-you'
import { MyTurns } from '../../ui/home/my-turns'
import { NeedsALead } from '../../ui/home/needs-a-lead'
import { Newcomer } from '../../ui/home/newcomer'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { Changed } from '../../ui/home/recent-activity'

const needsAtHome = 3

export const handle = shows(
  'school',
  'members',
  'initiatives',
  'turns',
  'updates',
  'calls',
  'decisions',
  'mine',
)

export const loader = page(async ({ acting }) => {
  const [home, news] = await Promise.all([homeOf(acting, needsAtHome), newsFor(acting)])
  return {
    ...home,
    news,
    lookedAt: acting.school.now,
    may: {
      invite: may.invite(acting),
      keepCalendar: may.administer(acting),
      putUp: may.putUpInitiative(acting),
      record: may.recordDecision(acting),
      takePart: may.takePart(acting),
    },
  }
})

export default function Home() {
  const home = useLoaderData<typeof loader>()
  const { turns, ally, alliedTo, over, news, steps, needs, needInAll, lookedAt, may: can } = home
  const { me } = useSchool()
  if (!steps.initiative) return <FirstHour steps={steps} may={can} />
  return (
    <>
      <Heading title={`Hello, ${me.name}`} />
      {can.invite && !(steps.invited && steps.calendar && steps.decision) && (
        <StepsToBegin steps={steps} may={can} />
      )}
      <div className="columns">
        <div className="stack">
          {home.toFollow && <Newcomer toFollow={home.toFollow} needs={needs} />}
          <ForYou {...home} />
          <Changed news={news} lookedAt={lookedAt} />
        </div>
        <div className="stack">
          {!home.toFollow && <MyTurns turns={turns} over={over} mayTakePart={can.takePart} />}
          {ally && <AllySheet shown={ally} isMe />}
          <AlliedWith students={alliedTo} isMe />
          <NeedsALead needs={needs} inAll={needInAll} />
        </div>
      </div>
    </>
  )
}
