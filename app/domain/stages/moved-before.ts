import { sql } from '../../../db/school'
import type { Stage } from '../../vocabulary'
import { spokenDay, timeInWords } from '../../vocabulary/dates'
import { inStage, toStage } from '../../vocabulary/stages'
import type { Acting } from '../acting'
import { Refusal } from '../refusal'

type At = { id: string; title: string; stage: Stage }
type LastMove = { memberId: string; name: string; day: string; time: string }

/**
 * How a move is refused (conflict) whose sender had another stage before them: it says the stage of
 * now, who moved it there, and when, in the school's own time.
 */
export async function movedBefore(acting: Acting, at: At) {
  const last = await lastMoveTo(acting, at)
  const happened = last ? whatHappened(acting, at, last) : `${at.title} ${inStage(at.stage)} now.`
  return new Refusal('conflict', `${happened} ${sendAgain}`)
}

const sendAgain = 'Nothing that you wrote is lost: if you still want to move it, move it again.'

function whatHappened({ memberId, school }: Acting, { title, stage }: At, last: LastMove) {
  const who = last.memberId === memberId ? 'You' : last.name
  const when = `${spokenDay(last.day, school.today)} at ${timeInWords(last.time)}`
  return `${who} ${toStage(stage, title)} ${when}, after you had opened it here.`
}

async function lastMoveTo({ school }: Acting, { id, stage }: At) {
  const [last] = await sql()<LastMove[]>`
    select m.id as "memberId", m.name, local_day(s.moved_at)::text as day,
      to_char(s.moved_at at time zone ${school.timeZone}::text, 'HH24:MI') as time
    from stage_moves s join members m on (m.school_id, m.id) = (s.school_id, s.moved_by)
    where s.initiative_id = ${id} and s.to_stage = ${stage}
    order by s.moved_at desc
    limit 1`
  return last
}
