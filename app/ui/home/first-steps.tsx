import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Heading } from '../kit/heading'
import { useSchool } from '../kit/school-context'

type Begun = {
  steps: { invited: boolean; calendar: boolean; initiative: boolean; decision: boolean }
  may: { invite: boolean; keepCalendar: boolean; putUp: boolean; record: boolean }
}

/** The Home of a school in its first hour: the steps that tick themselves. */
export function FirstHour({ steps, may }: Begun) {
  const { school } = useSchool()
  const title = `Welcome to ${school.name}`
  if (!may.invite && !may.putUp && !may.record)
    return (
      <Heading
        title={title}
        lede="The school has only just begun here. What it tries and decides will be on this page."
      />
    )
  return (
    <>
      <Heading
        title={title}
        lede={
          may.invite
            ? 'An hour is enough to begin. Four steps, in any order; each ticks itself when it is done.'
            : 'The school has only just begun here. You can begin, too.'
        }
      />
      <Steps steps={steps} may={may} as="h2" />
    </>
  )
}

/** What stays with the one who sets the school up until all are done. */
export function StepsToBegin({ steps, may }: Begun) {
  return (
    <section className="stack to-begin" aria-labelledby="to-begin">
      <h2 id="to-begin">To begin with</h2>
      <Steps steps={steps} may={may} as="h3" />
    </section>
  )
}

function Steps({ steps, may, as }: Begun & { as: 'h2' | 'h3' }) {
  const { school } = useSchool()
  return (
    <ol className="guide sheet">
      {may.invite && (
        <Step
          as={as}
          done={steps.invited}
          to={paths.newInvitation(school.slug)}
          title="Invite your team"
        >
          Teachers, para-educators, support staff, students and parents: everyone may lead.
        </Step>
      )}
      {may.keepCalendar && (
        <Step
          as={as}
          done={steps.calendar}
          to={paths.calendar(school.slug)}
          title="Fill in the calendar"
        >
          Terms, holidays and breaks: a lead can rotate by terms, and none is handed over in an
          empty building.
        </Step>
      )}
      <Step
        as={as}
        done={steps.initiative}
        to={may.putUp ? paths.newInitiative(school.slug) : undefined}
        title="New initiative"
      >
        One thing you are trying together, and what you believe will happen if you do.
      </Step>
      <Step
        as={as}
        done={steps.decision}
        to={may.record ? paths.newDecision(school.slug) : undefined}
        title="Log a decision"
      >
        The last thing your team settled: how, by whom, and when to look at it again.
      </Step>
    </ol>
  )
}

function Step({
  as: Title,
  done,
  to,
  title,
  children,
}: {
  as: 'h2' | 'h3'
  done: boolean
  to: string | undefined
  title: string
  children: string
}) {
  return (
    <li className="guide__step" data-done={done || undefined}>
      <Title>
        {to ? <Link to={to}>{title}</Link> : title} {done && <span className="tag">done</span>}
      </Title>
      <p>{children}</p>
    </li>
  )
}
