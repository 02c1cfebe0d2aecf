import { paths } from '../../paths'
import type { Stage } from '../../vocabulary'
import { cardMarkup } from './card'
import type { BoardCard, BoardPerson } from '../../vocabulary/board'

export const columns = ['idea', 'pilot', 'extend', 'embed'] as const
export const apart = ['paused', 'stopped'] as const

export const stageMeanings: Record<Stage, string> = {
  idea: 'Said out loud, not yet tried.',
  pilot: 'Tried in a small place, to learn.',
  extend: 'Worked once; more rooms now.',
  embed: 'How we do things here.',
  paused: 'Set down for now, to be picked up.',
  stopped: 'Ended with honor; the lesson is kept.',
}

type Around = {
  cards: BoardCard[]
  people: BoardPerson[]
  school: string
  today: string
  mayMove: boolean
  hidden?: Partial<Record<Stage, number>>
}

/** The four stages side by side; what is paused or stopped stands apart, below. */
export function BoardColumns(around: Around) {
  return (
    <>
      <div className="board">
        {columns.map((stage) => (
          <Column key={stage} stage={stage} {...around} />
        ))}
      </div>
      <div className="board board--apart">
        {apart.map((stage) => (
          <Column key={stage} stage={stage} {...around} />
        ))}
      </div>
    </>
  )
}

function Column({ stage, cards, hidden = {}, ...around }: Around & { stage: Stage }) {
  const own = cards.filter((card) => card.stage === stage)
  const many = own.length + (hidden[stage] ?? 0)
  return (
    <section className="board__column" data-stage={stage} aria-labelledby={`stage-${stage}`}>
      <h2 id={`stage-${stage}`}>
        {stage}
        <span className="spoken">, </span>{' '}
        <span className="board__count">
          {many}
          <span className="spoken"> {many === 1 ? 'initiative' : 'initiatives'}</span>
        </span>
      </h2>
      <p className="board__meaning">
        {stageMeanings[stage]}
        {stage === 'stopped' && (
          <>
            {' '}
            <a href={paths.lessons(around.school)}>The shelf of lessons</a>
          </>
        )}
      </p>
      {hidden[stage] && (
        <p className="small">
          <a href={paths.board(around.school, { stage })}>
            Show {hidden[stage]} more that are not shown here
          </a>
        </p>
      )}
      <ul className="board__cards">
        {own.map((card) => (
          <li
            key={card.number}
            className="card"
            id={`i${card.number}`}
            dangerouslySetInnerHTML={{ __html: cardMarkup(card, around) }}
          />
        ))}
      </ul>
    </section>
  )
}
