import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { refusalOf } from '../../../db/connect'
import { withRules } from '../../../db/refusals'
import { members, schoolVersions, schoolYears, schools } from '../../../db/schema'
import { db, withSchool } from '../../../db/school'
import { inOneSpelling } from '../../vocabulary/one-spelling'
import { conflict } from '../refusal'
import { enoughSchools, initialsOf } from '../members/members'

type Founder = { accountId: string; name: string; email: string }
type Founding = { name: string; timeZone: string; startsOn: string; endsOn: string }
type Within<T> = (slug: string, found: () => Promise<void>) => Promise<T>

/**
 * Makes a school, its first year and its first member, the founder, as owner; all of it or nothing.
 * It is made where `within`, told the school's slug, calls what it is given, in the same
 * transaction; answers what that answers. The days are the school's own calendar days, in its IANA
 * `timeZone`; the founder joins today as that zone counts it. A slug that is taken gets a number.
 * Refuses (conflict) an account that has made fifty schools already. Opens its own scope: there is
 * no school to be in yet.
 */
export async function foundSchool<T>(
  founder: Founder,
  founding: Founding,
  within: Within<T>,
): Promise<T> {
  for (const slug of slugsFor(founding.name)) {
    const founded = await tryToFound(slug, { founder, founding, within })
    if (founded) return founded.answer
  }
  return conflict('Schools of this name are being made faster than we can count. Please try again.')
}

type Trying<T> = { founder: Founder; founding: Founding; within: Within<T> }

async function tryToFound<T>(slug: string, { within, ...given }: Trying<T>) {
  const id = uuidv7()
  try {
    return { answer: await withSchool(id, () => within(slug, () => found({ id, slug, ...given }))) }
  } catch (error) {
    if (refusalOf(error)?.constraint === 'schools_slug_unique') return undefined
    throw error
  }
}

async function found({
  id,
  slug,
  founder,
  founding,
}: {
  id: string
  slug: string
  founder: Founder
  founding: Founding
}) {
  const { name, timeZone, startsOn, endsOn } = founding
  await db().insert(schools).values({ id, slug, name, timeZone })
  await db().insert(schoolVersions).values({ schoolId: id })
  await db()
    .insert(schoolYears)
    .values({ name: yearName(startsOn, endsOn), startsOn, endsOn })
  const joinedOn = sql`today()`
  const first = { position: 'administrator', access: 'owner', joinedOn } as const
  await withRules({ accounts_found_few_schools: enoughSchools }, conflict, async () => {
    await db()
      .insert(members)
      .values({ ...founder, ...first, initials: initialsOf(founder.name) })
  })
}

function yearName(startsOn: string, endsOn: string) {
  const [from, to] = [startsOn.slice(0, 4), endsOn.slice(0, 4)]
  return from === to ? from : `${from}–${to.slice(2)}`
}

function slugsFor(name: string) {
  const plain =
    inOneSpelling(name, 'NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 48)
      .replace(/^-+|-+$/g, '') || 'school'
  return [
    plain,
    `${plain}-2`,
    `${plain}-3`,
    `${plain}-${randomBytes(3).toString('hex')}`,
    `${plain}-${randomBytes(6).toString('hex')}`,
  ]
}
