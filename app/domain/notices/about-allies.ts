import { sql } from '../../../db/school'
import { newsDays } from './source'
import type { Occasion } from './source'

/**
 * Being asked to be a student's adult ally, what became of an ask of one's own, and an alliance
 * that the other ended.
 */
export async function occasionsOfAllies(): Promise<Occasion[]> {
  const [asks, answers, endings] = await Promise.all([openAsks(), answered(), ended()])
  return [...asks.map(ofAsk), ...answers.map(ofAnswer), ...endings.flatMap(ofEnding)]
}

type Ask = { id: string; memberId: string; student: string }

function openAsks() {
  return sql()<Ask[]>`
    select a.id, a.member_id as "memberId", s.name as student
    from ally_asks a join members s on (s.school_id, s.id) = (a.school_id, a.student_id)
    where a.answer is null`
}

function ofAsk({ id, memberId, student }: Ask): Occasion {
  return {
    memberId,
    kind: 'asked',
    key: `open ally ask ${id}`,
    sentence: `${student} asks whether you would be their adult ally. You are free to say no.`,
  }
}

type Answer = {
  id: string
  studentId: string
  adult: string
  answer: 'accepted' | 'declined'
  line: string
  answeredOn: string
}

function answered() {
  return sql()<Answer[]>`
    select a.id, a.student_id as "studentId", m.name as adult, a.answer, a.answer_reason as line,
      local_day(a.answered_at) as "answeredOn"
    from ally_asks a join members m on (m.school_id, m.id) = (a.school_id, a.member_id)
    where a.answer in ('accepted', 'declined')
      and a.answered_at > skein_now() - make_interval(days => ${newsDays})`
}

// A line that came with a yes stands beside the ally's name; one that came with a no is read here
// alone.
function ofAnswer({ id, studentId, adult, answer, line, answeredOn }: Answer): Occasion {
  const no = `${adult} cannot be your adult ally this time${line && ` (“${line}”)`}. You are free to ask someone else.`
  const sentence = answer === 'accepted' ? `${adult} said yes to being your adult ally.` : no
  const key = `ally answered ${id}`
  return { memberId: studentId, kind: 'other', key, sentence, happenedOn: answeredOn }
}

type Ending = {
  id: string
  studentId: string
  student: string
  memberId: string
  adult: string
  because: 'ended' | 'another' | 'gone'
  by: string | null
  endedOn: string
}

function ended() {
  return sql()<Ending[]>`
    select y.id, y.student_id as "studentId", s.name as student, y.member_id as "memberId",
      m.name as adult, y.ended_because as because, y.ended_by as by,
      local_day(y.ended_at) as "endedOn"
    from alliances y
      join members s on (s.school_id, s.id) = (y.school_id, y.student_id)
      join members m on (m.school_id, m.id) = (y.school_id, y.member_id)
    where y.ended_because is not null
      and y.ended_at > skein_now() - make_interval(days => ${newsDays})`
}

// Each is told of what the other did; who leaves is told nothing here.
function ofEnding({ id, because, by, endedOn, ...two }: Ending): Occasion[] {
  const tell = (memberId: string, sentence: string): Occasion => ({
    memberId,
    kind: 'other',
    key: `ally ended ${id}`,
    sentence,
    happenedOn: endedOn,
  })
  const toStudent = tell(
    two.studentId,
    `${two.adult} is no longer your adult ally. You are free to ask someone else.`,
  )
  const toAlly = tell(
    two.memberId,
    `${two.student} ${because === 'another' ? 'has another adult ally now' : 'is no longer with you as their adult ally'}. Thank you for being there for them.`,
  )
  return [toStudent, toAlly].filter(({ memberId }) => memberId !== by)
}
