import { Link } from '@remix-run/react'
import type { ContributionOfMember } from '../../domain/members/profile'
import { paths } from '../../paths'
import { kindSaid } from '../../vocabulary'
import { Linked } from '../kit/linked'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'

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
              <Linked text={line.text} />
            </p>
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
