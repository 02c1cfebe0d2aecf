import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import type { Health } from '../../vocabulary'
import { Former } from '../kit/former'
import { Markdown } from '../kit/markdown'
import { Person } from '../kit/person'
import { Section } from '../kit/sheet'
import { HealthTag } from '../kit/tags'
import { When } from '../kit/when'
import type { Here } from '../kit/here'

type Stood = { id: string; health: Health; html: string; on: string }
type Update = Stood & {
  memberId: string
  name: string
  initials: string
  correctedOn: string | null
  former: Stood[]
  isAsked: boolean
  isCut: boolean
  mayCorrect: boolean
}

/**
 * How it is going, in the words of those who do it: the latest, and the others a press away; a
 * corrected one with what stood before. What is cut leads to where it is whole. `under` says what
 * stands below each.
 */
export function Updates({
  updates,
  under,
  here,
}: {
  updates: Update[]
  under: (update: Update) => ReactNode
  here: Here
}) {
  const [latest, ...earlier] = updates
  const shown = (update: Update) => (
    <One key={update.id} update={update} here={here}>
      {under(update)}
    </One>
  )
  return (
    <Section title="Latest update">
      {latest ? (
        shown(latest)
      ) : (
        <p className="quiet">
          No update yet. A few lines now and then keep everyone in the picture.
        </p>
      )}
      {earlier.length > 0 && (
        <details open={earlier.some(({ isAsked }) => isAsked)}>
          <summary>
            {earlier.length === 1 ? 'The update before' : `${earlier.length} earlier updates`}
          </summary>
          {earlier.map(shown)}
        </details>
      )}
    </Section>
  )
}

const placeOf = (id: string) => `update-${id}`

function One({
  update: { id, memberId, health, html, on, correctedOn, former, isCut, mayCorrect, ...person },
  here,
  children,
}: {
  update: Update
  here: Here
  children: ReactNode
}) {
  return (
    <article className="update" id={placeOf(id)}>
      <p className="update__top">
        <Person person={person} to={paths.person(here.slug, memberId)} />{' '}
        <HealthTag health={health} /> <When day={on} today={here.today} />
        {mayCorrect && (
          <Link
            className="act update__correct"
            to={paths.initiativeAct(here.slug, here.number, 'correction', { update: id })}
            aria-label={`Correct the update of ${on}`}
          >
            Correct
          </Link>
        )}
      </p>
      <Markdown html={html} />
      {isCut && (
        <p className="quiet small">
          Long texts are shown by how they begin.{' '}
          <Link to={`${paths.initiative(here.slug, here.number, { update: id })}#${placeOf(id)}`}>
            Read the whole update
          </Link>
        </p>
      )}
      {correctedOn && <Before former={former} on={correctedOn} today={here.today} />}
      {children}
    </article>
  )
}

function Before({ former, on, today }: { former: Stood[]; on: string; today: string }) {
  return (
    <Former correctedOn={on} today={today}>
      {former.map((one) => (
        <div key={one.id} className="update__former">
          <p className="update__top">
            <HealthTag health={one.health} /> <When day={one.on} today={today} />
          </p>
          <Markdown html={one.html} />
        </div>
      ))}
    </Former>
  )
}
