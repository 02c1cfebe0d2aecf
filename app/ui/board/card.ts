import { paths } from '../../paths'
import type { Stage } from '../../vocabulary'
import { allySaid } from '../../vocabulary/allies'
import type { BoardCard, BoardPerson } from '../../vocabulary/board'
import { dayWithYear, exactDay, isRelative, shortDay, spokenDay } from '../../vocabulary/dates'
import { markup } from '../kit/markup'

// What is paused or stopped needs nobody just now.
const apart: readonly Stage[] = ['paused', 'stopped']

type Around = { people: BoardPerson[]; school: string; today: string; mayMove: boolean }

/**
 * The card of one initiative, as written markup: two hundred of these are rendered at once, and as
 * elements they would be half the cost of the whole page.
 */
export function cardMarkup(card: BoardCard, { people, school, today, mayMove }: Around): string {
  const { number, title, leads, follows, handOver, part, lesson } = card
  const waiting = waitingFor(card)
  const needsLead = leads.length === 0 && !apart.includes(card.stage)
  return markup`
    <h3><a href="${paths.initiative(school, number)}">${title}</a></h3>
    ${mayMove && markup`<a href="${paths.initiativeAct(school, number, 'move')}" aria-label="Move ${title} to …">⋯</a>`}
    ${leads.map(([person, since]) => leading(people[person], shortDay(since, today)))}
    ${needsLead && markup`<p class="card__needs"><a href="${paths.needsALead(school)}">Needs a lead</a></p>`}
    ${lesson && markup`<p><b>Lesson:</b> ${lesson}</p>`}
    ${waiting && markup`<p class="card__waiting">${waiting}</p>`}
    ${facts(card, { people, today, follows, handOver, part })}`.html
}

function leading([, name, initials, ally]: BoardPerson = ['', '', '', null], since: string) {
  return markup`<p data-lead="${initials}"><b>${name}</b> since ${since}${ally !== null && markup`<small>${allySaid(ally)}</small>`}</p>`
}

type Facts = Pick<Around, 'people' | 'today'> & Pick<BoardCard, 'follows' | 'handOver' | 'part'>

// In one line: who follows, how it last went, when it hands over. How it went says nothing true of
// one that has stopped.
function facts(card: BoardCard, { people, today, follows, handOver, part }: Facts) {
  const going = card.stage === 'stopped' ? undefined : card.health
  if (!going && !follows && !handOver) return undefined
  const faces =
    follows &&
    markup`<span role="img" aria-label="${followers(card, people)}">${initialsOf(card, people)}</span>`
  const tag =
    going &&
    markup`<span class="tag tag--health" data-health="${going.replace(' ', '-')}">${going}</span>`
  const next = handOver && markup`<i>${handingOver(handOver, today, part)}</i>`
  return markup`<footer>${faces}${tag}${next}</footer>`
}

function initialsOf({ follows = [], more }: BoardCard, people: BoardPerson[]) {
  const faces = follows.map((person) => people[person]?.[2])
  return [...faces, ...(more ? [`+${more}`] : [])].join(' ')
}

const parts = { 'stands in': 'A stand-in leads from', 'goes on': 'The lead is back' }

// A day that is spoken as a date already is exact; only "Thursday, in 3 days" brings the date
// along.
function handingOver(day: string, today: string, part: BoardCard['part']) {
  const said = `${part ? parts[part] : day < today ? 'Hand-over was due' : 'Hands over'} `
  const spoken = spokenDay(day, today)
  if (!isRelative(day, today)) return said + spoken
  const printed = markup`<span class="on-screen">${spoken}</span><span class="on-paper">${dayWithYear(day)}</span>`
  return markup`${said}<time datetime="${day}" title="${exactDay(day)}">${printed}</time>`
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
