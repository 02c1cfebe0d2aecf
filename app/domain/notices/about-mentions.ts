import { sql } from '../../../db/school'
import { sentence } from '../../vocabulary/sentences'
import { mentionable, mentionedIn } from '../../vocabulary/mentions'
import { newsDays } from './source'
import type { Occasion } from './source'

/**
 * Being named by an @ in what another wrote: an update, an answer to one, what was said in a thread
 * of a decision, or an answer there. Of one writing each is told once, also where it is corrected;
 * the one who wrote it is not told, nor who came to the school later.
 */
export async function occasionsOfMentions(): Promise<Occasion[]> {
  const texts = await textsWithNames()
  if (!texts.length) return []
  const people = mentionable(await peopleHere())
  return texts.flatMap((text) =>
    mentionedIn(text.body, people)
      .filter(({ id, joinedOn }) => id !== text.writtenBy && joinedOn <= text.on)
      .map(({ id }) => told(text, id)),
  )
}

type Text = {
  id: string
  what: string
  body: string
  writtenBy: string
  writer: string
  on: string
  initiative: number | null
  decision: number | null
  about: string
}

// The newest writing of each, by the id of the first.
function textsWithNames() {
  return sql()<Text[]>`
    with said as (
      select coalesce(corrects_id, id) as id, 'an update on' as what, body, written_by, written_at,
        initiative_id, null::uuid as decision_id
      from updates
      union all
      select s.id, 'an answer to an update on', s.reason, s.member_id, s.taken_at, u.initiative_id,
        null
      from stances s join updates u on (u.school_id, u.id) = (s.school_id, s.update_id)
      union all
      select coalesce(corrects_id, id), 'the thread of', body, written_by, written_at, null,
        decision_id
      from thread_entries
      union all
      select id, 'an answer on', body, written_by, written_at, null, decision_id
      from answers
    )
    select distinct on (said.id) said.id, said.what, said.body, m.id as "writtenBy",
      m.name as writer, local_day(said.written_at)::text as on, i.number as initiative,
      d.number as decision, coalesce(i.title, '“' || d.question || '”') as about
    from said
      join members m on m.id = said.written_by
      left join initiatives i on i.id = said.initiative_id
      left join decisions d on d.id = said.decision_id
    where said.written_at > skein_now() - make_interval(days => ${newsDays})
      and strpos(said.body, '@') > 0
    order by said.id, said.written_at desc`
}

function peopleHere() {
  return sql()<{ id: string; name: string; joinedOn: string }[]>`
    select id, name, joined_on::text as "joinedOn" from members where left_on is null`
}

function told({ id, what, writer, on, initiative, decision, about }: Text, memberId: string) {
  return {
    ...{ memberId, kind: 'other' as const, key: `mentioned in ${id}`, initiative, decision },
    sentence: sentence`${writer} mentions you in ${what} ${about}.`,
    happenedOn: on,
  }
}
