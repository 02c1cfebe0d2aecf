import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { allySaid } from '../../vocabulary/allies'
import { Linked } from '../kit/linked'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'
import type { AllyShown } from '../../domain/members/alliances'

/**
 * A student's adult ally, whom they asked, and what the reader may do about it. `isMe`: the reader
 * is the student.
 */
export function AllySheet({ shown, isMe }: { shown: AllyShown; isMe: boolean }) {
  const { ally, asked, may } = shown
  return (
    <section className="sheet initiative">
      <h2>{isMe ? 'Your adult ally' : 'Adult ally'}</h2>
      <p>
        <WhoIsAlly shown={shown} isMe={isMe} />
      </p>
      {asked && <Asked shown={shown} asked={asked} isMe={isMe} />}
      <p className="formation__answers">
        {may.choose && (
          <Act shown={shown}>
            {ally ? 'Ask someone else' : asked ? 'Ask another' : 'Ask an adult'}
          </Act>
        )}
        {may.end && (
          <Act shown={shown} noun="end">
            End it
          </Act>
        )}
      </p>
    </section>
  )
}

function WhoIsAlly({ shown: { student, ally }, isMe }: { shown: AllyShown; isMe: boolean }) {
  const { school, today } = useSchool()
  if (ally)
    return (
      <>
        <Link to={paths.person(school.slug, ally.id)}>{ally.name}</Link>, since{' '}
        <When day={ally.on} today={today} />
        {ally.line && (
          <>
            :{' '}
            <q>
              <Linked text={ally.line} />
            </q>
          </>
        )}
      </>
    )
  if (isMe)
    return (
      <>
        You have no adult ally now. An ally is there for you when you lead or facilitate, and does
        not take over.
      </>
    )
  return (
    <>
      {student} {allySaid(null)}.
    </>
  )
}

function Asked({
  shown,
  asked,
  isMe,
}: {
  shown: AllyShown
  asked: NonNullable<AllyShown['asked']>
  isMe: boolean
}) {
  const { today } = useSchool()
  if (!isMe) {
    return (
      <>
        <p>
          {shown.student} asks whether you would be their adult ally.{' '}
          {asked.note && (
            <q>
              <Linked text={asked.note} />
            </q>
          )}
        </p>
        <p className="formation__answers">
          <Act shown={shown} noun="answer">
            Answer
          </Act>
        </p>
      </>
    )
  }
  return (
    <p>
      You asked {asked.name} <When day={asked.on} today={today} />, who has not answered yet.{' '}
      <Link to={paths.ally(useSchool().school.slug, shown.studentId, 'withdraw')}>
        Withdraw the question
      </Link>
    </p>
  )
}

function Act({
  shown: { studentId },
  noun,
  children,
}: {
  shown: AllyShown
  noun?: 'answer' | 'end'
  children: ReactNode
}) {
  return (
    <Link
      className="button button--small"
      to={paths.ally(useSchool().school.slug, studentId, noun)}
    >
      {children}
    </Link>
  )
}

/** Whom an adult stands beside. */
export function AlliedWith({
  students,
  isMe,
}: {
  students: { id: string; name: string }[]
  isMe: boolean
}) {
  const { slug } = useSchool().school
  if (!students.length) return null
  return (
    <p>
      {isMe ? 'You are the adult ally of ' : 'Adult ally of '}
      {students.map(({ id, name }, place) => (
        <span key={id}>
          {place > 0 && (place === students.length - 1 ? ' and ' : ', ')}
          <Link to={paths.person(slug, id)}>{name}</Link>
        </span>
      ))}
    </p>
  )
}
