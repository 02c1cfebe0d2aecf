import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { ButtonForm, ButtonsForm } from '../kit/button-form'
import { allySaid } from '../../vocabulary/allies'
import { Fold } from '../kit/fold'
import { Person } from '../kit/person'
import type { Here } from '../kit/here'

type Speaker = { memberId: string; name: string; initials: string; turn: string; mayNote: boolean }
type Shown = {
  number: number
  kind: string
  heldBy: string
  ally: string | null
  isOver: boolean
  mayEnd: boolean
  speakers: Speaker[]
}

/** Rounds held aloud: who spoke, who passed, who was not reached; each is noted with one button. */
export function Rounds({
  rounds,
  earlier,
  mayHold,
  here,
}: {
  rounds: Shown[]
  earlier: number
  mayHold: boolean
  here: Here
}) {
  if (!rounds.length && !mayHold) return null
  return (
    <section className="sheet stack">
      <h2>Rounds aloud</h2>
      {!rounds.length && (
        <p className="quiet">
          In a meeting: present, clarifying questions, reactions, consent. Everyone is reached, one
          after the other.
        </p>
      )}
      {[...rounds].reverse().map((round) => (
        <Round key={round.number} round={round} here={here} />
      ))}
      {earlier > 0 && (
        <p className="quiet small">
          {earlier === 1 ? 'One earlier round is' : `${earlier} earlier rounds are`} in the Markdown
          of this decision.
        </p>
      )}
      {mayHold && (
        <p>
          <Link
            className="button button--small"
            to={paths.decisionAct(here.slug, here.number, 'round')}
          >
            Hold a round
          </Link>
        </p>
      )}
    </section>
  )
}

function Round({ round, here }: { round: Shown; here: Here }) {
  const left = round.speakers.filter(({ turn }) => turn === 'not reached').length
  return (
    <Fold className="fold" isOpen={!round.isOver}>
      <summary>
        {round.number}. {round.kind}, held by {round.heldBy}
        {round.ally && ` (${allySaid(round.ally)})`}
        {round.isOver
          ? left > 0
            ? `, ${left} not reached`
            : ', everyone reached'
          : `, ${left} to go`}
      </summary>
      <ol className="speakers">
        {round.speakers.map((one) => (
          <li key={one.memberId} className="speakers__one">
            <Person person={one} to={paths.person(here.slug, one.memberId)} />{' '}
            <span className="tag" data-turn={one.turn.replace(' ', '-')}>
              {one.turn}
            </span>
            {!round.isOver && one.mayNote && (
              <ButtonsForm
                action={paths.decisionAct(here.slug, here.number, 'speaker')}
                hidden={{ member: one.memberId }}
                className="formation__answers"
                stays
              >
                {() =>
                  (['spoke', 'passed', 'not reached'] as const)
                    .filter((turn) => turn !== one.turn)
                    .map((turn) => (
                      <button
                        key={turn}
                        type="submit"
                        name="turn"
                        value={turn}
                        className="button button--small"
                        aria-label={`${one.name}: ${turn}`}
                      >
                        {turn}
                      </button>
                    ))
                }
              </ButtonsForm>
            )}
          </li>
        ))}
      </ol>
      {round.mayEnd && !round.isOver && (
        <ButtonForm
          action={paths.decisionAct(here.slug, here.number, 'end-round')}
          button="button button--small"
        >
          End the round
        </ButtonForm>
      )}
    </Fold>
  )
}
