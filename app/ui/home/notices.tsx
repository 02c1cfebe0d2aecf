import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { ButtonForm } from '../kit/button-form'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'
import type { Notice } from '../../domain/notices/notices'

type ForMe = { fresh: Notice[]; earlier: Notice[] }

/** What I was told: what is new, and what I have seen. Nobody else sees it. */
export function ForYou({
  notices: { fresh, earlier },
  lookedAt,
}: {
  notices: ForMe
  lookedAt: string
}) {
  const { school, me } = useSchool()
  if (!fresh.length && !earlier.length) return null
  return (
    <section className="sheet initiative">
      <h2>For you</h2>
      {fresh.length > 0 ? (
        <Fresh notices={fresh} lookedAt={lookedAt} />
      ) : (
        <p className="quiet">Nothing new.</p>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>Earlier</summary>
          <ul className="news">
            {earlier.map((notice) => (
              <Said key={notice.id} notice={notice} />
            ))}
          </ul>
        </details>
      )}
      <p className="quiet small">
        <Link to={paths.personAct(school.slug, me.id, 'letters')}>
          How often this comes by mail
        </Link>
      </p>
    </section>
  )
}

function Fresh({ notices, lookedAt }: { notices: Notice[]; lookedAt: string }) {
  const action = paths.seen(useSchool().school.slug)
  return (
    <>
      <ul className="news">
        {notices.map((notice) => (
          <Said key={notice.id} notice={notice}>
            <ButtonForm
              action={action}
              hidden={{ notice: notice.id }}
              button="link"
              label={`Seen: ${notice.sentence}`}
              inline
            >
              Seen
            </ButtonForm>
          </Said>
        ))}
      </ul>
      {notices.length > 1 && (
        <ButtonForm action={action} hidden={{ until: lookedAt }}>
          I have seen all of this
        </ButtonForm>
      )}
    </>
  )
}

function Said({
  notice: { sentence, initiative, title, on },
  children,
}: {
  notice: Notice
  children?: ReactNode
}) {
  const { school, today } = useSchool()
  return (
    <li className="news__one">
      <p>{sentence}</p>
      <div className="notice__facts quiet">
        {initiative !== null && <Link to={paths.initiative(school.slug, initiative)}>{title}</Link>}
        <When day={on} today={today} />
        {children}
      </div>
    </li>
  )
}
