import { sql } from '../../../db/school'
import { callVerbs } from '../../vocabulary'
import type { CallRole, Readiness } from '../../vocabulary'
import { newsDays } from './source'
import type { Occasion } from './source'
import { sentence } from '../../vocabulary/sentences'

/** Being asked to offer together, offers to answer, and what became of those one made. */
export async function occasionsOfOffers(): Promise<Occasion[]> {
  const [pairs, offers, answers] = await Promise.all([openPairs(), openOffers(), answeredOffers()])
  return [...pairs.map(ofPair), ...offers.flatMap(ofOffer), ...answers.flatMap(ofAnswer)]
}

type Pair = {
  id: string
  number: number
  title: string
  memberId: string
  name: string
  role: CallRole
}

function openPairs() {
  return sql()<Pair[]>`
    select o.id, i.number, i.title, o.with_member_id as "memberId", m.name,
      coalesce(c.role, 'lead') as role
    from offers o
      join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
      join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
      left join calls c on (c.school_id, c.id) = (o.school_id, o.call_id)
    where o.answer is null and o.with_member_id is not null and o.with_answer is null`
}

function ofPair({ id, number, title, memberId, name, role }: Pair): Occasion {
  return {
    memberId,
    kind: 'asked',
    key: `open pair ${id}`,
    initiative: number,
    sentence: `${name} would like to ${callVerbs[role]} ${title} together with you. You are free to say no.`,
  }
}

type Offer = {
  id: string
  number: number
  title: string
  name: string
  role: CallRole
  readiness: Readiness
  tell: string[]
}

// Those who may say yes: who leads, who sponsors and who opened the call, or the administrators
// where nobody does; of them those who may see it. One in confidence is seen by the caller alone.
function openOffers() {
  return sql()<Offer[]>`
    select o.id, i.number, i.title, m.name, coalesce(c.role, 'lead') as role, o.readiness,
      coalesce(
        nullif(
          array(
            select p.id
            from members p
            where p.left_on is null
              and p.id <> o.member_id
              and p.id is distinct from o.with_member_id
              and may_see_offer(o, p.id)
              and (
                p.id in (i.sponsor_id, c.opened_by)
                or exists (
                  select from turns t
                  where (t.school_id, t.initiative_id) = (i.school_id, i.id)
                    and (t.school_id, t.member_id) = (p.school_id, p.id)
                    and t.role = 'lead'
                    and t.during @> skein_now()
                )
              )
          ),
          '{}'
        ),
        array(
          select p.id
          from members p
          where p.left_on is null
            and p.id <> o.member_id
            and p.access in ('owner', 'admin')
            and may_see_offer(o, p.id)
        )
      ) as tell
    from offers o
      join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
      join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
      left join calls c on (c.school_id, c.id) = (o.school_id, o.call_id)
    where o.answer is null
      and i.stage <> 'stopped'
      and (o.with_member_id is null or o.with_answer = 'agreed')`
}

function ofOffer({ id, number, title, name, role, readiness, tell }: Offer): Occasion[] {
  return tell.map((memberId) => ({
    memberId,
    kind: 'offer',
    key: `open offer ${id}`,
    initiative: number,
    sentence: `${name} offers to ${callVerbs[role]} ${title} (${readiness}), and waits for an answer.`,
  }))
}

type Answer = {
  id: string
  number: number
  title: string
  members: string[]
  answer: 'accepted' | 'declined'
  /** Who took over the lead, where that answered the offer. */
  lead: string | null
  answeredOn: string
}

// Both of a pair are told.
function answeredOffers() {
  return sql()<Answer[]>`
    select o.id, i.number, i.title, o.answer, local_day(o.answered_at) as "answeredOn",
      case when o.hand_over_id is not null then by.name end as lead,
      array(
        select m.id
        from members m
        where m.left_on is null
          and (
            (m.school_id, m.id) = (o.school_id, o.member_id)
            or ((m.school_id, m.id) = (o.school_id, o.with_member_id) and o.with_answer = 'agreed')
          )
      ) as members
    from offers o
      join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
      left join members by on (by.school_id, by.id) = (o.school_id, o.answered_by)
    where o.answer in ('accepted', 'declined')
      and o.answered_at > skein_now() - make_interval(days => ${newsDays})
      and o.answered_by is distinct from o.member_id
      and i.stage <> 'stopped'`
}

function ofAnswer(answered: Answer): Occasion[] {
  const { id, number, members, answeredOn } = answered
  const said = answerInWords(answered)
  return members.map((memberId) => ({
    memberId,
    kind: 'offer',
    key: `offer answered ${id}`,
    initiative: number,
    happenedOn: answeredOn,
    sentence: said,
  }))
}

function answerInWords({ title, answer, lead }: Answer) {
  if (answer === 'accepted') return `You were chosen: your offer for ${title} is accepted.`
  const why = lead ? `${lead} takes over the lead` : 'This time it went another way'
  return sentence`Thank you for your offer for ${title}. ${why}; it is remembered.`
}
