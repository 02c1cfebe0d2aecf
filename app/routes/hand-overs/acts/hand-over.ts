import { z } from 'zod'
import { may } from '../../../domain/acting'
import { schoolCalendar } from '../../../domain/calendar/calendar'
import type { Acting } from '../../../domain/acting'
import { handOver } from '../../../domain/hand-overs/hand-overs'
import {
  agreedAfter,
  askedToTakeOver,
  handOverNotes,
  leftOpen,
} from '../../../domain/hand-overs/notes'
import type { HandOverNotes, NextAgreed } from '../../../domain/hand-overs/notes'
import { peopleToChoose } from '../../../domain/initiatives/initiatives'
import { plannedNext } from '../../../domain/rotations/outlook'
import type { InitiativeState } from '../../../domain/initiatives/state'
import { actForms } from '../../../forms/initiatives'
import { found } from '../../../domain/refusal'
import { notHere } from '../../../http/answers.server'
import type { Here } from '../../../http/in-school.server'
import { paths } from '../../../paths'
import { dayInWords } from '../../../vocabulary/dates'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { asChoices, reflecting, hidden } from '../../acts/shared-fields'
import { stopped } from '../../acts/initiative-act'
import type { ActWords, Beside } from '../../acts/act'
import type { InitiativeAct } from '../../acts/initiative-act'
import { receiver } from './receiver-field'

const lede =
  'Write the notes, now or in pieces. Keep them for later, or ask whom you choose: nothing changes until they accept.'

export const act: InitiativeAct<(typeof actForms)['hand-over'], Leads> = {
  title: 'Hand over the lead',
  lede,
  submit: 'Ask them',
  aside: { field: 'keep', label: 'Keep the notes' },
  schema: actForms['hand-over'],
  place: 'rotation',
  isOpen: (acting, at) => may.handOver(acting, at) && at.leads.length > 0 && at.stage !== 'stopped',
  about: leadsHere,
  settled,
  whose:
    'You do not lead this now. The lead is handed over by the one who leads, or by an administrator.',
  fields,
  words: (_here, _at, leads) => wordsFor(found(leads)),
  beside: async (here, at, leads) => [
    ...otherLeads(here, at, found(leads)),
    ...(await open(here, at)),
  ],
  isBesideAtSide: true,
  // To keep the notes is to edit them; to ask someone is to mean what was on the page.
  edits: {
    kind: 'hand-over',
    id: ({ acting }, at, { from = acting.memberId }) =>
      isTheirs(acting, from) ? leadOf(at, from)?.turnId : undefined,
    now: async ({ acting }, at, { from = acting.memberId }) => notesNow(acting, at, from),
    isStrict: ({ keep }) => !keep,
  },
  perform: ({ acting }, number, value) => handOver(acting, number, value),
  names: (_number, { to }) => to,
  done: ({ keep }) => (keep ? 'initiative.notes' : undefined),
}

type Whose = { id: string; name: string; isOwn: boolean }

type Named = { id: string; name: string }
type Leads = { whose: Whose; others: Named[]; next: NextAgreed | undefined } | undefined

// One's own lead; for an administrator also another's, named in the address where several lead.
// Nothing where there is none to hand over.
async function leadsHere({ acting, url }: Here, at: InitiativeState): Promise<Leads> {
  if (!at.leads.length || !may.handOver(acting, at)) return undefined
  const said = url.searchParams.get('from')
  const id = said ?? (at.leads.includes(acting.memberId) ? acting.memberId : at.leads[0])
  const people = await peopleToChoose(
    [...at.leads, id ?? ''].filter((one) => z.uuid().safeParse(one).success),
  )
  const person = people.find((one) => one.id === id) ?? notHere()
  const others = people.filter((one) => one.id !== id)
  const next = await agreedAfter(at, person.id)
  return { whose: { ...person, isOwn: person.id === acting.memberId }, others, next }
}

async function settled(_here: Here, at: InitiativeState, leads: Leads) {
  if (!at.leads.length)
    return 'Nobody leads this now, so there is no lead to hand over. It can be taken.'
  if (!leads) return undefined
  const { id, name, isOwn } = leads.whose
  if (!at.leads.includes(id))
    return isOwn ? 'You do not lead this any more.' : `${name} does not lead this any more.`
  const asked = await askedToTakeOver(at, id)
  return asked
    ? `${asked} has been asked to take over${isOwn ? '' : ` from ${name}`}, and has not answered yet. To ask someone else, withdraw that first, on the page of the initiative.`
    : stopped(at)
}

function wordsFor({ whose: { name, isOwn }, next }: NonNullable<Leads>): Partial<ActWords> {
  const instead = next ? ` ${insteadOf(next)}` : ''
  return isOwn
    ? { lede: `${lede}${instead}` }
    : {
        title: `Hand over the lead of ${name}`,
        lede: `You do this for ${name}, as an administrator. Keep the notes for later, or ask whom you choose: nothing changes until they accept.${instead}`,
      }
}

const insteadOf = ({ name, on, isAgreed }: NextAgreed) =>
  `${name} ${isAgreed ? 'has agreed' : 'is planned'} to lead from ${dayInWords(on)}: if another accepts for about that day, or a later one, they lead instead, and ${name} is told.`

function otherLeads(here: Here, at: InitiativeState, { others }: NonNullable<Leads>): Beside[] {
  if (!may.administer(here.acting)) return []
  const to = (from: string) => paths.initiativeAct(here.school, at.number, 'hand-over', { from })
  return others.length
    ? [
        {
          title: 'Others who lead this',
          lines: others.map(({ id, name }) => ({
            text:
              id === here.acting.memberId
                ? 'Hand over your own lead instead'
                : `Hand over the lead of ${name} instead`,
            to: to(id),
          })),
        },
      ]
    : []
}

async function open({ acting, school }: Here, at: InitiativeState): Promise<Beside[]> {
  return (await leftOpen(acting, at)).map(({ title, lines }) => ({
    title,
    lines: lines.map(({ text, decision }) => ({
      text,
      to: decision ? paths.decision(school, decision) : undefined,
    })),
  }))
}

async function fields(here: Here, at: InitiativeState, leads: Leads): Promise<FieldWords[]> {
  const { acting } = here
  const { whose, next: after } = found(leads)
  const [notes, { plan = null, next, planned }] = await Promise.all([
    handOverNotes(acting, at, whose.id),
    plannedNext(acting, at),
  ])
  const day = next?.part === 'year ends' ? undefined : next?.on
  const ahead = day && day > acting.school.today ? day : undefined
  return [
    hidden('from', whose.id),
    await receiver(here, at, {
      plan,
      on: ahead,
      planned: planned && { ...planned, isAgreed: after?.isAgreed ?? false },
      chosen: notes?.to ?? (after?.isAgreed ? undefined : planned?.memberId),
    }),
    ...noted(whose, notes, { ahead, yearEnds: await lastDay() }),
  ]
}

const isTheirs = (acting: Acting, from: string) =>
  from === acting.memberId || may.administer(acting)
const leadOf = ({ held }: InitiativeState, from: string) =>
  held.find(({ role, memberId }) => role === 'lead' && memberId === from)

async function lastDay() {
  return (await schoolCalendar()).years.at(-1)?.endsOn
}

async function notesNow(acting: Acting, at: InitiativeState, from: string) {
  const whose = { id: from, name: '', isOwn: from === acting.memberId }
  return noted(whose, await handOverNotes(acting, at, from))
}

// What is kept until it is asked: the day is proposed until someone has written one.
function noted(
  whose: Whose,
  notes: HandOverNotes | undefined,
  { ahead, yearEnds }: { ahead?: string | undefined; yearEnds?: string | undefined } = {},
): FieldWords[] {
  return [
    {
      name: 'choiceReason',
      kind: 'line',
      label: 'Why them',
      hint: 'Only when you choose another than the first. One line; no blame.',
      optional: true,
      value: notes?.choiceReason,
    },
    {
      name: 'dueOn',
      kind: 'day',
      label: 'On',
      hint: 'Leave it empty to hand over as soon as they accept. A day when the school is closed moves to the next open one; a weekend is yours to choose. Nobody hands over after the school year.',
      optional: true,
      max: yearEnds,
      value: notes?.dueOn ?? ahead,
      isProposed: !notes?.dueOn,
    },
    ...written(whose, notes),
    ...(whose.isOwn ? reflecting(notes) : []),
  ]
}

// The lead writes of themselves; the one who acts for them, of them by name.
function written({ name, isOwn }: Whose, notes: HandOverNotes | undefined): FieldWords[] {
  return [
    { name: 'stands', kind: 'long', label: 'Where it stands', value: notes?.stands },
    { name: 'next', kind: 'long', label: 'What comes next', value: notes?.next },
    {
      name: 'wish',
      kind: 'long',
      label: isOwn ? 'What I wish I had known' : `What ${name} wishes they had known`,
      optional: true,
      value: notes?.wish,
    },
    {
      name: 'weeksShadowed',
      kind: 'select',
      label: `How long they shadow ${isOwn ? 'me' : name} first`,
      choices: weeks,
      value: String(notes?.weeksShadowed ?? 0),
    },
    {
      name: 'weeksBeside',
      kind: 'select',
      label: `How long ${isOwn ? 'I stay' : `${name} stays`} with them afterwards`,
      choices: weeks,
      value: String(notes?.weeksBeside ?? 0),
    },
  ]
}

const weeks = asChoices(['0', '1', '2', '3', '4']).map(({ value }) => ({
  value,
  label: value === '0' ? 'not at all' : value === '1' ? '1 week' : `${value} weeks`,
}))
