import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { callNouns, callVerbs } from '../../vocabulary'
import type { CallRole } from '../../vocabulary'
import { Linked } from '../kit/linked'
import { handOverInWords } from '../hand-overs/open-hand-overs'
import type { Waiting } from '../../domain/home/waiting-for-me'
import type { HomeRow } from './row'

type Asked = Waiting['asked']
type Place = { number: number; title: string }

/** What others wait for: each is answered by one press. */
export function askedRows(slug: string, { handOvers, offers, changes, asked }: Waiting) {
  const to = (number: number, noun: string, query: Record<string, string> = {}) =>
    paths.initiativeAct(slug, number, noun, query)
  const on = placesIn(slug)
  return [
    ...handOvers.map((one): HomeRow => ({
      ...on(`hand-over ${one.number} ${one.fromId}`, one),
      sign: { face: one.byInitials },
      said: `${handOverInWords(one, 'you')}. Will you accept?`,
      day: { on: one.on },
      acts: [{ to: paths.initiative(slug, one.number), label: 'Answer' }],
    })),
    ...asked.asks.map((one): HomeRow => ({
      ...on(one.id, one),
      sign: { face: one.initials },
      said: <WouldYou {...one} />,
      day: { on: one.on },
      acts: yesAndNo(
        one.callId
          ? to(one.number, 'offer', { call: one.callId })
          : to(one.number, 'accept', { ask: one.id }),
        to(one.number, 'decline', { ask: one.id }),
      ),
    })),
    ...asked.pairs.map((one): HomeRow => ({
      ...on(one.id, one),
      sign: { face: one.initials },
      said: `${one.from} offers to ${callVerbs[one.role]} this together with you. Will you?`,
      day: { on: one.on },
      acts: yesAndNo(
        to(one.number, 'accept', { pair: one.id }),
        to(one.number, 'decline', { pair: one.id }),
      ),
    })),
    ...asked.sponsorings.map((one): HomeRow => ({
      ...on(`sponsor ${one.number}`, one),
      sign: { face: one.initials },
      said: `${one.from} asks whether you would sponsor this: make time, room or money for it.`,
      day: { on: one.on },
      acts: yesAndNo(to(one.number, 'sponsor'), to(one.number, 'sponsor', { answer: 'no' })),
    })),
    ...asked.allies.map((one) => allyRow(slug, one)),
    ...asked.choices.map((one): HomeRow => ({
      ...on(one.callId, one),
      sign: { drawing: 'lead' },
      said: `${counted(one.offers)} to your call for ${callNouns[one.role]}`,
      day: { on: one.on },
      acts: [{ to: to(one.number, 'choose', { call: one.callId }), label: 'Choose' }],
    })),
    ...[...new Set(offers.map(({ number }) => number))].map((number) =>
      offeredRow(
        slug,
        offers.filter((one) => one.number === number),
      ),
    ),
    ...changes.map((one): HomeRow => ({
      ...on(one.sentence, one),
      sign: { face: one.initials },
      said: one.sentence,
      day: { on: one.on },
      acts: [{ to: paths.initiative(slug, one.number), label: 'Answer' }],
    })),
  ]
}

/** What a row about an initiative begins with: its key, its title, and the link to it. */
export const placesIn =
  (slug: string) =>
  (key: string, { number, title }: Place) => ({
    key,
    about: title,
    title: <Link to={paths.initiative(slug, number)}>{title}</Link>,
  })

const yesAndNo = (yes: string, no: string) => [
  { to: yes, label: 'Yes' },
  { to: no, label: 'Not this time' },
]

const counted = (offers: number) => (offers === 1 ? 'One offer' : `${offers} offers`)

function WouldYou({ from, role, note }: { from: string; role: CallRole; note: string }) {
  return (
    <>
      {from} asks: would you {callVerbs[role]} this?{' '}
      {note && (
        <q>
          <Linked text={note} />
        </q>
      )}
    </>
  )
}

function allyRow(slug: string, { id, from, initials, note, on }: Asked['allies'][number]): HomeRow {
  return {
    ...{ key: id, about: from, sign: { face: initials }, day: { on } },
    title: <Link to={paths.person(slug, id)}>{from}</Link>,
    said: (
      <>
        {from} asks whether you would be their adult ally when they lead. {note && <q>{note}</q>}
      </>
    ),
    acts: [{ to: paths.ally(slug, id, 'answer'), label: 'Answer' }],
  }
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

// The one who finds them here may choose: they lead it, sponsor it, or are an administrator.
function offeredRow(slug: string, offers: Waiting['offers']): HomeRow {
  const [{ number, title, from, initials, readiness, on }] = offers as [Waiting['offers'][number]]
  const names = listed.format(offers.map((one) => one.from))
  return {
    ...placesIn(slug)(`offer ${number}`, { number, title }),
    sign: { face: initials },
    said: offers.length > 1 ? `${names} offer to lead` : `${from} offers to lead: ${readiness}`,
    day: { on },
    acts: [{ to: paths.initiativeAct(slug, number, 'choose'), label: 'Choose' }],
  }
}
