import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { useSchool } from '../kit/school-context'
import { ActionText, Done, Due } from '../initiatives/actions'
import { openFor } from '../support/barriers'
import { When } from '../kit/when'

type Place = { number: number; title: string }
export type MyUnderWay = {
  resets: (Place & { opener: string; isMine: boolean; on: string })[]
  actions: (Place & { id: string; text: string; dueOn: string | null; isDone: boolean })[]
  barriers: (Place & { id: string; text: string; raiser: string; daysOpen: number })[]
}

/** The changes of direction that wait for me, as one who leads or sponsors. */
export function ChangesCalledFor({ resets }: Pick<MyUnderWay, 'resets'>) {
  const { today } = useSchool()
  if (!resets.length) return null
  return (
    <section className="sheet reset">
      <h2>A change of direction</h2>
      <ul className="news">
        {resets.map(({ number, title, opener, isMine, on }) => (
          <li key={number}>
            <p>
              {isMine ? 'You call' : `${opener} calls`} for a change of direction,{' '}
              <When day={on} today={today} />
            </p>
            <To number={number} title={title} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What I said I will do, with one press to say that it is done. */
export function MyActions({ actions }: Pick<MyUnderWay, 'actions'>) {
  const { school, today } = useSchool()
  if (!actions.length) return null
  return (
    <section className="sheet">
      <h2>My actions</h2>
      <ul className="news">
        {actions.map(({ id, text, dueOn, isDone, number, title }) => (
          <li key={id} className="under-way__mine">
            <div>
              <p>
                <ActionText text={text} isDone={isDone} />
              </p>
              <p className="quiet">
                {dueOn && (
                  <>
                    <Due day={dueOn} today={today} /> ·{' '}
                  </>
                )}
                <To number={number} title={title} />
              </p>
            </div>
            {!isDone && <Done here={{ slug: school.slug, number }} id={id} text={text} home />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What stands in the way of others and was brought to me. */
export function BroughtToMe({ barriers }: Pick<MyUnderWay, 'barriers'>) {
  if (!barriers.length) return null
  return (
    <section className="sheet">
      <h2>Barriers brought to you</h2>
      <ul className="news">
        {barriers.map(({ id, text, raiser, number, title, daysOpen }) => (
          <li key={id}>
            <p>
              <Linked text={text} /> <span className="tag">{openFor(daysOpen)}</span>
            </p>
            <p className="quiet">
              {raiser} · <To number={number} title={title} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function To({ number, title }: Place) {
  return <Link to={paths.initiative(useSchool().school.slug, number)}>{title}</Link>
}
