import { sql } from '../../../db/school'
import { newsDays } from './source'
import type { Occasion } from './source'
import { dayInWords } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'
import { awayThen, givenToAnother, guestNow, leftTheSchool } from '../../vocabulary/ending-reasons'

type Answered = {
  id: string
  number: number
  title: string
  to: string
  toId: string
  answer: 'accepted' | 'declined' | 'withdrawn'
  reason: string
  on: string | null
  answeredOn: string
  tellId: string
  sponsorId: string | null
}

/** A lead that was asked for was answered. */
export async function occasionsOfAnsweredLeads(): Promise<Occasion[]> {
  return (await answeredHandOvers()).flatMap(ofAnswered)
}

// A hand-over that was withdrawn is news only when it was not its giver who withdrew it: because
// the other one will be away. A yes is so until the lead is planned otherwise; a no, until someone
// else is asked.
function answeredHandOvers() {
  return sql()<Answered[]>`
    select h.id, i.number, i.title, m.name as to, m.id as "toId", h.answer,
      h.answer_reason as reason, local_day(h.answered_at) as "answeredOn",
      coalesce(h.due_on, local_day(n.began_at)) as on,
      case when g.left_on is null then g.id else h.offered_by end as "tellId", s.id as "sponsorId"
    from hand_overs h
      join turns t on (t.school_id, t.id) = (h.school_id, h.turn_id)
      join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id)
      join members m on (m.school_id, m.id) = (h.school_id, h.to_member_id)
      join members g on (g.school_id, g.id) = (t.school_id, t.member_id)
      left join turns n on (n.school_id, n.id) = (h.school_id, h.incoming_turn_id)
      left join members s on (s.school_id, s.id) = (i.school_id, i.sponsor_id)
        and s.left_on is null
    where h.answer is not null
      and (h.answered_at > skein_now() - make_interval(days => ${newsDays}) or h.due_on > today())
      and (
        h.answer <> 'withdrawn' or h.answer_reason in (${awayThen}, ${leftTheSchool}, ${guestNow})
      )
      and i.stage <> 'stopped'
      and case h.answer
        when 'accepted' then n.id is null or not isempty(n.during)
        else not exists (
          select from hand_overs o
          where o.turn_id = h.turn_id
            and o.id <> h.id
            and o.offered_at >= h.answered_at
            and (o.answer is null or o.answer = 'accepted')
        )
      end`
}

function ofAnswered({
  id,
  number,
  title,
  to,
  toId,
  answer,
  reason,
  on,
  answeredOn,
  tellId,
  sponsorId,
}: Answered): Occasion[] {
  const when = on ? ` on ${dayInWords(on)}` : ''
  const said = {
    accepted: sentence`${to} has accepted the lead of ${title}${on ? `, from ${dayInWords(on)}` : ''}.`,
    declined: sentence`${to} will not take over the lead of ${title}${when}${reason && ` (“${reason}”)`}. You can ask someone else.`,
    withdrawn: `${to} ${whyNot[reason] ?? ''}, so the lead of ${title} does not pass to them${when}. You can ask someone else.`,
  }
  const told = [...new Set([tellId, answer === 'accepted' ? null : sponsorId])].filter(
    (one): one is string => one !== null && one !== toId,
  )
  return told.map((memberId) => ({
    memberId,
    kind: 'hand-over',
    key: `answered ${id}`,
    happenedOn: answeredOn,
    initiative: number,
    dueOn: on && on > answeredOn ? on : null,
    sentence: said[answer],
  }))
}

const whyNot: Record<string, string> = {
  [awayThen]: 'will be away',
  [leftTheSchool]: 'has left the school',
  [guestNow]: guestNow,
}

type GivenAway = {
  id: string
  memberId: string
  number: number
  title: string
  on: string
  wasAgreed: boolean
  follows: boolean
  to: string | null
  by: string | null
  givenOn: string | null
}

/** A lead that was planned for someone and that another has accepted: whom, and who asked them. */
export async function occasionsOfGivenLeads(): Promise<Occasion[]> {
  const given = await sql()<GivenAway[]>`
    select t.id, t.member_id as "memberId", i.number, i.title, local_day(t.began_at) as on,
      exists (
        select from hand_overs a
        where (a.school_id, a.incoming_turn_id) = (t.school_id, t.id) and a.answer = 'accepted'
      ) as "wasAgreed",
      exists (
        select from turns f
        where f.initiative_id = t.initiative_id
          and f.member_id = t.member_id
          and f.role = 'follow'
          and f.during @> skein_now()
      ) as follows,
      h.to, h.by, local_day(h.answered_at) as "givenOn"
    from turns t
      join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      left join lateral (
        select m.name as to, b.name as by, h.answered_at
        from hand_overs h
          join turns n on (n.school_id, n.id) = (h.school_id, h.incoming_turn_id)
          join members m on (m.school_id, m.id) = (h.school_id, h.to_member_id)
          join members b on (b.school_id, b.id) = (h.school_id, h.offered_by)
        where (n.school_id, n.initiative_id, n.role, n.seat)
            = (t.school_id, t.initiative_id, t.role, t.seat)
          and n.id <> t.id
          and h.answer = 'accepted'
          and h.due_on is not null
          and h.answered_at > t.recorded_at
        order by h.answered_at limit 1
      ) h on true
    where t.role = 'lead'
      and isempty(t.during)
      and t.end_reason = ${givenToAnother}
      and coalesce(h.answered_at, t.began_at)
        > skein_now() - make_interval(days => ${newsDays})`
  return given.map((one) => ({
    memberId: one.memberId,
    kind: 'hand-over',
    key: `lead given ${one.id}`,
    initiative: one.number,
    happenedOn: one.givenOn,
    sentence: givenAwayInWords(one),
  }))
}

function givenAwayInWords({ title, on, wasAgreed, follows, to, by }: GivenAway) {
  const was = wasAgreed ? 'that you had agreed to take' : 'that was planned for you'
  const how =
    to && by ? `passes to ${to} instead, whom ${by} asked` : 'has been accepted by someone else'
  const said = `The lead of ${title} ${was} from ${dayInWords(on)} ${how}.`
  return [said, wasAgreed && 'Thank you for your yes.', follows && 'You go on following it.']
    .filter(Boolean)
    .join(' ')
}
