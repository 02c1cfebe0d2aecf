import { paths } from '../paths'
import type { Health, Stage } from '../words'
import { exactDay, shortDay, spokenDay } from '../words/days'

export type CardPerson = [id: string, name: string, initials: string]

export type Card = {
  number: number
  title: string
  stage: Stage
  leads: [person: number, since: string][]
  follows?: number[]
  more?: number
  handOver?: string
  health?: Health
  handOvers?: number
  offers?: number
  lesson?: string
}

// What is paused or stopped needs nobody just now.
const apart: readonly Stage[] = ['paused', 'stopped']

type CardProps = { card: Card; people: CardPerson[]; school: string; today: string; mayMove: boolean }

/** One initiative on the board, in plain elements: two hundred of these are rendered at once, so none brings a component along. */
export function BoardCard({ card, people, school, today, mayMove }: CardProps) {
  const { number, title, leads, handOver, health, lesson } = card
  const waiting = waitingFor(card)
  return (
    <li className="card" id={`i${number}`}>
      <h3>
        <a href={paths.initiative(school, number)}>{title}</a>
      </h3>
      {leads.map(([person, since]) => (
        <p key={person} data-lead={people[person]?.[2]}>
          <b>{people[person]?.[1]}</b>
          {` leads since ${shortDay(since, today)}`}
        </p>
      ))}
      {leads.length === 0 && !apart.includes(card.stage) && (
        <p className="card__needs">
          <a href={paths.needsALead(school)}>Needs a lead</a>
        </p>
      )}
      {card.follows && <p>{followers(card, people)}</p>}
      {handOver && <p>{handingOver(handOver, today)}</p>}
      {lesson && (
        <p>
          <b>Lesson:</b> {lesson}
        </p>
      )}
      {waiting && <p className="card__waiting">{waiting}</p>}
      {(health || mayMove) && (
        <footer>
          {health && (
            <span className="tag tag--health" data-health={health.replace(' ', '-')}>
              {health}
            </span>
          )}
          {mayMove && <a href={paths.initiativeAct(school, number, 'move')}>Move to …</a>}
        </footer>
      )}
    </li>
  )
}

// A day that is spoken as a date already is exact; only "Thursday, in 3 days" brings the date along.
function handingOver(day: string, today: string) {
  const spoken = spokenDay(day, today)
  const said = `${day < today ? 'Hand-over was due' : 'Hands over'} ${spoken}`
  if (spoken === shortDay(day, today)) return said
  return (
    <time dateTime={day} title={exactDay(day)}>
      {said}
    </time>
  )
}

function followers({ follows = [], more }: Card, people: CardPerson[]) {
  const names = follows.map((person) => people[person]?.[1])
  const last = more ? `${more} more` : names.length > 1 ? names.pop() : undefined
  const verb = follows.length === 1 && !more ? 'follows' : 'follow'
  return `${names.join(', ')}${last ? ` and ${last}` : ''} ${verb}`
}

function waitingFor({ handOvers, offers }: Card) {
  const said = [handOvers && counted(handOvers, 'hand-over'), offers && counted(offers, 'offer to lead', 'offers to lead')].filter(Boolean)
  return said.length ? `Waiting: ${said.join(', ')}` : undefined
}

function counted(many: number, one: string, several = `${one}s`) {
  return many === 1 ? `1 ${one}` : `${many} ${several}`
}
