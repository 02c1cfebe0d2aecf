import { Link } from '@remix-run/react'
import type { Profile } from '../../domain/members/profile'
import type { Reflection } from '../../domain/turns/reflections'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'

export function Reflections({
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
            <blockquote className="profile__words">
              <Linked text={text} />
            </blockquote>
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
