import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { ButtonForm } from '../kit/button-form'
import { Linked } from '../kit/linked'
import { Section } from '../kit/sheet'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'
import { sentences } from './news-words'
import { grouped } from './news-groups'
import type { NewsGroup } from './news-groups'
import type { News } from '../../domain/home/news'

/** What others did since this member last caught up, and the mark that they have. */
export function Changed({ news, lookedAt }: { news: News[]; lookedAt: string }) {
  const { school } = useSchool()
  if (!news.length)
    return (
      <section>
        <h2>What changed</h2>
        <p className="quiet">You are caught up.</p>
      </section>
    )
  return (
    <Section
      title={`What changed · ${news.length}`}
      act={
        <ButtonForm action={paths.caughtUp(school.slug)} hidden={{ until: lookedAt }} button="link">
          I am caught up
        </ButtonForm>
      }
    >
      <ul className="changed">
        {grouped(news).map((group) => (
          <Group key={group.key} group={group} />
        ))}
      </ul>
      {news.length === 30 && (
        <p className="quiet">These are the newest 30; older ones are on each initiative’s page.</p>
      )}
    </Section>
  )
}

function Group({ group: { isDecision, number, title, pieces } }: { group: NewsGroup }) {
  const { slug } = useSchool().school
  const to = isDecision ? paths.decision : paths.initiative
  return (
    <li className="changed__group">
      {number !== null && (
        <h3>
          <Link to={to(slug, number)}>{title}</Link>
        </h3>
      )}
      <ul>
        {pieces.map((piece) => (
          <Piece key={`${piece.kind} ${piece.id}`} piece={piece} />
        ))}
      </ul>
    </li>
  )
}

function Piece({ piece }: { piece: News }) {
  const { today } = useSchool()
  return (
    <li className="changed__piece">
      <span className="person__initials" aria-hidden="true">
        {piece.initials}
      </span>
      <p>
        <Linked text={sentences[piece.kind](piece)} />
      </p>
      <p className="row__day">
        <When day={piece.day} today={today} />
      </p>
    </li>
  )
}
