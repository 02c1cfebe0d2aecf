import { sql } from '../../../db/school'
import type { Role } from '../../vocabulary'
import { addDays } from '../../vocabulary/days'
import type { Acting } from '../acting'

export type MyTurn = {
  role: Role
  number: number
  title: string
  from: string
  to: string | null
  isComing: boolean
}

/**
 * What I hold now and what is to come, soonest first; `from` and `to` are the school's local days,
 * both included, and no `to` is an open end. Following or shadowing that goes on from one day to
 * the next is one, however it came about; a lead is each by itself. Refuses nothing.
 */
export async function myTurns({ memberId }: Acting): Promise<MyTurn[]> {
  const held = await sql()<MyTurn[]>`
    select t.role, i.number, i.title, t.began_at > skein_now() as "isComing",
      t.first_day as "from",
      t.last_day as "to"
    from turns_by_day t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.member_id = ${memberId} and (t.ended_at is null or t.ended_at > skein_now())
    order by "isComing", t.began_at, i.number`
  return held.reduce<MyTurn[]>((turns, turn) => {
    const place = turns.findIndex((before) => goesOnIn(before, turn))
    const before = turns[place]
    return before ? turns.with(place, { ...before, to: turn.to }) : [...turns, turn]
  }, [])
}

const goesOnIn = (before: MyTurn, turn: MyTurn) =>
  turn.role !== 'lead' &&
  before.role === turn.role &&
  before.number === turn.number &&
  before.to !== null &&
  addDays(before.to, 1) === turn.from
