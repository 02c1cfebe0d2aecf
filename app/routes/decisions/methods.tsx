import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { builtIn, methodLines } from '../../domain/decisions/methods'
import { templates } from '../../domain/decisions/templates'
import { page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { Heading } from '../../ui/kit/heading'
import { OptionIcon } from '../../ui/decisions/option-icon'
import { useSchool } from '../../ui/kit/school-context'
import { keeps } from '../../ui/kit/page-topics'
import { methods } from '../../vocabulary/decisions'
import { methodUses } from '../../vocabulary/decision-methods'

export const meta: MetaFunction = () => [{ title: 'Ways of deciding · Skein' }]

export const handle = keeps('school')

export const loader = page(async ({ acting }) => ({
  builtIn: methods.map((method) => ({
    id: null as string | null,
    name: method as string,
    method,
    line: methodLines[method],
    rules: builtIn[method],
  })),
  own: (await templates()).map((one) => ({
    ...one,
    id: one.id as string | null,
    line: methodLines[one.method],
  })),
  may: { keep: may.keepTemplates(acting), propose: may.propose(acting) },
}))

export default function Methods() {
  const { builtIn: ways, own, may: can } = useLoaderData<typeof loader>()
  const { slug } = useSchool().school
  return (
    <>
      <Heading
        title="Ways of deciding"
        lede="Six methods. What each answer means stays fixed; a school may give it its own words, signs, thresholds and manners, and leave some answers out."
        above={<Link to={paths.decisions(slug)}>Decisions</Link>}
      />
      <div className="stack">
        {own.length > 0 && <h2>Your school’s own</h2>}
        {own.map((way) => (
          <Way key={way.id} way={way} may={can} />
        ))}
        <h2>As they come</h2>
        {ways.map((way) => (
          <Way key={way.name} way={way} may={can} />
        ))}
      </div>
    </>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['builtIn'][number]

function Way({
  way: { id, name, method, line, rules },
  may: { keep, propose },
}: {
  way: Shown
  may: { keep: boolean; propose: boolean }
}) {
  const { slug } = useSchool().school
  const manners = [
    method === 'gradients of agreement' && `Threshold ${rules.threshold} %.`,
    method === 'majority' && (rules.threshold > 50 ? 'Two-thirds.' : 'More than half.'),
    rules.quorum > 0 && `Quorum ${rules.quorum} %.`,
    rules.secret
      ? 'Secret ballot.'
      : rules.reveal === 'together'
        ? 'Responses show together at the close.'
        : 'Responses show as they come.',
    rules.earlyClose && 'May close early once everyone is heard.',
  ]
  return (
    <section className="sheet way">
      <div className="way__top">
        <h3>
          {name}
          {id && <span className="quiet"> · by {method}</span>}
        </h3>
        <p className="formation__answers">
          {propose && (
            <Link
              className="button button--small"
              to={paths.proposeDecision(slug, id ? { template: id } : { method })}
              aria-label={`Propose this way: ${name}`}
            >
              Propose this way
            </Link>
          )}
          {keep && (
            <Link
              className="button button--small"
              to={
                id ? paths.methodTemplate(slug, id) : paths.methodTemplate(slug, 'new', { method })
              }
              aria-label={id ? `Edit ${name}` : `Make our own version of ${name}`}
            >
              {id ? 'Edit' : 'Make our own version'}
            </Link>
          )}
        </p>
      </div>
      <p>
        {methodUses[method]} <span className="quiet">{line}</span>
      </p>
      <details className="fold">
        <summary>
          Show its answers<span className="spoken"> of {name}</span>
        </summary>
        <div className="stack">
          <p className="quiet">{manners.filter(Boolean).join(' ')}</p>
          <ul className="options">
            {rules.options.map((option) => (
              <li key={option.meaning} className="options__one options__one--plain">
                <OptionIcon name={option.icon} />
                <span>
                  <span className="choices__label">{option.label}</span>
                  <span className="choices__hint">{option.means}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      </details>
    </section>
  )
}
