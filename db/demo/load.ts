import { hash } from '@node-rs/argon2'
import { uuidv7 } from 'uuidv7'
import { dial } from '../dial'
import { closePool, openPool } from '../connect'
import {
  accounts,
  closedDays,
  members,
  schools,
  schoolVersions,
  schoolYears,
  terms,
} from '../schema'
import { atTheDoor, db, withSchool } from '../school'
import { loadAllies } from './allies'
import { loadCalls } from './load-calls'
import { calendarAround, clockFor, demoDay, todayThere } from './calendar'
import type { Calendar } from './calendar'
import { initiatives } from './initiatives'
import { loadFollowing } from './load-following'
import { loadLog } from './ledger'
import { emailOf, people } from './people'
import { loadRotations } from './rotations'
import { demoClosedDays, demoTerms } from './school-days'
import type { DemoStretch } from './school-days'
import { loadInitiatives } from './load-initiatives'
import type { Ids } from './demo-school'

export const demoPassword = 'a skein of geese flies far'

/** `asOf` is the day it is there: a Monday in March unless said, or `today`. */
type Options = { asOf?: string | boolean | undefined; say?: (line: string) => void }

/** Fills an empty database with Harbor Ridge; one that already holds a school is left as it is. */
export async function loadDemo(databaseUrl: string, { asOf, say = () => {} }: Options = {}) {
  openPool(databaseUrl)
  try {
    const [taken] = await atTheDoor(() => db().select({ id: schools.id }).from(schools).limit(1))
    if (taken && asOf) say(alreadyHere)
    if (taken) return
    say('Loading the year of Harbor Ridge …')
    const today = asOf === 'today' ? todayThere() : typeof asOf === 'string' ? asOf : demoDay
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

function nameOfYear({ startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  const [first, last] = [startsOn.slice(0, 4), endsOn.slice(0, 4)]
  return first === last ? first : `${first}–${last.slice(2)}`
}
