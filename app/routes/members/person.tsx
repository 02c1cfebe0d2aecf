import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import type { Acting } from '../../domain/acting'
import { alliedWith, allyOf } from '../../domain/members/alliances'
import { leavesOf } from '../../domain/members/leaves'
import { contributionsOfMember, memberById, turnsOfMember } from '../../domain/members/profile'
import type { Profile } from '../../domain/members/profile'
import { passingsOf } from '../../domain/absences/passings'
import { reflectionsOf } from '../../domain/turns/reflections'
import { schoolCalendar } from '../../domain/calendar/calendar'
import { ribbonOf } from '../../domain/insights/year-ribbon'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { AwaySaid } from '../../ui/members/away-words'
import { Passings } from '../../ui/absences/passings'
import { AlliedWith, AllySheet } from '../../ui/members/ally'
import { Heading } from '../../ui/kit/heading'
import { LeadingAndFollowing } from '../../ui/insights/leading-and-following'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { When } from '../../ui/kit/when'
import { Reflections } from '../../ui/turns/reflections'
import { Contributed } from '../../ui/contributions/by-member'
import { StrengthsAndEdges } from '../../ui/members/strengths'
import { Facts } from '../../ui/members/facts'

export const handle = shows(
  'school',
  'members',
  'initiatives',
  'turns',
  'calls',
  'contributions',
  'decisions',
  'mine',
)

export const loader = page(async ({ acting, params, url }) => {
  const member = await memberById(params.member ?? '')
  const [turns, reflections, contributions, leaves, passings, calendar] = await Promise.all([
    turnsOfMember(member.id),
    reflectionsOf(acting, member.id),
    contributionsOfMember(acting, member.id),
    leavesOf(acting, member.id),
    passingsOf(acting, member.id),
    schoolCalendar(),
  ])
  const [ally, alliedTo] = await Promise.all([allyOf(acting, member), alliedWith(member.id)])
  const ribbon = ribbonOf(acting, {
    memberId: member.id,
    turns,
    calendar,
    asked: url.searchParams.get('year') ?? undefined,
  })
  return {
    member,
    ally,
    alliedTo,
    week: calendar.worksOn,
    turns,
    ribbon,
    reflections,
    contributions,
    leaves,
    passings,
    may: mayHere(acting, member),
  }
})

function mayHere(acting: Acting, { id: memberId, access, leftOn }: Profile) {
  if (leftOn)
    return {
      profile: false,
      letters: false,
      calendar: false,
      access: false,
      away: false,
      leave: false,
      share: false,
    }
  return {
    profile: may.editProfile(acting, memberId),
    letters: may.editProfile(acting, memberId),
    calendar: may.keepCalendar(acting, memberId),
    access: may.changeAccess(acting, { memberId, access }),
    away: may.recordLeave(acting, memberId),
    leave: may.letGo(acting, { memberId, access }),
    share: may.shareReflections(acting, memberId),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.member.name} · Skein` : 'Skein' },
]

export default function Person() {
  const {
    member,
    ally,
    alliedTo,
    week,
    turns,
    ribbon,
    reflections,
    contributions,
    passings,
    may: allowed,
  } = useLoaderData<typeof loader>()
  const { today, me } = useSchool()
  const isMe = me.id === member.id
  return (
    <>
      <Heading
        above={<PeopleLink />}
        title={member.name}
        lede={<Facts member={member} week={week} />}
        acts={
          <>
            <Acts />
            <PathLink />
          </>
        }
      />
      <div className="stack">
        <Absences />
        {ally && <AllySheet shown={ally} isMe={isMe} />}
        <AlliedWith students={alliedTo} isMe={isMe} />
        <StrengthsAndEdges member={member} />
        <Passings passings={passings} today={today} />
        <LeadingAndFollowing turns={turns} ribbon={ribbon} member={member} />
        <Reflections lines={reflections} member={member} mayShare={allowed.share} />
        <Contributed lines={contributions} />
      </div>
    </>
  )
}

function PeopleLink() {
  return <Link to={paths.people(useSchool().school.slug)}>People</Link>
}

/** When they are away or will be, and how that is changed. */
function Absences() {
  const { member, leaves, may: allowed } = useLoaderData<typeof loader>()
  const { school, today } = useSchool()
  if (!leaves.length && !member.lastDayOn) return null
  const act = (name: string, leave?: string) =>
    paths.personAct(school.slug, member.id, name, { leave })
  return (
    <section className="sheet">
      <h2>Away</h2>
      <ul className="stretches">
        {leaves.map((leave) => (
          <li key={leave.id} className="stretches__one">
            <p className="away">
              <AwaySaid leave={leave} today={today} />
            </p>
            {allowed.away && (
              <p className="stretches__acts">
                {leave.startsOn <= today && <Link to={act('back', leave.id)}>Back early</Link>}
                <Link to={act('cancel-leave', leave.id)}>Call off this leave</Link>
              </p>
            )}
          </li>
        ))}
        {member.lastDayOn && !member.leftOn && (
          <li className="stretches__one">
            <p className="away">
              last day at the school <When day={member.lastDayOn} today={today} />
            </p>
            {allowed.leave && (
              <p className="stretches__acts">
                <Link to={act('stay')}>Staying after all</Link>
              </p>
            )}
          </li>
        )}
      </ul>
    </section>
  )
}

const actNames = {
  profile: 'Describe yourself',
  letters: 'Letters to me',
  calendar: 'My calendar',
  access: 'Position and access',
} as const

function Acts() {
  const { member, may: allowed } = useLoaderData<typeof loader>()
  const { school, me } = useSchool()
  const isMe = me.id === member.id
  const named = {
    ...actNames,
    away: isMe ? 'I will be away' : 'Record a leave',
    leave: isMe ? 'I am leaving' : 'They are leaving',
  }
  return (['profile', 'letters', 'calendar', 'access', 'away', 'leave'] as const)
    .filter((name) => allowed[name])
    .map((name) => (
      <Link
        key={name}
        className={name === 'profile' ? 'button button--primary' : 'button'}
        to={paths.personAct(school.slug, member.id, name)}
      >
        {named[name]}
      </Link>
    ))
}

function PathLink() {
  const { member } = useLoaderData<typeof loader>()
  const { school, me } = useSchool()
  return (
    <Link className="button" to={paths.path(school.slug, member.id)}>
      {me.id === member.id ? 'My path' : 'Path'}
    </Link>
  )
}
