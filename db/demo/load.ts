import { hash } from '@node-rs/argon2'
import { uuidv7 } from 'uuidv7'
import { dial } from '../dial'
import { closePool, openPool } from '../connect'
import {
  accounts,
  closedDays,
  initiatives as initiativeTable,
  learningAnswers,
  members,
  schoolVersions,
  schoolYears,
  schools,
  sipGoals,
  sponsorAsks,
  terms,
  turns,
} from '../schema'
import { atTheDoor, db, withSchool, sql } from '../school'
import { loadAllies } from './allies'
import { loadCalls } from './calls'
import { calendarAround, clockFor, todayThere } from './calendar'
import type { Calendar } from './calendar'
import { initiatives } from './initiatives'
import type { DemoInitiative } from './initiatives'
import { loadFollowing } from './load-following'
import { loadLog } from './ledger'
import type { TurnBegun } from './ledger'
import { emailOf, people } from './people'
import { demoGoals, purposes } from './purposes'
import type { Learned } from './purposes'
import { loadRotations } from './rotations'
import { demoClosedDays, demoTerms } from './school-days'
import type { DemoStretch } from './school-days'
import { loadStopped } from './stopped'
import { turnsOf } from './turns'

export const demoPassword = 'a skein of geese flies far'

type Options = { asOf?: string | boolean | undefined; say?: (line: string) => void }

/** Fills an empty database with Harbor Ridge; one that already holds a school is left as it is. */
export async function loadDemo(databaseUrl: string, { asOf, say = () => {} }: Options = {}) {
  openPool(databaseUrl)
  try {
    const [taken] = await atTheDoor(() => sql()`select from schools limit 1`)
    if (taken && asOf) say(alreadyHere)
    if (taken) return
    say('Loading the year of Harbor Ridge …')
    const today = typeof asOf === 'string' ? asOf : todayThere()
    await setClock(databaseUrl, clockFor(today))
    await loadSchool(calendarAround(today))
  } finally {
    await closePool()
  }
}

const alreadyHere =
  'The demo school is here already and keeps its days. To lay it around another day, choose another DATA_DIR.'

// Connections that open from now on live by it, and those of the school's pool open after this.
async function setClock(databaseUrl: string, offset: string) {
  if (offset === '0') return
  const owner = dial(databaseUrl, { max: 1, onnotice: () => {} })
  const [{ name } = { name: '' }] = await owner<
    { name: string }[]
  >`select quote_ident(current_database()) as name`
  await owner.unsafe(`alter database ${name} set skein.clock = '${offset}'`)
  await owner.end()
}

async function loadSchool(calendar: Calendar) {
  const passwordHash = await hash(demoPassword, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  const accountIds = await makeAccounts(passwordHash)
  const schoolId = uuidv7()
  await withSchool(schoolId, async () => {
    await db()
      .insert(schools)
      .values({
        id: schoolId,
        slug: 'harbor-ridge',
        name: 'Harbor Ridge Middle School',
        timeZone: calendar.timeZone,
        lastInitiative: initiatives.length + 1,
      })
    await db().insert(schoolVersions).values({})
    const year = { startsOn: calendar.day('2025-08-11'), endsOn: calendar.day('2026-06-05') }
    await db()
      .insert(schoolYears)
      .values({ ...year, name: nameOfYear(year) })
    const dated = ({ name, elsewhere, from, to = from }: DemoStretch) => ({
      name: calendar.isMoved ? elsewhere : name,
      startsOn: calendar.day(from),
      endsOn: calendar.day(to),
    })
    await db().insert(terms).values(demoTerms.map(dated))
    await db().insert(closedDays).values(demoClosedDays.map(dated))
    const memberIds = Object.fromEntries(people.map(({ key }) => [key, uuidv7()]))
    await db()
      .insert(members)
      .values(people.map((person) => memberRow(person, { calendar, accountIds, memberIds })))
    await loadAllies({ calendar, memberIds })
    const { initiativeIds, begun } = await loadInitiatives(calendar, memberIds)
    await loadRotations({ calendar, memberIds, initiativeIds })
    await loadLog({ calendar, memberIds, initiativeIds }, begun)
    await loadFollowing({ calendar, memberIds, initiativeIds })
    await loadCalls({ calendar, memberIds, initiativeIds }, begun)
  })
}

type Ids = Record<string, string>

// A demo that was stopped before its school was there has its accounts already.
async function makeAccounts(passwordHash: string): Promise<Ids> {
  const rows = people.map(({ name }) => ({ name, email: emailOf(name), passwordHash }))
  const kept = await atTheDoor(async () => {
    await db().insert(accounts).values(rows).onConflictDoNothing()
    return db().select({ id: accounts.id, email: accounts.email }).from(accounts)
  })
  const idOf = new Map(kept.map(({ id, email }) => [email, id]))
  return Object.fromEntries(people.map(({ key, name }) => [key, idOf.get(emailOf(name)) ?? '']))
}

function memberRow(
  {
    key,
    name,
    position,
    note,
    access,
    joined,
    worksOn,
    strengths,
    growthEdges,
  }: (typeof people)[number],
  { calendar, accountIds, memberIds }: { calendar: Calendar; accountIds: Ids; memberIds: Ids },
) {
  return {
    id: memberIds[key],
    accountId: accountIds[key],
    name,
    initials: key,
    email: emailOf(name),
    position,
    positionNote: note ?? '',
    access: access ?? 'member',
    joinedOn: calendar.day(joined ?? '2025-08-11'),
    worksOn: worksOn ?? 31,
    strengths: strengths ?? '',
    growthEdges: growthEdges ?? '',
    caughtUpAt: calendar.at('2026-02-19', '16:30'),
  } as const
}

async function loadInitiatives(calendar: Calendar, memberIds: Ids) {
  const initiativeIds = Object.fromEntries(initiatives.map(({ key }) => [key, uuidv7()]))
  const begun: TurnBegun[] = []
  const goalIds = Object.fromEntries(demoGoals.map((title) => [title, uuidv7()]))
  await db()
    .insert(sipGoals)
    .values(demoGoals.map((title) => ({ id: goalIds[title], title })))
  for (const [place, initiative] of calendar.retold(initiatives).entries()) {
    const id = initiativeIds[initiative.key] ?? ''
    const [theoryIf, theoryThen, theoryBecause] = initiative.theory
    const { title, purpose, challenge, stage } = initiative
    const starts = initiative.leads[0]?.from ?? '2025-08-11'
    const {
      question: learningQuestion = '',
      voices: voicesAffected,
      goal = '',
      sponsorLine = '',
      learned = [],
      owner,
      due,
    } = purposes[initiative.key] ?? {}
    await db()
      .insert(initiativeTable)
      .values({
        id,
        number: place + 1,
        title,
        purpose,
        theoryIf,
        theoryThen,
        theoryBecause,
        challenge,
        stage,
        place,
        learningQuestion,
        voicesAffected,
        sipGoalId: goalIds[goal],
        technicalOwnerId: owner && memberIds[owner],
        technicalDueOn: due && calendar.day(due),
        sponsorId: memberIds[initiative.sponsor],
        createdBy: memberIds[initiative.sponsor] ?? '',
        createdAt: calendar.at(starts, '08:00'),
        leadSeats: Math.max(...initiative.leads.map(({ who }) => who.length)),
      })
    await db()
      .insert(sponsorAsks)
      .values({
        initiativeId: id,
        memberId: memberIds[initiative.sponsor] ?? '',
        askedBy: memberIds[initiative.roster[0] ?? ''] ?? '',
        askedAt: calendar.at(starts, '07:30'),
        answer: 'accepted',
        answerReason: sponsorLine,
        answeredAt: calendar.at(starts, '07:45'),
      })
    await loadLearned({ id, question: learningQuestion, learned, calendar, memberIds })
    begun.push(...(await loadTurns({ id, initiative, calendar, memberIds })))
  }
  await loadStopped({ calendar, memberIds, goalIds, number: initiatives.length + 1 })
  return { initiativeIds, begun }
}

type ToLoad = {
  id: string
  question: string
  learned: Learned[]
  calendar: Calendar
  memberIds: Ids
}

function nameOfYear({ startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)]
  return first === last ? first : `${first}–${last.slice(2)}`
}

async function loadLearned({ id, question, learned, calendar, memberIds }: ToLoad) {
  const known = learned.filter(({ on }) => calendar.day(on) <= calendar.today)
  if (!known.length) return
  await db()
    .insert(learningAnswers)
    .values(
      known.map(({ by, on, text: body }) => ({
        initiativeId: id,
        question,
        body,
        writtenBy: memberIds[by] ?? '',
        writtenAt: calendar.at(on, '15:50'),
      })),
    )
}

// What is still to come was planned when the initiative began.
function plannedOn({
  from,
  initiative,
  calendar,
}: Pick<TurnsToLoad, 'initiative' | 'calendar'> & { from: string }) {
  return calendar.day(from) < calendar.today ? from : (initiative.leads[0]?.from ?? from)
}

type TurnsToLoad = { id: string; initiative: DemoInitiative; calendar: Calendar; memberIds: Ids }

async function loadTurns({
  id,
  initiative,
  calendar,
  memberIds,
}: TurnsToLoad): Promise<TurnBegun[]> {
  const all = turnsOf(initiative).map((turn) => ({ ...turn, id: uuidv7() }))
  await db()
    .insert(turns)
    .values(
      all.map(({ who, from, to, recorded, ...rest }) => ({
        ...rest,
        initiativeId: id,
        memberId: memberIds[who] ?? '',
        beganAt: calendar.at(from),
        endedAt: calendar.after(to),
        recordedBy: memberIds[initiative.sponsor] ?? '',
        recordedAt: calendar.at(recorded ?? plannedOn({ from, initiative, calendar }), '08:00'),
      })),
    )
  return all.map(({ id: turn, who, role, from }) => ({
    id: turn,
    who,
    role,
    on: from,
    initiative: initiative.key,
    returning: role === 'follow' && all.some((other) => other.who === who && other.from < from),
  }))
}
