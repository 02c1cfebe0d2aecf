import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { whereToAsk } from '../../domain/insights/where-to-ask'
import type { WhereToAsk } from '../../domain/insights/where-to-ask'
import { fairnessLedger } from '../../domain/insights/fairness-ledger'
import type { LedgerCounts, LedgerEntry, Listed } from '../../domain/insights/fairness-ledger'
import { FairnessFilters } from '../../forms/kit/search'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Empty, Heading } from '../../ui/kit/heading'
import { Marks } from '../../ui/insights/marks'
import { Pages } from '../../ui/kit/pagination'
import { Person } from '../../ui/kit/person'
import { useSchool } from '../../ui/kit/school-context'
import { keeps } from '../../ui/kit/page-topics'
import { Table } from '../../ui/kit/table'
import { When } from '../../ui/kit/when'
import { sentence } from '../../vocabulary/sentences'

export const meta: MetaFunction = () => [{ title: 'Who has been asked · Skein' }]

const [namesAtOnce, rowsAtOnce] = [30, 100]

export const handle = keeps('school', 'members', 'initiatives', 'turns', 'calls', 'work')

// Everyone counts in who has not been asked; of the ledger itself a page is shown.
export const loader = page(async ({ acting, url }) => {
  const { only, after } = FairnessFilters.parse(Object.fromEntries(url.searchParams))
  const { notAsked, ...ledger } = await fairnessLedger(acting, { only, after, size: rowsAtOnce })
  return {
    ...ledger,
    isStudent: acting.position === 'student',
    mayInvite: may.invite(acting),
    where: await whereToAsk(acting),
    only,
    never: notAsked.slice(0, namesAtOnce),
    neverInAll: notAsked.length,
  }
})

export default function FairnessPage() {
  const {
    year,
    isStudent,
    hasUnlisted,
    only,
    part: { lines: entries, next, skipped, total },
    counts,
    never,
    neverInAll,
    mayInvite,
    where,
  } = useLoaderData<typeof loader>()
  const { school, me } = useSchool()
  const isAlone = total === 1 && entries[0]?.memberId === me.id
  return (
    <div className="stack">
      <Heading
        title="Who has been asked"
        above={<Link to={paths.people(school.slug)}>People</Link>}
        lede={sentence`Leads and meeting duties together, in ${year}. It is what suggestions are made from, it is the same for everyone, and it is not for appraisal. Equal is not the goal; being invited is.`}
      />
      {only ? (
        <p>
          <Link to={paths.fairness(school.slug)}>Show everyone</Link>
        </p>
      ) : isAlone ? (
        <Alone mayInvite={mayInvite} besidesStudents={hasUnlisted} />
      ) : (
        <NeverAsked never={never} inAll={neverInAll} where={where} />
      )}
      <Counts counts={counts} year={year} />
      {total > entries.length && (
        <p className="small quiet">
          {skipped + 1} to {skipped + entries.length} of {total}, by name
        </p>
      )}
      <Table
        heads={['Name', 'Last held a lead or duty', 'Leads', 'Duties']}
        label="The ledger, by name"
        caption={`Leads and duties of each member in ${year}, by name; a mark is one of them`}
        looks="table--counts table--ledger"
      >
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.memberId} entry={entry} />
          ))}
        </tbody>
      </Table>
      <Pages
        of="the ledger"
        before={skipped || undefined}
        earlier={next}
        to={(after) => paths.fairness(school.slug, { only, after })}
        words={{ first: 'From the beginning', further: 'More names' }}
      />
      <p className="small quiet">
        {isStudent ? 'Other students' : 'Students'} are shown on their initiatives and not in this
        list. Care work goes unlogged; a number here is what was written down, and no more.
      </p>
    </div>
  )
}

function Counts({
  counts: { offered, asked, accepted, declined },
  year,
}: {
  counts: LedgerCounts
  year: string
}) {
  if (!offered && !asked) return <p>In {year} nobody has offered or been asked so far.</p>
  return (
    <p>
      In the whole school, {year}: offered {offered} {times(offered)}, asked {asked} {times(asked)};{' '}
      {accepted} said yes, {declined} said no. Nobody’s answers are listed by name.
    </p>
  )
}

const times = (count: number) => (count === 1 ? 'time' : 'times')

// Students are said to be here, and never which: in this list there is one row.
function Alone({ mayInvite, besidesStudents }: Record<'mayInvite' | 'besidesStudents', boolean>) {
  const { slug } = useSchool().school
  return (
    <Empty
      title={
        besidesStudents
          ? 'You are the only one in this list so far'
          : 'You are the only one here so far'
      }
      act={mayInvite && <Link to={paths.newInvitation(slug)}>Invite your team</Link>}
    >
      {besidesStudents && <p>Students are here, too; they are never listed one by one.</p>}
      <p>
        Once {besidesStudents ? 'more adults' : 'others'} are here, this page says who has led, and
        whom nobody has asked yet.
      </p>
    </Empty>
  )
}

type Never = { never: Listed[]; inAll: number; where: WhereToAsk | undefined }

function NeverAsked({ never, inAll, where }: Never) {
  const { school } = useSchool()
  if (!inAll) return <p className="notice">Everyone in this list has led or been asked.</p>
  return (
    <section className="sheet stack">
      <h2>Not asked yet</h2>
      <p>
        {inAll === 1 ? 'One person has' : `${inAll} people have`} not led, and nobody has asked. A
        question costs nothing; a no is fine.
      </p>
      {where && (
        <p className="small quiet">
          Ask begins with{' '}
          <Link to={paths.initiative(school.slug, where.number)}>{where.title}</Link>
          {where.needsLead && ', which needs a lead'}
          {' · '}
          <Link to={paths.needsALead(school.slug)}>Everything that needs a lead</Link>
        </p>
      )}
      <ul className="log__people">
        {never.map(({ memberId, position, ...person }) => (
          <li key={memberId}>
            <Person person={person} to={paths.person(school.slug, memberId)} note={position} />{' '}
            <Ask memberId={memberId} name={person.name} where={where} />
          </li>
        ))}
      </ul>
      {inAll > never.length && (
        <p>
          <Link to={paths.fairness(school.slug, { only: 'not-asked' })}>All {inAll} of them</Link>
        </p>
      )}
    </section>
  )
}

// One does not ask oneself: one offers.
function Ask({ memberId, name, where }: { memberId: string; name: string } & Pick<Never, 'where'>) {
  const { school, me } = useSchool()
  if (memberId === me.id)
    return (
      <Link className="button button--small" to={paths.needsALead(school.slug)}>
        Offer to lead
      </Link>
    )
  if (!where) return null
  return (
    <Link
      className="button button--small"
      to={paths.initiativeAct(school.slug, where.number, 'ask', { to: memberId })}
    >
      Ask<span className="spoken">: {name}</span>
    </Link>
  )
}

function Row({
  entry: { memberId, leadsNow, lastHeldOn, leads, duties, isNotAsked: _, ...person },
}: {
  entry: LedgerEntry
}) {
  const { school, today } = useSchool()
  return (
    <tr>
      <th scope="row">
        <Person person={person} to={paths.person(school.slug, memberId)} />
      </th>
      <td>
        {leadsNow ? (
          <span className="tag tag--role" data-role="lead">
            leads now
          </span>
        ) : lastHeldOn ? (
          <When day={lastHeldOn} today={today} />
        ) : (
          'not yet'
        )}
      </td>
      <td data-none={!leads || undefined}>
        <Marks count={leads} of="lead" />
      </td>
      <td data-none={!duties || undefined}>
        <Marks count={duties} of="duty" />
      </td>
    </tr>
  )
}
