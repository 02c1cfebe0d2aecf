import { agreeToChange, askForChange, declineChange } from '../../app/domain/turns/change-requests'
import type { ChangeAsked } from '../../app/domain/turns/change-requests'
import { actsIn } from './acting-as'
import { freshInitiative } from './fresh-initiative'
import type { ownSchool } from './own-school'
import { kindOf } from './refusals'

type Planned = [who: string, role: 'lead' | 'follow', from: string, to: string | null]

/** For tests of what is asked about turns: initiatives with planned turns, and how they stand. */
export function turnChangesIn(here: ReturnType<typeof ownSchool>) {
  /**
   * An initiative with turns from local midnight to local midnight (Los Angeles, winter and summer
   * time as they fall).
   */
  async function initiative(...planned: Planned[]) {
    const { id, number } = await freshInitiative(here.sql, { isSponsored: true })
    for (const [who, role, from, to] of planned) {
      await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
        select school_id, gen_random_uuid(), ${id}, id, ${role}, ${role === 'lead' ? 1 : null}, ${from}::date::timestamp at time zone 'America/Los_Angeles',
          (${to}::date + 1)::timestamp at time zone 'America/Los_Angeles', 'chosen', id from members where initials = ${who}`
    }
    return number
  }

  const turnOf = async (number: number, who: string) =>
    (
      await here.sql<{ id: string }[]>`
    select t.id from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = ${number} and m.initials = ${who} and t.role = 'lead' and not isempty(t.during) order by t.began_at`
    )[0]?.id ?? ''
  const said = async (number: number) =>
    (
      await here.sql<{ line: string }[]>`
    select concat_ws(' ', m.initials, t.role, (t.began_at at time zone 'America/Los_Angeles')::date, ((t.ended_at - interval '1 microsecond') at time zone 'America/Los_Angeles')::date) as line
    from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = ${number} and not isempty(t.during) order by (t.began_at at time zone 'America/Los_Angeles')::date, m.initials, t.role`
    ).map(({ line }) => line)

  async function asked(number: number, by: string, change: ChangeAsked) {
    const acting = await here.cast.acting(by)
    await here.cast.inSchool(() => askForChange(acting, number, change))
    const [open] = await here.sql<
      { id: string }[]
    >`select c.id from turn_changes c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) where i.number = ${number} and c.answer is null`
    return open?.id ?? ''
  }
  const agree = async (number: number, by: string, id: string) => {
    const acting = await here.cast.acting(by)
    return kindOf(here.cast.inSchool(() => agreeToChange(acting, number, id)))
  }

  return { initiative, turnOf, said, asked, agree }
}

/** The same, with acts of asking and answering that are tried one by one. */
export function askingIn(here: ReturnType<typeof ownSchool>) {
  const turnChanges = turnChangesIn(here)
  const { initiative, turnOf } = turnChanges
  const { as, idOf } = actsIn(here)

  const asks = (by: string, number: number, change: ChangeAsked) =>
    as(by, (acting) => askForChange(acting, number, change))
  const agrees = (by: string, number: number, id: string, day?: string) =>
    as(by, (acting) => agreeToChange(acting, number, id), day)
  const declines = (by: string, number: number, id: string) =>
    as(by, (acting) => declineChange(acting, number, { id }))

  /** Tom leads to the end of April, Priya follows, Kofi is planned in May, and Jess in June. */
  const tomAndPriya = () =>
    initiative(
      ['TO', 'lead', '2026-01-05', '2026-04-30'],
      ['PN', 'follow', '2026-01-05', null],
      ['KM', 'lead', '2026-05-01', '2026-05-31'],
      ['JL', 'lead', '2026-06-01', '2026-06-05'],
    )

  const standIn = async (
    number: number,
    { of = 'TO', by = 'PN', startsOn = '2026-03-09', endsOn = '2026-03-15' } = {},
  ) => ({
    kind: 'stand in' as const,
    turnId: await turnOf(number, of),
    withMemberId: idOf(by),
    startsOn,
    endsOn,
  })
  const extend = async (number: number, { of = 'TO', by = 'PN', endsOn = '2026-05-15' } = {}) => ({
    kind: 'extend' as const,
    turnId: await turnOf(number, of),
    withMemberId: idOf(by),
    endsOn,
  })
  const swap = async (number: number, { of = 'KM', by = 'JL', there = number } = {}) => ({
    kind: 'swap' as const,
    turnId: await turnOf(number, of),
    otherTurnId: await turnOf(there, by),
  })

  return { ...turnChanges, asks, agrees, declines, tomAndPriya, standIn, extend, swap }
}
