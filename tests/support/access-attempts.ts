import { beforeAll, expect, test } from 'vitest'
import { anotherSchool } from './another-school'
import { formKind } from './editing'
import { formsOf } from './forms'
import { formShown, formThatEdits, pageOf } from './reading'
import { served } from './served'
import { sumsIn } from './sums'
import { Visitor } from './visitor'

type Fields = Record<string, string | string[]>

/**
 * A form that is whole and names real things, and who of those signed in may send it. The others
 * are answered 403, or what `gets` says of them. Someone who may send it and is made a guest is
 * answered the same way, unless guests may, too. In the end `by` sends it for good.
 */
export type Attempt = {
  address: string
  fields?: Fields
  may: string
  by: string
  gets?: Record<string, number>
  guestsToo?: boolean
  /** It has no page of its own to read. */
  noPage?: true
}

type Who = 'RO' | 'MW' | 'LB' | 'LO' | 'PN' | 'KM' | 'SK' | 'ZM' | 'NE' | 'CR' | 'DF'

const school = '/s/harbor-ridge'
const id = '0190f000-0000-7000-8000-000000000000'
const kinds = [
  ...new Set(
    Object.values(formsOf({ member: id, contribution: id, invitation: id, term: id, turn: id }))
      .flat()
      .filter(([address]) => address.startsWith(school))
      .map(([address]) => formKind(address)),
  ),
]

/** The kinds of forms that belong to a room: their access is tried in the room's tests. */
const rooms = {
  calls: /^\/initiatives\/:id\/(call|close-call|offer|ask|choose|accept|decline)$/,
  turns:
    /^\/initiatives\/:id\/(plan|follow|shadow|leave|co-lead|take-lead|step-back|hand-over|swap|stand-in|extend|agree|disagree)$/,
  initiatives: /^\/initiatives\//,
  decisions: /^\/decisions\//,
  members: /^\/(people|invitations)\//,
  schools: /./,
}
const roomOf = (kind: string) =>
  Object.entries(rooms).find(([, belongs]) => belongs.test(kind))?.[0] ?? ''

// What the look of the minute and the door write by themselves.
const byItself = /notices|digests|reminders|looks|versions|due_in_hand|sessions|door_tries/
// A reminder is written down by its sender; the look of the minute adds when it was sent.
const sentLater = /nudges/

/**
 * Harbor Ridge with people signed in by their initials, Ngozi (NE) a guest among them, beside
 * another school with an outsider: one form after another is sent by all of them. At the end no
 * form of the room is left out.
 */
export function signedIn(room: keyof typeof rooms, who: string) {
  const here = served('skein_demo', {
    before: async (sql) => {
      await anotherSchool(sql)
      await sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update members set access = 'guest' where initials = 'NE'`
      })
    },
  })
  const visitors: Record<string, Visitor> = {}
  const ids = {} as Record<Who, string>
  const sent = new Set<string>()

  beforeAll(async () => {
    for (const initials of who.split(' ')) {
      ids[initials as Who] = await here.idOf(initials)
      visitors[initials] = await here.stranger().signIn(await emailOf(initials))
    }
    visitors.nobody = here.stranger()
    visitors.outsider = await here.stranger().signIn('stranger@example.org')
  }, 60_000)

  const emailOf = (initials: string) =>
    one(`select a.email as id from members m join accounts a on a.id = m.account_id
         where m.initials = '${initials}'`)

  const written = async () =>
    (await sumsIn(here.sql))
      .filter(({ name }) => name.startsWith('public.') && !byItself.test(name))
      .map(({ name, rows, hash }) => [name, rows, sentLater.test(name) ? '' : hash])

  const visitor = (initials: string) => visitors[initials] as Visitor
  const post = (
    initials: string,
    { address, fields = {} }: Pick<Attempt, 'address' | 'fields'>,
    headers = {},
  ) => visitor(initials).post(address, fields, headers)

  // With all that they hold, past the walls that an administrator would meet.
  async function asGuest(initials: string, work: () => Promise<void>) {
    const was = await one(`select access as id from members where initials = '${initials}'`)
    const give = (access: string) =>
      here.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update members set access = ${access} where initials = ${initials}`
        await tx`update school_versions set version = version + 1`
      })
    await give('guest')
    await work().finally(() => give(was))
  }

  async function refusedTo(attempt: Attempt) {
    const { may, by, gets = {} } = attempt
    const others = who.split(' ').filter((one) => !may.split(' ').includes(one))
    const before = await written()
    for (const one of others)
      expect([one, (await post(one, attempt)).status]).toEqual([one, gets[one] ?? 403])
    expect(['nobody', (await post('nobody', attempt)).status]).toEqual(['nobody', 303])
    expect(['outsider', (await post('outsider', attempt)).status]).toEqual(['outsider', 404])
    const crossed = await post(by, attempt, { 'Sec-Fetch-Site': 'cross-site' })
    expect(['another site', crossed.status]).toEqual(['another site', 403])
    if (!attempt.guestsToo)
      await asGuest(by, async () => {
        expect(['as a guest', (await post(by, attempt)).status]).toEqual(['as a guest', 403])
      })
    expect(await written()).toEqual(before)
  }

  async function readBy({ address, may, noPage }: Attempt) {
    for (const one of noPage ? [] : may.split(' ').filter(Boolean))
      expect([one, (await visitor(one).get(address)).status]).toEqual([one, 200])
  }

  async function takenFrom({ address, fields = {}, by }: Attempt) {
    const page = await pageOf(await visitor(by).get(address))
    const read = formThatEdits(page) ?? formShown(page, 'name="said"')
    const answer = await post(by, { address, fields: { ...read, ...fields } })
    const said = answer.status === 303 ? '' : await answer.text()
    expect([by, answer.status, said]).toEqual([by, 303, ''])
  }

  /** Sends a form as everyone who may not, and reads its page as everyone who may. */
  async function refused(attempt: Attempt) {
    sent.add(formKind(attempt.address))
    await refusedTo(attempt)
    await readBy(attempt)
  }

  /** The same, and then it is sent for good: as a guest, where guests may. */
  async function tried(attempt: Attempt) {
    await refused(attempt)
    if (attempt.guestsToo) await asGuest(attempt.by, () => takenFrom(attempt))
    else await takenFrom(attempt)
  }

  async function one(text: string) {
    const [row] = await here.sql.unsafe<{ id: string }[]>(text)
    if (!row) throw new Error(`Nothing is found by: ${text}`)
    return row.id
  }
  const latest = (table: string, where = 'true') =>
    one(`select t.id from ${table} t where ${where} order by t.id desc limit 1`)

  /** To be called last: the test that every form of the room was tried. */
  const everyFormIsTried = () =>
    test('no form of the room is left out', () => {
      const left = kinds.filter((kind) => roomOf(kind) === room && !sent.has(kind))
      expect(left).toEqual([])
    })

  return Object.assign(here, { visitor, ids, post, refused, tried, one, latest, everyFormIsTried })
}
