import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/access'
import { decisionByNumber } from '../../domain/decisions'
import type { ChainLink, Participant } from '../../domain/decisions'
import { notHere } from '../../http/answers.server'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Heading } from '../../ui/heading'
import { Person } from '../../ui/person'
import { useSchool } from '../../ui/school'
import { When } from '../../ui/when'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Decision ${data.decision.number} · Skein` : 'Skein' }]

export const loader = page(async ({ acting, params }) => {
  if (!/^[1-9]\d{0,8}$/.test(params.decision ?? '')) notHere()
  return { ...(await decisionByNumber(Number(params.decision))), may: { record: may.recordDecision(acting) } }
})

export default function Decision() {
  const { decision, took, chain, may: can } = useLoaderData<typeof loader>()
  const { school, today } = useSchool()
  const { number, question, decided, why, tally, method, authority, outcome, decidedOn, reviewOn, initiative, initiativeTitle, supersededBy, recorder } = decision
  const supersede = can.record && !supersededBy && <Link className="button" to={paths.newDecision(school.slug, { supersedes: number })}>Supersede it</Link>
  return (
    <>
      <Heading title={question} above={<Link to={paths.decisions(school.slug)}>Decision {number}</Link>} acts={supersede} />
      {supersededBy && <p className="notice">This no longer stands: <Link to={paths.decision(school.slug, supersededBy)}>decision {supersededBy}</Link> superseded it.</p>}
      <div className="columns">
        <div className="stack">
          <section className="sheet"><h2>What was decided</h2><p className="log__text">{decided}</p></section>
          {why && <section className="sheet"><h2>Why</h2><p className="log__text">{why}</p></section>}
          {chain.length > 1 && <Chain chain={chain} here={number} />}
        </div>
        <aside className="stack">
          <dl className="facts">
            <dt>Outcome</dt><dd>{outcome}</dd>
            <dt>Method</dt><dd>{method}</dd>
            <dt>Authority</dt><dd>the team {authority}</dd>
            {tally && <><dt>Tally</dt><dd>{tally}</dd></>}
            <dt>Decided</dt><dd><When day={decidedOn} today={today} /></dd>
            {reviewOn && <><dt>Review</dt><dd><When day={reviewOn} today={today} /></dd></>}
            {initiative && <><dt>Initiative</dt><dd><Link to={paths.initiative(school.slug, initiative)}>{initiativeTitle}</Link></dd></>}
            <dt>Recorded by</dt><dd>{recorder}</dd>
          </dl>
          <Took took={took} />
        </aside>
      </div>
    </>
  )
}

function Chain({ chain, here }: { chain: ChainLink[]; here: number }) {
  const { school, today } = useSchool()
  return (
    <section>
      <h2>How it came to this</h2>
      <ol className="chain">
        {chain.map(({ number, question, outcome, decidedOn }) => (
          <li key={number}>
            <Link to={paths.decision(school.slug, number)} aria-current={number === here ? 'page' : undefined}>{number}. {question}</Link> <span className="log__facts">{outcome}, <When day={decidedOn} today={today} /></span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Took({ took }: { took: Participant[] }) {
  const { slug } = useSchool().school
  return (
    <section>
      <h2>Who took part</h2>
      <ul className="log__people">
        {took.map((person) => <li key={person.id}><Person person={person} to={paths.person(slug, person.id)} note={person.part === 'decision-maker' ? undefined : person.part} /></li>)}
      </ul>
    </section>
  )
}
