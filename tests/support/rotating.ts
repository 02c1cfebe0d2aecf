import { handOver } from '../../app/domain/hand-overs/hand-overs'
import { rotationOf } from '../../app/domain/rotations/outlook'
import { initiativeState } from '../../app/domain/initiatives/state'
import { follow, takeLead } from '../../app/domain/turns/turns'
import { freshInitiative } from './fresh-initiative'
import type { OwnSchool } from './own-school'

export const notes = { stands: 'Half of it works.', next: 'The other half.' }

/**
 * What tests of rotations do again and again: an initiative that Tom leads, who holds what there
 * and until when, and a lead that is offered on.
 */
export function rotatingIn(here: OwnSchool) {
  async function initiative(...followers: string[]) {
    const { number } = await freshInitiative(here.sql, { isSponsored: true })
    const acting = await here.cast.acting('TO')
    await here.cast.inSchool(() => takeLead(acting, number, { cameAbout: 'offered' }))
    for (const initials of followers) {
      const follower = await here.cast.acting(initials)
      await here.cast.inSchool(() => follow(follower, number))
    }
    return number
  }

  const turnsThere = (number: number) => here.sql<
    { who: string; role: string; from: string; to: string | null }[]
  >`
    select m.initials as who, t.role, (t.began_at at time zone 'America/Los_Angeles')::date::text as from, ((t.ended_at - interval '1 microsecond') at time zone 'America/Los_Angeles')::date::text as to
    from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) where i.number = ${number} and not isempty(t.during) order by t.began_at, m.initials`
  const said = async (number: number) =>
    (await turnsThere(number))
      .map(({ who, role, from, to }) => `${who} ${role} ${from} ${to ?? ''}`.trim())
      .toSorted(
        (a, b) => a.split(' ')[2]?.localeCompare(b.split(' ')[2] ?? '') || a.localeCompare(b),
      )
  const openIn = async (number: number) =>
    (
      await here.sql<
        { id: string }[]
      >`select h.id from hand_overs h join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id) where i.number = ${number} and h.answer is null`
    )[0]?.id ?? ''
  const rotation = async (number: number, by = 'TO') => {
    const acting = await here.cast.acting(by)
    return here.cast.inSchool(async () => rotationOf(acting, await initiativeState(number)))
  }

  async function offered(
    number: number,
    to: string,
    rest: Partial<Parameters<typeof handOver>[2]> = {},
  ) {
    const [giver, taker] = [await here.cast.acting('TO'), await here.cast.acting(to)]
    const day = await here.cast.inSchool(() =>
      handOver(giver, number, {
        ...notes,
        to: taker.memberId,
        choiceReason: 'Knows it best.',
        ...rest,
      }),
    )
    return { giver, taker, day, id: await openIn(number) }
  }

  const planTurnFor = (
    number: number,
    who: string,
    { from, seat }: { from: string; seat: number },
  ) => here.sql`
    insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select m.school_id, gen_random_uuid(), i.id, m.id, 'lead', ${seat}, ${from}::timestamptz, 'chosen', m.id from initiatives i join members m on m.initials = ${who} where i.number = ${number}`
  const endTurnsOf = (number: number, who: string[], at: string) => here.sql`
    update turns set leaves = true, ended_at = ${at}::timestamptz where ended_at is null and member_id in (select id from members where initials in ${here.sql(who)}) and initiative_id = (select id from initiatives where number = ${number})`

  return { initiative, turnsThere, said, openIn, rotation, offered, planTurnFor, endTurnsOf }
}
