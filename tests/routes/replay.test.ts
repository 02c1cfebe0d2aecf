import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { initiatives } from '../../db/demo/initiatives'
import type { DemoInitiative } from '../../db/demo/initiatives/demo-initiative'
import { emailOf, people } from '../../db/demo/people'
import { ownDatabase, ownerOf } from '../support/database'
import { edited } from '../support/reading'
import { startServer } from '../support/server'
import type { TestServer } from '../support/server'
import { Visitor } from '../support/visitor'

// The year of Harbor Ridge, lived again: every follow, lead, hand-over and step back is a form that
// someone sends, on the day it happened.

type Act = {
  at: string
  who: string
  number: number
  noun: string
  fields?: Record<string, string>
  to?: string
  looks?: boolean
}

let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>
let server: TestServer
let ids: Record<string, string>
const visitors: Record<string, Visitor> = {}

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  sql = ownerOf(own.url)
  await sql`truncate turns, rotation_plans, hand_overs, offers, updates, contributions, decisions cascade`
  await sql`update initiatives set lead_seats = 1, stage = 'pilot'`
  ids = Object.fromEntries(
    (await sql<{ initials: string; id: string }[]>`select initials, id from members`).map(
      ({ initials, id }) => [initials, id],
    ),
  )
  server = await startServer(own.url)
})
afterAll(async () => {
  await sql.end()
  await server.stop()
  await own.drop()
})

test('the year of Harbor Ridge is lived again through the pages’ own forms, turn by turn, with its two gaps', async () => {
  for (const acts of byDay(initiatives.flatMap(actsOf))) {
    await setClock(acts[0]?.at ?? '')
    for (const act of acts) await perform(act)
  }
  for (const [place, { title, leads }] of initiatives.entries()) {
    expect({ title, leads: await ledIn(place + 1) }).toEqual({
      title,
      leads: leads.map(({ who, from, to }) => `${who.toSorted().join('+')} ${from} ${to}`),
    })
  }
})

function actsOf(initiative: DemoInitiative, place: number): Act[] {
  const number = place + 1
  const { leads, roster } = initiative
  const starts = leads[0]?.from ?? ''
  const follows = roster
    .map((who): Act => ({
      at: `${daysOn(laterOf(starts, joinedBy(who)), 1)}T12:00`,
      who,
      number,
      noun: 'follow',
      fields: { reason: 'From the beginning' },
    }))
    .filter(({ who }) => !leads[0]?.who.includes(who))
  return [
    ...follows,
    ...leads.flatMap((lead, at) => changeTo(number, { lead, former: leads[at - 1] })),
    ...stepsBack(number, leads.at(-1)),
  ]
}

type Lead = DemoInitiative['leads'][number]

function changeTo(
  number: number,
  { lead, former }: { lead: Lead; former: Lead | undefined },
): Act[] {
  const [first = '', second] = lead.who
  const takes = (who: string): Act => ({
    at: `${lead.from}T08:30`,
    who,
    number,
    noun: 'take-lead',
    fields: { cameAbout: lead.cameAbout ?? 'offered', reason: lead.reason ?? '' },
  })
  const pair: Act[] = second
    ? [{ at: `${lead.from}T08:00`, who: first, number, noun: 'co-lead' }, takes(second)]
    : []
  if (!former) return [takes(first), ...pair]
  if (daysOn(former.to, 1) !== lead.from)
    return [...stepsBack(number, former), takes(first), ...pair]
  const [outgoing = '', beside] = former.who
  const notes = {
    stands: 'Half of it works.',
    next: 'The other half.',
    dueOn: lead.from,
    choiceReason: 'The team chose.',
  }
  return [
    {
      at: `${daysOn(lead.from, -3)}T15:00`,
      who: outgoing,
      number,
      noun: 'hand-over',
      fields: notes,
      to: first,
      looks: true,
    },
    { at: `${daysOn(lead.from, -2)}T15:00`, who: first, number, noun: 'accept' },
    ...(beside ? stepsBack(number, { ...former, who: [beside] }) : []),
    ...(beside && !second
      ? [
          {
            at: `${lead.from}T09:00`,
            who: first,
            number,
            noun: 'plan',
            fields: { cadence: 'open-ended', seats: '1', choosing: 'fairest first' },
          },
        ]
      : []),
    ...pair,
  ]
}

function stepsBack(number: number, lead: Lead | undefined): Act[] {
  return (lead?.who ?? []).map((who) => ({
    at: `${lead?.to}T20:00`,
    who,
    number,
    noun: 'step-back',
    fields: { reason: 'My turn is over.' },
  }))
}

// What these say may have been said before, and carries what was read.
const editing = new Set(['hand-over', 'plan'])

async function perform({ who, number, noun, fields = {}, to, looks }: Act) {
  visitors[who] ??= await signedIn(who)
  const address = `/s/harbor-ridge/initiatives/${number}/${noun}`
  const visitor = visitors[who]
  if (looks)
    expectExplained(await (await patiently(() => visitor.get(address))).text(), {
      who,
      number,
      to: to ?? '',
    })
  const handOver =
    noun === 'accept'
      ? ((
          await sql<
            { id: string }[]
          >`select h.id from hand_overs h join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id) where i.number = ${number} and h.answer is null and h.to_member_id = ${ids[who] ?? ''}`
        )[0]?.id ?? '')
      : ''
  const sent = {
    ...fields,
    ...(to ? { to: ids[to] ?? '' } : {}),
    ...(handOver ? { handOver } : {}),
  }
  const answer = await patiently(() =>
    editing.has(noun) ? edited(visitor, address, sent) : visitor.post(address, sent),
  )
  if (answer.status !== 303)
    throw new Error(
      `${who} could not ${noun} on ${number}: ${answer.status} ${/role="alert".*?<\/div>/s.exec(await answer.text())?.[0]}`,
    )
}

// A backend that was ended for the clock's sake may still be met: a 503 says that nothing was done,
// and one asks again.
async function patiently(ask: () => Promise<Response>) {
  let answer = await ask()
  for (let tries = 0; answer.status === 503 && tries < 5; tries += 1) answer = await ask()
  return answer
}

/**
 * Who is to receive the lead can be chosen, with a reason of their own beside the name; who leads
 * cannot.
 */
function expectExplained(
  page: string,
  { who, number, to }: { who: string; number: number; to: string },
) {
  const asked = `${who} hands over ${number} to ${to}`
  const choice = (initials: string) =>
    new RegExp(`<input[^>]* name="to"[^>]* value="${ids[initials]}".*?</label>`, 's').exec(
      page,
    )?.[0]
  expect(choice(to), asked).toMatch(
    /choosing__reasons">[^<]*(planned to lead next|has not led|last led until|leads .* now|has held a duty|offered)/,
  )
  expect(choice(who), asked).toBeUndefined()
}

// Backends take a database's clock when they begin, so those of the server are ended; it opens new
// ones by itself.
async function setClock(at: string) {
  const instant = Temporal.PlainDateTime.from(at).toZonedDateTime('America/Los_Angeles').toInstant()
  const [{ name } = { name: '' }] = await sql<{ name: string }[]>`select current_database() as name`
  await sql.unsafe(
    `alter database ${name} set skein.clock = '${Math.round(instant.since(Temporal.Now.instant()).total('seconds'))} seconds'`,
  )
  await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and application_name like 'skein%'`
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await fetch(`${server.url}/readyz`).catch(() => undefined))?.ok) return
    await new Promise((go) => setTimeout(go, 25))
  }
}

function signedIn(who: string) {
  return new Visitor(server.url).signIn(emailOf(people.find(({ key }) => key === who)?.name ?? ''))
}

async function ledIn(number: number) {
  const turns = await sql<{ who: string; from: string; to: string }[]>`
    select m.initials as who, (t.began_at at time zone 'America/Los_Angeles')::date::text as from, ((t.ended_at - interval '1 microsecond') at time zone 'America/Los_Angeles')::date::text as to
    from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = ${number} and t.role = 'lead' and not isempty(t.during) order by 2, 1`
  const spans = [...new Set(turns.map(({ from, to }) => `${from} ${to}`))]
  return spans.map(
    (span) =>
      `${turns
        .filter(({ from, to }) => `${from} ${to}` === span)
        .map(({ who }) => who)
        .join('+')} ${span}`,
  )
}

// A day's acts follow one another from the first one's hour: turns are told by their days.
function byDay(acts: Act[]) {
  const inOrder = acts.toSorted((a, b) => a.at.localeCompare(b.at))
  const days = [...new Set(inOrder.map(({ at }) => at.slice(0, 10)))]
  return days.map((day) => inOrder.filter(({ at }) => at.startsWith(day)))
}

const daysOn = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString()
const joinedBy = (who: string) => people.find(({ key }) => key === who)?.joined ?? '2025-08-11'
const laterOf = (a: string, b: string) => (a > b ? a : b)
