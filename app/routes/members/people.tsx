import type { MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { may } from '../../domain/acting'
import { openInvitations } from '../../domain/members/invitations'
import { peopleOnPage } from '../../domain/members/people-page'
import type { MemberWithTurns } from '../../domain/members/people-page'
import { PeopleFilters } from '../../forms/kit/search'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { AwaySaid } from '../../ui/members/away-words'
import { FilterSelect } from '../../ui/kit/filter'
import { Heading } from '../../ui/kit/heading'
import { Pages } from '../../ui/kit/pagination'
import { Pending } from '../../ui/members/open-invitations'
import { Person } from '../../ui/kit/person'
import { useSchool } from '../../ui/kit/school-context'
import { shows } from '../../ui/kit/page-topics'
import { RoleTag } from '../../ui/kit/tags'
import { When } from '../../ui/kit/when'
import { positions, roles } from '../../vocabulary'
import type { Position } from '../../vocabulary'
import { allySaid } from '../../vocabulary/allies'

export const handle = shows('school', 'members', 'initiatives', 'turns')

export const loader = page(async ({ acting, url }) => {
  const { after, ...filter } = PeopleFilters.parse(Object.fromEntries(url.searchParams))
  const allowed = { invite: may.invite(acting), seeAsked: may.seeAsked(acting) }
  const [onPage, pending] = await Promise.all([
    peopleOnPage({ ...filter, after }),
    allowed.invite ? openInvitations() : undefined,
  ])
  return { ...onPage, pending, filter, may: allowed }
})

export const meta: MetaFunction = () => [{ title: 'People · Skein' }]

export default function People() {
  const {
    members,
    pending,
    total,
    everyone,
    skipped,
    next,
    filter,
    may: allowed,
  } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  const isMore = everyone > members.length || Boolean(filter.text ?? filter.position)
  const here = members.filter(({ leftOn }) => !leftOn)
  const invite = (
    <Link className="button button--primary" to={paths.newInvitation(school.slug)}>
      Invite people
    </Link>
  )
  return (
    <>
      <Heading
        title="People"
        lede="Every member may lead, and every member may follow. Positions are facts about people, not permissions."
        above={
          allowed.seeAsked && (
            <Link to={paths.fairness(school.slug)}>Who has been asked to lead</Link>
          )
        }
        acts={allowed.invite && invite}
      />
      {isMore && <Narrow />}
      {isMore && (
        <p className="small quiet">
          {members.length
            ? `${skipped + 1} to ${skipped + members.length} of ${total}`
            : nobody(filter)}
        </p>
      )}
      <div className="people">
        <Pending invitations={pending ?? []} />
        {positions.map((position) => (
          <Group
            key={position}
            title={titles[position]}
            members={here.filter((member) => member.position === position)}
          />
        ))}
        <Gone members={members.filter(({ leftOn }) => leftOn)} />
      </div>
      <Pages
        of="people"
        before={skipped || undefined}
        earlier={next}
        to={(after) => paths.people(school.slug, { ...filter, after })}
        words={{ first: 'From the beginning', further: 'More people' }}
      />
    </>
  )
}

function Narrow() {
  const { filter } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  return (
    <Form className="filters" role="search" key={JSON.stringify(filter)}>
      <div className="field">
        <label className="field__label" htmlFor="text">
          Name
        </label>
        <input className="input" type="search" id="text" name="text" defaultValue={filter.text} />
      </div>
      <FilterSelect
        name="position"
        label="Position"
        none="Every position"
        value={filter.position}
        choices={positions.map((word) => ({ value: word, label: titles[word] }))}
      />
      <button className="button" type="submit">
        Show
      </button>
      {(filter.text ?? filter.position) && <Link to={paths.people(school.slug)}>Show all</Link>}
    </Form>
  )
}

// A name is found by how its words begin; signs without a word, as “%”, wherever they are in it.
function nobody({
  text,
  position,
}: {
  text?: string | undefined
  position?: Position | undefined
}) {
  const among = position ? ` under ${titles[position]}` : ''
  if (!text) return `Nobody is listed${among}.`
  return /[\p{L}\p{N}]/u.test(text)
    ? `No name${among} has a word that begins like “${text}”.`
    : `No name${among} has “${text}” in it.`
}

const titles = {
  administrator: 'Administrators',
  teacher: 'Teachers',
  'para-educator': 'Para-educators',
  'support staff': 'Support staff',
  student: 'Students',
  parent: 'Parents',
  community: 'Community',
} as const

function Group({ title, members }: { title: string; members: MemberWithTurns[] }) {
  const { school, today } = useSchool()
  if (!members.length) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className="people__list">
        {members.map((member) => (
          <li key={member.id} className="people__one">
            <Person
              person={member}
              role={foremost(member)}
              to={paths.person(school.slug, member.id)}
              note={member.positionNote}
            />
            <div>
              {member.leave && (
                <p className="away quiet">
                  <AwaySaid leave={member.leave} today={today} />
                </p>
              )}
              {member.position === 'student' && <p className="small">{allySaid(member.ally)}</p>}
              {(!member.leave || member.turns.length > 0) && <TurnsNow turns={member.turns} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

// Who leads something is drawn as one who leads.
const foremost = ({ turns }: MemberWithTurns) =>
  roles.find((role) => turns.some((turn) => turn.role === role))

// A line a role, with everything held in it.
function TurnsNow({ turns }: Pick<MemberWithTurns, 'turns'>) {
  const { school } = useSchool()
  if (!turns.length) return <p className="quiet small">No turn just now</p>
  return (
    <ul className="people__turns">
      {roles
        .filter((role) => turns.some((turn) => turn.role === role))
        .map((role) => (
          <li key={role}>
            <RoleTag role={role} />{' '}
            {turns
              .filter((turn) => turn.role === role)
              .map(({ number, title }, place) => (
                <Fragment key={number}>
                  {place > 0 && ', '}
                  <Link to={paths.initiative(school.slug, number)}>{title}</Link>
                </Fragment>
              ))}
          </li>
        ))}
    </ul>
  )
}

function Gone({ members }: { members: MemberWithTurns[] }) {
  const { school, today } = useSchool()
  if (!members.length) return null
  return (
    <section>
      <h2>Left the school</h2>
      <ul className="people__list">
        {members.map((member) => (
          <li key={member.id} className="people__one">
            <Person
              person={member}
              to={paths.person(school.slug, member.id)}
              note={member.position}
            />
            <p className="quiet">
              left {member.leftOn && <When day={member.leftOn} today={today} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
