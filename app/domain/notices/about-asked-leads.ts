import { sql } from '../../../db/school'
import type { Occasion, Today } from './source'
import { dayInWords } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'
import { nearness } from './nearness'

type Asked = {
  id: string
  number: number
  title: string
  toId: string
  to: string
  giverId: string
  giver: string
  giverIsHere: boolean
  byId: string
  sponsorId: string | null
  dueOn: string | null
  isMoved: boolean
  isUncovered: boolean
  by: string
}

/** A lead that someone is asked to take over: told, and told again as its day comes near. */
export async function occasionsOfAskedLeads(now: Today): Promise<Occasion[]> {
  return (await askedHandOvers()).flatMap((one) => ofAsked(now, one))
}

// What was told of one day or one person is told anew, once, when it is another.
const isAbout = ({ id, dueOn, isMoved }: Asked) => (isMoved ? `${id} on ${dueOn}` : id)

function askedHandOvers() {
  return sql()<Asked[]>`
    select h.id, i.number, i.title, m.id as "toId", m.name as to, g.id as "giverId",
      g.name as giver,
      g.left_on is null and not is_away(g.school_id, g.id, today()) as "giverIsHere",
      h.offered_by as "byId", b.name as by, s.id as "sponsorId", h.due_on as "dueOn",
      h.wanted_on is not null as "isMoved",
      coalesce(t.ended_at <= skein_now(), false) as "isUncovered"
    from hand_overs h
      join turns t on (t.school_id, t.id) = (h.school_id, h.turn_id)
      join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id)
      join members m on (m.school_id, m.id) = (h.school_id, h.to_member_id)
      join members g on (g.school_id, g.id) = (t.school_id, t.member_id)
      join members b on (b.school_id, b.id) = (h.school_id, h.offered_by)
      left join members s on (s.school_id, s.id) = (i.school_id, i.sponsor_id)
        and s.left_on is null
    where h.answer is null and h.offered_at is not null and i.stage <> 'stopped'`
}

function ofAsked(now: Today, asked: Asked): Occasion[] {
  const { number, title, toId, to, giver, giverId, giverIsHere, byId, by, dueOn } = asked
  const shared = { kind: 'hand-over' as const, initiative: number, dueOn }
  const first = {
    ...shared,
    kind: 'asked' as const,
    memberId: toId,
    key: `open asked ${isAbout(asked)}`,
    sentence: sentence`${by} asks you to take over the lead of ${title}${giverId === byId ? '' : ` for ${giver}`}${dueOn ? ` on ${dayInWords(dueOn)}` : ''}. You are free to say no.`,
  }
  const inTheirName =
    giverId !== byId && giverIsHere
      ? [
          {
            ...shared,
            memberId: giverId,
            key: `open asked for ${isAbout(asked)}`,
            sentence: sentence`${by} has asked ${to} to take over your lead of ${title}${dueOn ? ` on ${dayInWords(dueOn)}` : ''}. You can withdraw that on its page.`,
          },
        ]
      : []
  if (!dueOn) return [first, ...inTheirName]
  return [
    first,
    ...inTheirName,
    ...(dueOn < now.today ? late(asked, dueOn) : notYet(now, asked, dueOn)),
  ]
}

function notYet(now: Today, asked: Asked, dueOn: string): Occasion[] {
  const { number, title, toId, to, giverId, giverIsHere, byId } = asked
  const near = nearness(now, dueOn)
  if (!near) return []
  const shared = {
    kind: 'hand-over' as const,
    key: `open unanswered ${near} ${isAbout(asked)}`,
    initiative: number,
    dueOn,
  }
  return [
    {
      ...shared,
      memberId: toId,
      sentence: `The lead of ${title} passes on ${dayInWords(dueOn)}. Will you take it? A no is fine, too.`,
    },
    {
      ...shared,
      memberId: giverIsHere ? giverId : byId,
      sentence: `${to} has not answered yet whether to take over the lead of ${title} on ${dayInWords(dueOn)}.`,
    },
  ]
}

// A late hand-over is said once to the one who was asked, and once to the one who can ask another.
function late(
  { id, number, title, toId, to, sponsorId, giverId, giverIsHere, byId, isUncovered }: Asked,
  dueOn: string,
): Occasion[] {
  const shared = { kind: 'hand-over' as const, key: `open late ${id}`, initiative: number }
  const others = [...new Set([giverIsHere ? giverId : byId, sponsorId])].filter(
    (other): other is string => other !== null && other !== toId,
  )
  const since = isUncovered
    ? `${title} has had no lead since ${dayInWords(dueOn)}`
    : `The lead of ${title} was to pass on ${dayInWords(dueOn)}`
  return [
    {
      ...shared,
      memberId: toId,
      sentence: `${since}. You were asked; will you take it? A no is fine, too.`,
    },
    ...others.map((memberId) => ({
      ...shared,
      memberId,
      sentence: `${since}. ${to} was asked and has not answered; perhaps someone else has the time.`,
    })),
  ]
}
