import { paths } from '../../paths'
import type { Health, Stage } from '../../vocabulary'
import { allySaid } from '../../vocabulary/allies'
import type { BoardCard, BoardPerson } from '../../vocabulary/board'
import { dayWithYear, exactDay, shortDay, spokenDay } from '../../vocabulary/dates'
import { markup } from '../kit/markup'

// What is paused or stopped needs nobody just now.
const apart: readonly Stage[] = ['paused', 'stopped']

type Around = { people: BoardPerson[]; school: string; today: string; mayMove: boolean }

/**
 * The card of one initiative, as written markup: two hundred of these are rendered at once, and as
 * elements they would be half the cost of the whole page.
 */
export function cardMarkup(card: BoardCard, { people, school, today, mayMove }: Around): string {
  const { number, title, stage, leads, follows, handOver, part, lesson, health } = card
  const waiting = waitingFor(card)
  const needsLead = leads.length === 0 && !apart.includes(stage)
  const going = stage === 'stopped' ? undefined : health
  return markup`
    <h3><a href="${paths.initiative(school, number)}">${title}</a></h3>
    ${mayMove && markup`<a href="${paths.initiativeAct(school, number, 'move')}">Move</a>`}
    ${leads.map(([person, since]) => leading(people[person], shortDay(since, today)))}
    ${needsLead && needing(school)}
    ${lesson && markup`<p><b>Lesson:</b> ${lesson}</p>`}
    ${waiting && markup`<p class="card__waiting">${waiting}</p>`}
    ${
      (follows ?? going ?? handOver) &&
      markup`
        <footer>
          ${follows && beside(card, people)}
          ${going && tags[going]}
          ${handOver && handingOver(handOver, today, part)}
        </footer>`
    }`.html
}

function leading([, name, initials, ally]: BoardPerson = ['', '', '', null], since: string) {
  const beside = ally !== null && markup`<small>${allySaid(ally)}</small>`
  return markup`<p data-lead="${initials}"><b>${name}</b> since ${since}${beside}</p>`
}

const needing = (school: string) =>
  markup`<p class="card__needs"><a href="${paths.needsALead(school)}">Needs a lead</a></p>`

// Faces to look at, and names to hear; the board's script shows the names on hover.
function beside(card: BoardCard, people: BoardPerson[]) {
  return markup`<p data-with="${initialsOf(card, people)}">${followers(card, people)}</p>`
}

function initialsOf({ follows = [], more }: BoardCard, people: BoardPerson[]) {
  const faces = follows.map((person) => people[person]?.[2]).join(' ')
  return more ? `${faces} +${more}` : faces
}

// How it went says nothing true of one that has stopped.
const tagOf = (health: Health) =>
  markup`<span class="tag" data-health="${health.replace(' ', '-')}">${health}</span>`
const tags = {
  'on track': tagOf('on track'),
  'at risk': tagOf('at risk'),
  'off track': tagOf('off track'),
}

const parts = {
  'stands in': 'A stand-in leads from',
  'goes on': 'The lead is back',
  'year ends': 'To the end of the year,',
  'nobody leads': 'Nobody leads from',
}

function handingOver(day: string, today: string, part: BoardCard['part']) {
  const what = part ? parts[part] : day < today ? 'Hand-over was due' : 'Hands over'
  return markup`<p>${what} ${spokenOn(day, today)}</p>`
}

// A day that is spoken as a date already is exact; only "Thursday, in 3 days" brings the date
// along.
function spokenOn(day: string, today: string) {
  const spoken = spokenDay(day, today)
  if (spoken === shortDay(day, today)) return spoken
  const printed = markup`
    <span class="on-screen">${spoken}</span>
    <span class="on-paper">${dayWithYear(day)}</span>`
  return markup`<time datetime="${day}" title="${exactDay(day)}">${printed}</time>`
}

function followers({ follows = [], more }: BoardCard, people: BoardPerson[]) {
  const names = follows.map((person) => people[person]?.[1])
  const last = more ? `${more} more` : names.length > 1 ? names.pop() : undefined
  const verb = follows.length === 1 && !more ? 'follows' : 'follow'
  return `${names.join(', ')}${last ? ` and ${last}` : ''} ${verb}`
}

function waitingFor({ handOvers, offers }: BoardCard) {
  const said = [
    handOvers && counted(handOvers, 'hand-over'),
    offers && counted(offers, 'offer to lead', 'offers to lead'),
  ].filter(Boolean)
  return said.length ? `Waiting: ${said.join(', ')}` : undefined
}

function counted(many: number, one: string, several = `${one}s`) {
  return many === 1 ? `1 ${one}` : `${many} ${several}`
}
