import type { SerializeFrom } from '@remix-run/node'
import { Form, Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import type { Method } from '../../vocabulary/decisions'
import type { choiceOf } from './proposal-begun'

/** What the address says already of the proposal: it goes on from step to step. */
type Carried = { supersedes?: string; initiative?: string }

const questions = [
  {
    name: 'stake',
    label: 'What is at stake?',
    choices: [
      ['small', 'Little, and it is easily undone'],
      ['can be tried', 'It matters, and it can be tried and changed'],
      ['hard to undo', 'A lot, or it is hard to undo'],
    ],
  },
  {
    name: 'carrier',
    label: 'Who must carry it out?',
    choices: [
      ['a few', 'One of us, or a few'],
      ['all of us', 'All of us who decide'],
      ['others', 'People who are not among us'],
    ],
  },
  {
    name: 'agreement',
    label: 'How do you see it among you?',
    choices: [
      ['about alike', 'About alike'],
      ['not known', 'We do not know yet'],
      ['apart', 'Far apart, and it has to be settled'],
    ],
  },
] as const

export function Choose({
  choice,
  carried,
}: {
  choice: SerializeFrom<typeof choiceOf>
  carried: Carried
}) {
  const { slug } = useSchool().school
  return (
    <>
      <Heading
        title="How shall it be decided?"
        lede="Three plain questions help to choose; or choose a way yourself."
        above={<Link to={paths.decisions(slug)}>Decisions</Link>}
      />
      <div className="columns">
        <Form
          className="form sheet"
          key={JSON.stringify([choice.stake, choice.carrier, choice.agreement])}
        >
          {Object.entries(carried).map(
            ([name, value]) =>
              value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          {questions.map(({ name, label, choices }) => (
            <fieldset key={name} className="field choices">
              <legend className="field__label">{label}</legend>
              {choices.map(([value, said]) => (
                <label key={value} className="choices__one">
                  <input
                    type="radio"
                    name={name}
                    value={value}
                    required
                    defaultChecked={choice[name] === value}
                  />
                  <span>{said}</span>
                </label>
              ))}
            </fieldset>
          ))}
          <div className="form__acts">
            <button type="submit" className="button">
              Suggest a method
            </button>
          </div>
          {choice.suggested.length > 0 && (
            <Suggested suggested={choice.suggested} carried={carried} />
          )}
        </Form>
        <section className="stack">
          <h2>All ways of deciding</h2>
          <ul className="ways">
            {choice.methods.map(({ method, line }) => (
              <li key={method}>
                <Link to={paths.proposeDecision(slug, { ...carried, method })}>{method}</Link>
                <p className="small quiet">{line}</p>
              </li>
            ))}
            {choice.templates.map(({ id, name, method }) => (
              <li key={id}>
                <Link to={paths.proposeDecision(slug, { ...carried, template: id })}>{name}</Link>
                <p className="small quiet">Your school’s own, by {method}.</p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}

function Suggested({
  suggested,
  carried,
}: {
  suggested: { method: Method; because: string }[]
  carried: Carried
}) {
  const { slug } = useSchool().school
  return (
    <section className="stack" aria-label="Suggested methods" role="status">
      {suggested.map(({ method, because }, place) => (
        <div key={method} className="suggestion">
          <h2>{place === 0 ? `Try ${method}` : `Or ${method}`}</h2>
          <p>{because}</p>
          <p>
            <Link
              className={place === 0 ? 'button button--primary' : 'button'}
              to={paths.proposeDecision(slug, { ...carried, method })}
            >
              Decide by {method}
            </Link>
          </p>
        </div>
      ))}
    </section>
  )
}
