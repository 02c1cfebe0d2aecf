import { beforeAll, expect } from 'vitest'
import { formShown, formThatEdits, pageOf } from './reading'
import { served } from './served'
import { summed } from './sums'
import { anotherSchool } from './another-school'
import { Visitor } from './visitor'

const byItself = /notices|digests|looks|versions|due_in_hand|sessions|door_tries|next_/

type Fields = Record<string, string | string[]>

/**
 * A form that is whole and names real things, and who of the cast may send it. All others get 403,
 * or what `gets` says for them; so does who may, once they are a guest, unless `guest` says
 * otherwise. In the end `by` sends it.
 */
export type Attempt = {
  address: string
  fields?: Fields
  may: string
  by: string
  gets?: Record<string, number>
  guest?: number
  /** It has no page of its own to read. */
  noPage?: true
}

/** A school with its people signed in, in which one form after another is tried by all of them. */
export function castOf(who: string) {
  const here = served('skein_demo')
  const cast: Record<string, Visitor> = {}
  beforeAll(async () => {
    await anotherSchool(here.sql)
    for (const initials of who.split(' '))
      cast[initials] = await new Visitor(here.server.url).signIn(await emailOf(initials))
    cast.nobody = new Visitor(here.server.url)
    cast.stranger = await new Visitor(here.server.url).signIn('stranger@example.org')
  }, 60_000)

  const emailOf = async (initials: string) =>
    (
      await here.sql<{ email: string }[]>`
        select a.email from members m join accounts a on a.id = m.account_id
        where m.initials = ${initials}`
    )[0]?.email ?? ''

  // All that people do: what the minute's look writes by itself is left out.
  const written = async () =>
    (await summed(here.own.url))
      .filter(({ name }) => name.startsWith('public.') && !byItself.test(name))
      .map((table) => JSON.stringify(table))

  const post = (
    initials: string,
    { address, fields = {} }: Pick<Attempt, 'address' | 'fields'>,
    headers = {},
  ) => (cast[initials] as Visitor).post(address, fields, headers)

  // With what they hold: an administrator may make a guest of anyone, and this is past the walls.
  async function asGuest(initials: string, work: () => Promise<void>) {
    const [was] = await here.sql<{ access: string }[]>`
      select access from members where initials = ${initials}`
    const give = (access: string) =>
      here.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update members set access = ${access} where initials = ${initials}`
        await tx`update school_versions set version = version + 1`
      })
    await give('guest')
    await work().finally(() => give(was?.access ?? 'member'))
  }

  async function refuses(attempt: Attempt) {
    const { may, by, gets = {}, guest = 403 } = attempt
    const before = await written()
    const others = who.split(' ').filter((one) => !may.split(' ').includes(one))
    for (const one of others)
      expect([one, (await post(one, attempt)).status]).toEqual([one, gets[one] ?? 403])
    expect(['nobody', (await post('nobody', attempt)).status]).toEqual(['nobody', 303])
    expect(['stranger', (await post('stranger', attempt)).status]).toEqual(['stranger', 404])
    const crossed = await post(by, attempt, { 'Sec-Fetch-Site': 'cross-site' })
    expect(['another site', crossed.status]).toEqual(['another site', 403])
    expect(await written()).toEqual(before)
    if (guest !== 303) await asGuest(by, () => refusesGuest(attempt, guest))
  }

  async function refusesGuest(attempt: Attempt, status: number) {
    const before = await written()
    expect(['as a guest', (await post(attempt.by, attempt)).status]).toEqual(['as a guest', status])
    expect(await written()).toEqual(before)
  }

  async function takes(attempt: Attempt) {
    const { address, fields = {}, may, by, noPage } = attempt
    for (const one of noPage ? [] : may.split(' '))
      expect([one, (await (cast[one] as Visitor).get(address)).status]).toEqual([one, 200])
    const page = await pageOf(await (cast[by] as Visitor).get(address))
    const read = formThatEdits(page) ?? formShown(page, 'name="said"')
    const answer = await post(by, { address, fields: { ...read, ...fields } })
    expect([by, answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([
      by,
      303,
      '',
    ])
  }

  /** Tries a form as everyone of the cast, as another site, and as a guest; then for good. */
  async function tried(attempt: Attempt) {
    await refuses(attempt)
    await takes(attempt)
  }

  const idOf = async (initials: string) =>
    (await here.sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]
      ?.id ?? ''
  const one = async (text: string) => {
    const [row] = await here.sql.unsafe<{ id: string }[]>(text)
    if (!row) throw new Error(`Nothing is found by: ${text}`)
    return row.id
  }
  return Object.assign(here, { cast, post, refused: refuses, tried, idOf, one })
}
