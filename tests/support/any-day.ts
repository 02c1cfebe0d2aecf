import type { Acting } from '../../app/domain/acting'
import { dueAbsences, settleAbsence } from '../../app/domain/absences/due'
import { settleDue } from '../../app/domain/decisions/due'
import { addTerm } from '../../app/domain/calendar/settings'
import { addYear } from '../../app/domain/calendar/school-years'
import { tellSchool } from '../../app/jobs/notices.server'
import { clockAt } from './clock'
import type { OwnSchool } from './own-school'

const years = [
  ['2026–27', '2026-08-10', '2026-12-18', '2027-01-04', '2027-06-04'],
  ['2027–28', '2027-08-09', '2027-12-17', '2028-01-03', '2028-06-02'],
] as const

/**
 * Harbor Ridge on whatever day a test asks for: who acts there after ten in the morning, each act a
 * minute after the last, and what the jobs do of a day.
 */
export function onAnyDay(here: OwnSchool) {
  let minutes = 0
  const clock = (day: string) => `${day}T18:${String((minutes += 1) % 60).padStart(2, '0')}:00Z`

  async function act<T>(day: string, who: string, work: (me: Acting) => Promise<T>): Promise<T> {
    const now = clock(day)
    const me = await here.cast.acting(who)
    const acting = { ...me, school: { ...me.school, today: day, now } }
    return here.cast.inSchool(async () => (await clockAt(now), work(acting)))
  }

  /** What is due by a day, and what there is to tell on it. */
  async function pass(day: string) {
    minutes = 0
    const at = <T>(work: () => Promise<T>) =>
      here.cast.inSchool(async () => (await clockAt(`${day}T18:00:00Z`), work()))
    for (const due of await at(dueAbsences)) await at(() => settleAbsence(due))
    await at(settleDue)
    await at(tellSchool)
  }

  /** The demo knows its own year alone; the next two are like it. */
  async function addYears() {
    minutes = 0
    await act('2025-08-11', 'RO', async (me) => {
      for (const [name, startsOn, fallEnds, springBegins, endsOn] of years) {
        await addYear(me, { name, startsOn, endsOn })
        await addTerm(me, { name: `Fall ${name}`, startsOn, endsOn: fallEnds })
        await addTerm(me, { name: `Spring ${name}`, startsOn: springBegins, endsOn })
      }
    })
  }

  /** Who leads an initiative, seat by seat, in local days; what came to nothing is left out. */
  const leads = (number: number) => here.sql<
    { seat: number; who: string; from: string; to: string | null }[]
  >`
    select t.seat, m.initials as who, (t.began_at at time zone 'America/Los_Angeles')::date::text as from, ((t.ended_at - interval '1 microsecond') at time zone 'America/Los_Angeles')::date::text as to
    from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = ${number} and t.role = 'lead' and not isempty(t.during) order by t.seat, t.began_at`

  /** The days from one to another at whose local noon not exactly one person leads in a seat. */
  const daysWithoutOneLead = async (
    number: number,
    { seat, from, to }: { seat: number; from: string; to: string },
  ) =>
    (
      await here.sql<{ day: string }[]>`
        select day::date::text as day from generate_series(${from}::timestamp, ${to}::timestamp, '1 day') day
        where (select count(*) from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
          where i.number = ${number} and t.role = 'lead' and t.seat = ${seat} and t.during @> (day + interval '12 hours') at time zone 'America/Los_Angeles') <> 1`
    ).map(({ day }) => day)

  /** Who was told by a key like this, of this initiative, and in what words. */
  const told = async (number: number, like: string) =>
    (
      await here.sql<{ line: string }[]>`
        select m.initials || ': ' || n.sentence as line from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id)
        where n.initiative = ${number} and n.key like ${like} order by 1`
    ).map(({ line }) => line)

  return { act, pass, addYears, leads, daysWithoutOneLead, told }
}
