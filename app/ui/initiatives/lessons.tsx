import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { StageTag } from '../kit/tags'
import { When } from '../kit/when'
import { periodAfter, sentence } from '../../vocabulary/sentences'
import type { Lesson } from '../../domain/initiatives/lessons'

type Here = { slug: string; today: string }

/** What was learned, at the top of the page of an initiative that has stopped. */
export function LessonLearned({ lesson, here }: { lesson: Lesson; here: Here }) {
  return (
    <section className="sheet initiative" aria-labelledby="lesson">
      <h2 id="lesson">What was learned</h2>
      <p className="lesson__said">
        <Linked text={lesson.lesson} />
      </p>
      <p className="small quiet">
        <Stopped lesson={lesson} here={here} />{' '}
        <Link to={paths.lessons(here.slug)}>The shelf of lessons</Link>
      </p>
    </section>
  )
}

/** The lessons of the school, newest first, each under the name of what taught it. */
export function Lessons({ lessons, here }: { lessons: Lesson[]; here: Here }) {
  return (
    <ul className="lessons">
      {lessons.map((lesson) => (
        <li key={lesson.number} className="sheet initiative">
          <h2>
            <Link to={paths.initiative(here.slug, lesson.number)}>{lesson.title}</Link>
          </h2>
          <p className="lesson__said">
            <Linked text={lesson.lesson} />
          </p>
          <p className="small quiet">
            <Stopped lesson={lesson} here={here} />
            {lesson.stage !== 'stopped' && (
              <>
                {' '}
                It began again: <StageTag stage={lesson.stage} />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Stopped({
  lesson: { by, memberId, on, led, hasOthers },
  here,
}: {
  lesson: Lesson
  here: Here
}) {
  return (
    <>
      {led.length > 0 && sentence`Led by ${led.join(', ')}${hasOthers ? ' and others' : ''}. `}
      {on && memberId && (
        <>
          Stopped <When day={on} today={here.today} /> by{' '}
          <Link to={paths.person(here.slug, memberId)}>{by}</Link>
          {periodAfter(by ?? '')}
        </>
      )}
    </>
  )
}
