import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import type { Acting } from '../../domain/acting'
import { alliedWith, allyOf } from '../../domain/members/alliances'
import { leavesOf } from '../../domain/members/leaves'
import { contributionsOfMember, memberById, turnsOfMember } from '../../domain/members/members'
import type { ContributionOfMember, Profile } from '../../domain/members/members'
import { passingsOf } from '../../domain/absences/reassignments'
import { reflectionsOf } from '../../domain/turns/reflections'
import type { Reflection } from '../../domain/turns/reflections'
import { schoolCalendar } from '../../domain/calendar/calendar'
import { ribbonOf } from '../../domain/insights/year-ribbon'
import { weekSaid } from '../../forms/members'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { kindSaid } from '../../vocabulary'
import { AwaySaid } from '../../ui/absences/away-said'
import { Passings } from '../../ui/absences/passings'
import { AlliedWith, AllySheet } from '../../ui/members/ally'
import { Heading } from '../../ui/kit/heading'
import { LeadingAndFollowing } from '../../ui/insights/leading-and-following'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { When } from '../../ui/kit/when'

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
        <OwnWords member={member} />
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

function Facts({
  member: { position, positionNote, access, joinedOn, leftOn, worksOn },
  week,
}: {
  member: Profile
  week: number
}) {
  const { today } = useSchool()
  return (
    <span className="profile__facts">
      <span>{positionNote ? `${position}, ${positionNote}` : position}</span>
      {access !== 'member' && <span>{access}</span>}
      {worksOn !== week && <span>works {weekSaid(worksOn)}</span>}
      <span>
        joined <When day={joinedOn} today={today} />
      </span>
      {leftOn && (
        <span>
          left <When day={leftOn} today={today} />
        </span>
      )}
    </span>
  )
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
                <Link to={act('cancel-leave', leave.id)}>Cancel this leave</Link>
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

function OwnWords({ member: { strengths, growthEdges } }: { member: Profile }) {
  if (!strengths && !growthEdges)
    return (
      <p className="quiet">
        No strengths or growth edges written yet. Only the person themselves writes them; they
        suggest, and never decide.
      </p>
    )
  return (
    <section className="sheet stack">
      {strengths && <Words title="Strengths, in their own words" text={strengths} />}
      {growthEdges && <Words title="Growth edges, in their own words" text={growthEdges} />}
    </section>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h2>{title}</h2>
      <p className="profile__words">{text}</p>
    </div>
  )
}

function Reflections({
  lines,
  member,
  mayShare,
}: {
  lines: Reflection[]
  member: Profile
  mayShare: boolean
}) {
  const { school, today } = useSchool()
  if (!lines.length) return null
  return (
    <section>
      <h2>Reflections</h2>
      <ul className="news">
        {lines.map(({ turnId, role, number, title, to, text, isShared }) => (
          <li key={turnId} className="news__one">
            <blockquote className="profile__words">{text}</blockquote>
            <p className="quiet">
              At the end of a turn as {role} on{' '}
              <Link to={paths.initiative(school.slug, number)}>{title}</Link>,{' '}
              <When day={to} today={today} />
              {mayShare && !isShared && (
                <>
                  {' '}
                  · only you see this{' '}
                  <Link
                    className="act"
                    to={paths.personAct(school.slug, member.id, 'reflection', { turn: turnId })}
                    aria-label={`Share it: the reflection on ${title}`}
                  >
                    Share it
                  </Link>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contributed({ lines }: { lines: ContributionOfMember[] }) {
  const { school, today } = useSchool()
  if (!lines.length) return null
  return (
    <section>
      <h2>Contributed lately</h2>
      <ul className="news">
        {lines.map((line) => (
          <li key={line.id} className="news__one">
            <p>{line.text}</p>
            <p className="quiet">
              {kindSaid(line.kind)}, <When day={line.day} today={today} />
              {line.number && (
                <>
                  {' '}
                  · <Link to={paths.initiative(school.slug, line.number)}>{line.title}</Link>
                </>
              )}
              {line.thankedBy && <> · thanked by {line.thankedBy}</>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
