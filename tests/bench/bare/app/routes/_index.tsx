import { json } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import type { BoardCard, BoardPerson } from '../../../../../app/vocabulary/board'
import { shortDay, spokenDay } from '../../../../../app/vocabulary/dates'
import { stages } from '../../../../../app/vocabulary'

export type Cards = {
  cards: BoardCard[]
  people: BoardPerson[]
  school: string
  today: string
  mayMove: boolean
}

export const loader = () => json((globalThis as { benchCards?: Cards }).benchCards)

/** The same cards as one writes them with Remix's own guide in hand: a loader, a list, a Link. */
export default function Bare() {
  const { cards, people, school, today } = useLoaderData() as Cards
  return (
    <main>
      <h1>Board</h1>
      <div className="board">
        {stages.map((stage) => (
          <section key={stage} className="board__column">
            <h2>{stage}</h2>
            <ul className="board__cards">
              {cards
                .filter((card) => card.stage === stage)
                .map((card) => (
                  <BareCard
                    key={card.number}
                    card={card}
                    people={people}
                    school={school}
                    today={today}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </main>
  )
}

function BareCard({
  card,
  people,
  school,
  today,
}: {
  card: BoardCard
  people: BoardPerson[]
  school: string
  today: string
}) {
  const name = (person: number) => people[person]?.[1]
  return (
    <li className="card">
      <h3>
        <Link to={`/s/${school}/initiatives/${card.number}`}>{card.title}</Link>
      </h3>
      {card.leads.map(([person, since]) => (
        <p key={person}>
          <b>{name(person)}</b> leads since {shortDay(since, today)}
        </p>
      ))}
      {card.follows && (
        <p>
          {card.follows.map(name).join(', ')} {card.more ? `and ${card.more} more ` : ''}follow
        </p>
      )}
      {card.handOver && <p>Hands over {spokenDay(card.handOver, today)}</p>}
      {(card.handOvers || card.offers) && <p className="card__waiting">Something waits</p>}
      <footer>
        {card.health && <span className="tag">{card.health}</span>}
        <Link to={`/s/${school}/initiatives/${card.number}/move`}>Move</Link>
      </footer>
    </li>
  )
}
