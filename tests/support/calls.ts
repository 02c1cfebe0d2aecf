import type { Acting } from '../../app/domain/acting'
import { openCall } from '../../app/domain/calls/calls'
import type { Cast } from './cast'
import type { ownerOf } from './database'
import { freshInitiative } from './fresh-initiative'

type Sql = ReturnType<typeof ownerOf>

/** What tests of calls, offers and asks do again and again. */
export function callsIn(sql: Sql, cast: Cast) {
  return {
    /** A new initiative of Renata's, with nobody in it. */
    initiative: async ({ seats = 1 } = {}) =>
      (await freshInitiative(sql, { seats, isSponsored: true })).number,
    async call(by: Acting, number: number, said: Partial<Parameters<typeof openCall>[2]> = {}) {
      await cast.inSchool(() =>
        openCall(by, number, {
          role: 'lead',
          startsOn: '2026-03-02',
          hours: '',
          recompense: '',
          skills: '',
          support: '',
          audience: 'all',
          asked: [],
          ...said,
        }),
      )
      const [row] = await sql<
        { id: string }[]
      >`select c.id from calls c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) where i.number = ${number} and c.role = ${said.role ?? 'lead'} and c.closed_at is null`
      return row?.id ?? ''
    },
    async offerOf(initials: string, number: number) {
      const [row] = await sql<
        {
          id: string
          answer: string | null
          answer_reason: string
          turn_id: string | null
          suggested_id: string | null
        }[]
      >`
        select o.* from offers o join members m on (m.school_id, m.id) = (o.school_id, o.member_id) join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where m.initials = ${initials} and i.number = ${number} order by o.offered_at desc limit 1`
      if (!row) throw new Error(`${initials} has not offered.`)
      return row
    },
    async turnsThere(number: number, initials: string) {
      const rows = await sql<
        { role: string; seat: number | null; began: string; ended: string | null }[]
      >`
        select t.role, t.seat, to_char(t.began_at at time zone 'America/Los_Angeles', 'YYYY-MM-DD HH24:MI') as began, to_char(t.ended_at at time zone 'America/Los_Angeles', 'YYYY-MM-DD HH24:MI') as ended
        from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
        where i.number = ${number} and m.initials = ${initials} and not isempty(t.during) order by t.began_at`
      return [...rows]
    },
    async linesOf(number: number) {
      return [
        ...(await sql<{ kind: string; text: string; who: string }[]>`
        select c.kind, c.text, m.initials as who from contributions c join members m on (m.school_id, m.id) = (c.school_id, c.member_id) join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) where i.number = ${number} order by c.recorded_at, c.id`),
      ]
    },
    async newcomers(many: number) {
      return sql<{ memberId: string }[]>`
        insert into members (school_id, id, name, initials, position, access, joined_on)
        select ${cast.schoolId}, gen_random_uuid(), 'Person ' || n, 'P' || n, 'teacher', 'member', '2026-01-05' from generate_series(1, ${many}::int) n returning id as "memberId"`
    },
  }
}
