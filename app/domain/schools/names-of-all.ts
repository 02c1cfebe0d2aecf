import { remembered, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import type { Role } from '../../vocabulary'

/** What in a school has a name: initiatives and decisions by number, people by id. */
export type NamesOfAll = {
  initiatives: [number: number, title: string, stage: string, lesson: string][]
  people: [id: string, name: string, position: string][]
  decisions: [number: number, question: string][]
  /** What the one who looks holds now: by the number of its initiative, the role. */
  mine: [number: number, role: Role | 'sponsor'][]
}

/**
 * Everything in a school that can be found by its name: initiatives by number (stopped ones by
 * their lesson, too), who is here by name, decisions the newest first; drafts only for those who
 * may see them. With it, where the one who looks has a role or is the sponsor.
 */
export async function namesOfAll(acting: Acting): Promise<NamesOfAll> {
  const all = await remembered('names of all', allNames, ['members', 'initiatives', 'decisions'])
  const { initiatives, people, decisions, published } = all
  const mine = (await rolesOf(acting)).map(({ number, role }): [number, typeof role] => [
    number,
    role,
  ])
  return { initiatives, people, decisions: may.seeDrafts(acting) ? decisions : published, mine }
}

function rolesOf({ memberId }: Acting) {
  return sql()<{ number: number; role: Role | 'sponsor' }[]>`
    select i.number, t.role
    from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.member_id = ${memberId} and t.began_at <= skein_now()
      and (t.ended_at is null or t.ended_at > skein_now())
    union all
    select number, 'sponsor' from initiatives where sponsor_id = ${memberId}
    order by number`
}

async function allNames() {
  const [initiatives, people, decisions] = await Promise.all([
    sql()<{ number: number; title: string; stage: string; lesson: string }[]>`
      select number, title, stage,
        case when stage = 'stopped' then left(lesson, ${mostOfLesson}) else '' end as lesson
      from initiatives order by number`,
    sql()<{ id: string; name: string; position: string }[]>`
      select id, name, position from members where left_on is null order by name, id`,
    sql()<{ number: number; question: string; state: string }[]>`
      select number, question, state from decisions order by number desc`,
  ])
  return {
    initiatives: initiatives.map(({ number, title, stage, lesson }): Named => [
      number,
      title,
      stage,
      lesson,
    ]),
    people: people.map(({ id, name, position }): [string, string, string] => [id, name, position]),
    decisions: decisions.map(numbered),
    published: decisions.filter(({ state }) => state !== 'draft').map(numbered),
  }
}

type Named = NamesOfAll['initiatives'][number]

// As much of a lesson as one remembers it by.
const mostOfLesson = 300

const numbered = (one: { number: number; question: string }): [number, string] => [
  one.number,
  one.question,
]
