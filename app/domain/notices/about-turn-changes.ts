import { sql } from '../../../db/school'
import type { TurnChange } from '../../vocabulary'
import { newsDays } from './source'
import type { Occasion } from './source'
import { changeInWords, openChanges } from '../turns/open-change-requests'
import type { OpenChange } from '../turns/open-change-requests'
import { dayInWords } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'

/** Changes of turns that someone is asked for, and what became of those. */
export async function occasionsOfTurnChanges(): Promise<Occasion[]> {
  const [open, answered] = await Promise.all([openChanges(), answeredChanges()])
  return [...open.map(ofOpen), ...answered.map(ofAnswered)]
}

function ofOpen(change: OpenChange): Occasion {
  return {
    memberId: change.withId,
    kind: 'change',
    key: `open change ${change.id}`,
    initiative: change.number,
    sentence: changeInWords(change, change.withId),
  }
}

type Answered = {
  id: string
  number: number
  title: string
  kind: TurnChange
  askerId: string
  with: string
  holderId: string
  holder: string
  startsOn: string | null
  endsOn: string | null
  answer: 'agreed' | 'declined'
  answeredOn: string
}

function answeredChanges() {
  return sql()<Answered[]>`
    select c.id, i.number, i.title, c.kind, a.id as "askerId", w.name as with, h.id as "holderId",
      h.name as holder, c.starts_on as "startsOn", c.ends_on as "endsOn", c.answer,
      local_day(c.answered_at) as "answeredOn"
    from turn_changes c
      join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
      join members a on (a.school_id, a.id) = (c.school_id, c.asked_by) and a.left_on is null
      join members w on (w.school_id, w.id) = (c.school_id, c.with_member_id) and w.left_on is null
      join turns t on (t.school_id, t.id) = (c.school_id, c.turn_id)
      join members h on (h.school_id, h.id) = (t.school_id, t.member_id)
    where c.answer <> 'withdrawn'
      and c.answered_at > skein_now() - make_interval(days => ${newsDays})`
}

function ofAnswered(change: Answered): Occasion {
  const { id, number, kind, askerId, with: other, answer, answeredOn } = change
  return {
    memberId: askerId,
    kind: 'change',
    key: `change answered ${id}`,
    initiative: number,
    happenedOn: answeredOn,
    sentence: sentence`${other} ${answers[kind][answer]} ${whatWasAsked(change)}.`,
  }
}

const answers = {
  swap: { agreed: 'has agreed to swap', declined: 'would rather not swap' },
  'stand in': { agreed: 'has agreed to stand in', declined: 'would rather not stand in' },
  extend: { agreed: 'has agreed', declined: 'does not agree' },
}

function whatWasAsked({ kind, title, holder, holderId, askerId, startsOn, endsOn }: Answered) {
  const isMine = holderId === askerId
  if (kind === 'swap') return `a coming lead of ${title}`
  if (kind === 'stand in')
    return `for ${isMine ? 'you' : holder} as lead of ${title}, ${dayInWords(startsOn ?? '')} to ${dayInWords(endsOn ?? '')}`
  return `that ${isMine ? 'you lead' : `${holder} leads`} ${title} until ${dayInWords(endsOn ?? '')}`
}
