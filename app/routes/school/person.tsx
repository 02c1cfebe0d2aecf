import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/access'
import type { Acting } from '../../domain/access'
import { contributionsOfMember, memberById, turnsOfMember } from '../../domain/members'
import type { ContributionOfMember, Profile, TurnOfMember } from '../../domain/members'
import { reflectionsOf } from '../../domain/reflections'
import type { Reflection } from '../../domain/reflections'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Empty, Heading } from '../../ui/heading'
import { Lanes } from '../../ui/lanes'
import { useSchool } from '../../ui/school'
import { When } from '../../ui/when'

export const loader = page(async ({ acting, params }) => {
  const member = await memberById(params.member ?? '')
  const [turns, reflections, contributions] = await Promise.all([turnsOfMember(acting, member.id), reflectionsOf(acting, member.id), contributionsOfMember(member.id)])
  return { member, turns, reflections, contributions, may: mayHere(acting, member) }
})

function mayHere(acting: Acting, { id: memberId, access, leftOn }: Profile) {
  if (leftOn) return { profile: false, access: false, leave: false, share: false }
  return { profile: may.editProfile(acting, memberId), access: may.changeAccess(acting, { memberId, access }), leave: may.letGo(acting, { memberId, access }), share: may.shareReflections(acting, memberId) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `${data.member.name} · Skein` : 'Skein' }]

export default function Person() {
  const { member, turns, reflections, contributions, may: allowed } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading above={<PeopleLink />} title={member.name} lede={<Facts member={member} />} acts={<Acts />} />
      <div className="stack">
        <OwnWords member={member} />
        <Turns turns={turns} name={member.name} />
        <Reflections lines={reflections} member={member} mayShare={allowed.share} />
        <Contributed lines={contributions} />
      </div>
    </>
  )
}

function PeopleLink() {
  return <Link to={paths.people(useSchool().school.slug)}>People</Link>
}

function Facts({ member: { position, positionNote, access, joinedOn, leftOn } }: { member: Profile }) {
  const { today } = useSchool()
  return (
    <span className="profile__facts">
      <span>{positionNote ? `${position}, ${positionNote}` : position}</span>
      {access !== 'member' && <span>{access}</span>}
      <span>joined <When day={joinedOn} today={today} /></span>
      {leftOn && <span>left <When day={leftOn} today={today} /></span>}
    </span>
  )
}

const actNames = { profile: 'Describe yourself', access: 'Position and access', leave: 'Leave the school' } as const

function Acts() {
  const { member, may: allowed } = useLoaderData<typeof loader>()
  const { school, me } = useSchool()
  const named = { ...actNames, leave: me.id === member.id ? 'Leave the school' : 'Record that they left' }
  return (['profile', 'access', 'leave'] as const)
    .filter((name) => allowed[name])
    .map((name) => (
      <Link key={name} className={name === 'profile' ? 'button button--primary' : 'button'} to={paths.personAct(school.slug, member.id, name)}>
        {named[name]}
      </Link>
    ))
}

function OwnWords({ member: { strengths, growthEdges } }: { member: Profile }) {
  if (!strengths && !growthEdges) return <p className="quiet">No strengths or growth edges written yet. Only the person themselves writes them; they suggest, and never decide.</p>
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

function Turns({ turns, name }: { turns: TurnOfMember[]; name: string }) {
  const { today } = useSchool()
  if (!turns.length) return <Empty title="No turn yet"><p>When {name} leads, follows or shadows, each turn stands here with its dates.</p></Empty>
  const from = turns.reduce((first, turn) => (turn.from < first ? turn.from : first), today)
  const to = turns.reduce((last, turn) => [last, turn.from, turn.to ?? today].sort().at(-1) ?? last, today)
  return (
    <section>
      <h2>Leading and following</h2>
      <Lanes lanes={useLanes(turns)} from={from} to={to} today={today} caption={`When ${name} led, followed and shadowed`} />
    </section>
  )
}

function useLanes(turns: TurnOfMember[]) {
  const { slug } = useSchool().school
  return [...new Set(turns.map(({ number }) => number))].map((number) => {
    const own = turns.filter((turn) => turn.number === number)
    return { label: own[0]?.title ?? '', to: paths.initiative(slug, number), bars: own.map(({ from, to, role, reason }) => ({ from, to, role, label: reason ? `${role}: ${reason}` : role })) }
  })
}

function Reflections({ lines, member, mayShare }: { lines: Reflection[]; member: Profile; mayShare: boolean }) {
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
              At the end of a turn as {role} on <Link to={paths.initiative(school.slug, number)}>{title}</Link>, <When day={to} today={today} />
              {mayShare && !isShared && <> · only you see this <Link className="act" to={paths.personAct(school.slug, member.id, 'reflection', { turn: turnId })} aria-label={`Share the reflection on ${title}`}>Share it</Link></>}
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
              {line.kind}, <When day={line.day} today={today} />
              {line.number && <> · <Link to={paths.initiative(school.slug, line.number)}>{line.title}</Link></>}
              {line.thankedBy && <> · thanked by {line.thankedBy}</>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
