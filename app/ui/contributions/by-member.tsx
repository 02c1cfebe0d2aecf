import { Link } from '@remix-run/react'
import type { ContributionOfMember } from '../../domain/members/profile'
import { paths } from '../../paths'
import { kindSaid } from '../../vocabulary'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'
import { isNamedIn, LineText } from './line-text'

export function Contributed({ lines }: { lines: ContributionOfMember[] }) {
  const { school, today } = useSchool()
  if (!lines.length) return null
  return (
    <section>
      <h2>Contributed lately</h2>
      <ul className="news">
        {lines.map((line) => (
          <li key={line.id} className="news__one">
            <p>
              <LineText slug={school.slug} {...named(line)} />
            </p>
            <p className="quiet">
              {kindSaid(line.kind)}, <When day={line.day} today={today} />
              {line.number && !isNamedIn(named(line)) && (
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

const named = ({ text, number, title }: ContributionOfMember) => ({
  text,
  initiative: number,
  title,
})
