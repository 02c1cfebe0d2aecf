import { beforeAll, expect, test } from 'vitest'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { triedIn } from '../../support/tried'

const here = ownSchool()
const { tried, found } = triedIn(here)
let at = 0
beforeAll(async () => void (at = (await freshInitiative(here.sql)).number))

const id = (who: string) => `(select id from members where initials = '${who}')`
const call = () => `
  insert into calls (id, initiative_id, role, starts_on, audience, opened_by)
  select gen_random_uuid(), id, 'lead', today(), 'all', ${id('RO')}
  from initiatives where number = ${at}`
const offer = (who: string, isPrivate: boolean, withWho = 'null') => `
  insert into offers (id, initiative_id, call_id, member_id, readiness, is_private, with_member_id)
  select gen_random_uuid(), i.id, c.id, ${id(who)}, 'ready', ${isPrivate}, ${withWho}
  from initiatives i join calls c on c.initiative_id = i.id where i.number = ${at}`
const offers = (who: string, set: string) =>
  `update offers set ${set} where member_id = ${id(who)} and call_id is not null`
const said = (answer: string) =>
  `answer = '${answer}', answered_at = skein_now(), answered_by = ${id('RO')}`
const passesOn = () => `
  update calls set opened_by = ${id('LB')}
  where initiative_id = (select id from initiatives where number = ${at})`
const answers = () => `
  select m.initials, o.answer
  from offers o join members m on m.id = o.member_id join initiatives i on i.id = o.initiative_id
  where i.number = ${at} order by 1`

test('a call that passes on gives back what was offered in confidence and has no answer, and nothing else', async () => {
  const open = [call(), offer('TO', true), offer('PN', false), offer('DA', true)]
  const declined = offers('DA', said('declined'))
  expect(await found([...open, declined, passesOn()], answers())).toEqual([
    { initials: 'DA', answer: 'declined' },
    { initials: 'PN', answer: null },
    { initials: 'TO', answer: 'withdrawn' },
  ])
  const closed = `update calls set closed_at = skein_now(), closed_by = opened_by, closing = 'Done.'
    where initiative_id = (select id from initiatives where number = ${at})`
  expect(await tried(...open, closed)).toBe('may')
  expect(await tried(...open, closed, passesOn())).toBe('calls_kept')
})

test('an offer is answered once, and the other of a pair answers once, too', async () => {
  const open = [call(), offer('TO', false)]
  expect(await tried(...open, offers('TO', said('declined')))).toBe('may')
  expect(await tried(...open, offers('TO', said('declined')), offers('TO', said('accepted')))).toBe(
    'offers_kept',
  )
  const pair = [call(), offer('TO', false, id('PN'))]
  const other = (answer: string) =>
    offers('TO', `with_answer = '${answer}', with_answered_at = skein_now()`)
  expect(await tried(...pair, other('agreed'))).toBe('may')
  expect(await tried(...pair, other('agreed'), other('declined'))).toBe('offers_kept')
  expect(await tried(...pair, other('agreed'), offers('TO', said('accepted')))).toBe('may')
})
