import { expect, test } from 'vitest'
import { loader } from '../../../app/routes/initiatives/act'
import { paths } from '../../../app/paths'
import { queriesOf } from '../../support/counting'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

async function queriesFor(who: string, number: number, noun: string, carry = {}) {
  const acting = await here.cast.acting(who)
  return queriesOf(loader, acting, paths.initiativeAct('harbor-ridge', number, noun, carry), {
    initiative: String(number),
    act: noun,
  })
}

test('the page of a hand-over asks each thing once, for who leads and for an administrator', async () => {
  const [led] = await here.sql<{ number: number; initials: string }[]>`
    select i.number, m.initials from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.role = 'lead' and t.during @> skein_now() and i.stage <> 'stopped' and m.access = 'member'
      and not exists (select from hand_overs h where (h.school_id, h.initiative_id) = (i.school_id, i.id) and h.answer is null) order by i.number limit 1`
  const { number = 0, initials = '' } = led ?? {}
  for (const who of [initials, 'RO']) {
    const queries = await queriesFor(who, number, 'hand-over')
    expect(twiceIn(queries)).toEqual([])
    expect(queries.length).toBeGreaterThan(8)
    expect(queries.length).toBeLessThanOrEqual(17)
  }
})

const twiceIn = (queries: string[]) =>
  queries.filter((query, place) => queries.indexOf(query) < place)
