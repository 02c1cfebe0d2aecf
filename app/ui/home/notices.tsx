import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { ButtonForm } from '../kit/button-form'
import { useSchool } from '../kit/school-context'
import { Rows } from './row'
import type { HomeRow } from './row'
import type { ForMe, Notice } from '../../domain/notices/notices'

/** What I was told and have not seen, with one press to say that I have. */
export function noticeRows(slug: string, fresh: Notice[]): HomeRow[] {
  return fresh.map((notice) => ({
    ...told(slug, notice),
    form: (
      <ButtonForm
        action={paths.seen(slug)}
        hidden={{ notice: notice.id }}
        button="link row__no"
        label={`Seen: ${notice.sentence}`}
      >
        Seen
      </ButtonForm>
    ),
  }))
}

function told(slug: string, { id, sentence, initiative, title, on }: Notice): HomeRow {
  return {
    ...{ key: id, about: sentence, sign: { drawing: 'told' }, title: sentence, day: { on } },
    said: initiative !== null && <Link to={paths.initiative(slug, initiative)}>{title}</Link>,
  }
}

/** Under the list: all of it seen at once, what I have seen, and how it comes by mail. */
export function AboutNotices({ notices, lookedAt }: { notices: ForMe; lookedAt: string }) {
  const { school, me } = useSchool()
  const { fresh, earlier } = notices
  if (!fresh.length && !earlier.length) return null
  return (
    <div className="rows__foot">
      {fresh.length > 1 && (
        <ButtonForm action={paths.seen(school.slug)} hidden={{ until: lookedAt }} button="link">
          I have seen all of this
        </ButtonForm>
      )}
      <Link to={paths.personAct(school.slug, me.id, 'letters')}>How often this comes by mail</Link>
      {earlier.length > 0 && (
        <details className="rows__earlier">
          <summary>Earlier</summary>
          <Rows rows={earlier.map((notice) => told(school.slug, notice))} />
        </details>
      )}
    </div>
  )
}
