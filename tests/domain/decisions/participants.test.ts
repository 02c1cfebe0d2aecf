import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { closeDecision } from '../../../app/domain/decisions/close'
import { tallyOf } from '../../../app/domain/decisions/state'
import { nudge } from '../../../app/domain/decisions/nudges'
import { askAgain } from '../../../app/domain/decisions/proposals'
import { propose } from '../../../app/domain/decisions/drafts'
import { inviteLate, respond } from '../../../app/domain/decisions/responses'
import { holdRound } from '../../../app/domain/decisions/rounds'
import { speakUp } from '../../../app/domain/decisions/thread'
import { Proposal } from '../../../app/forms/decisions'
import { decidingIn } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened, proposalForm } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const { at, by, says } = decidingIn(school)

test('nobody waits for someone who has left: the others close early, and the next round asks those who are here', async () => {
  const leaver = '0190f000-0000-7000-8000-0000000000aa'
  await school.sql`insert into members (school_id, id, name, initials, position, access, joined_on) values (${school.cast.schoolId}, ${leaver}, 'Ana Vidal', 'AV', 'teacher', 'member', '2025-08-18')`
  const number = await opened(school, ['RO', 'TO'], {
    deciders: [...school.cast.ids(['RO', 'TO']), leaver],
  })
  for (const who of ['RO', 'TO']) await says(who, number, 'consents')
  await school.sql`update members set left_on = '2026-03-02' where id = ${leaver}`
  expect(await kindOf(by('RO', (acting) => nudge(acting, number)))).toBe('conflict')
  await by('RO', (acting) => closeDecision(acting, number))
  expect(tallyOf(await at(number))).toMatchObject({ heard: 2, invited: 3, verdict: 'passes' })
  await by('RO', (acting) => askAgain(acting, number, { reason: 'Ana has moved away.' }))
  expect((await at(number)).responses.map(({ memberId }) => memberId).sort()).toEqual(
    school.cast.ids(['RO', 'TO']).sort(),
  )
  await by('RO', (acting) => holdRound(acting, number, { kind: 'present' }))
  const [round] =
    await school.sql`select count(*)::int as speakers from speakers s join rounds r on (r.school_id, r.id) = (s.school_id, s.round_id) join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = ${number}`
  expect(round?.speakers).toBe(2)
})

test('a guest is invited to comment and is never counted, but may advise where one person decides', async () => {
  await school.sql`update members set access = 'guest' where initials = 'NE'`
  const guest = { ...school.cast.who('NE'), access: 'guest' as const }
  expect(
    await kindOf(
      by('RO', (acting) =>
        propose(acting, proposalForm({ deciders: school.cast.ids(['RO', 'NE']) })),
      ),
    ),
  ).toBe('conflict')
  const number = await opened(school, ['RO', 'TO'], { advisers: school.cast.ids(['NE']) })
  expect((await at(number)).invited.find(({ memberId }) => memberId === guest.memberId)?.part).toBe(
    'guest',
  )
  expect(
    await kindOf(
      school.cast.inSchool(() => respond(guest, number, { choice: 'consents', reason: '' })),
    ),
  ).toBe('forbidden')
  expect(
    await kindOf(
      school.cast.inSchool(() =>
        speakUp(guest, number, { kind: 'view', body: 'Plant plums.', isQuestion: false }),
      ),
    ),
  ).toBe('done')
  expect((await at(number)).responses).toHaveLength(2)
  const late = await opened(school, ['RO', 'TO'])
  await by('RO', (acting) => inviteLate(acting, late, { member: guest.memberId }))
  expect((await at(late)).responses).toHaveLength(2)
  const led = await opened(school, [], {
    by: 'RO',
    method: 'lead decides after input',
    advisers: school.cast.ids(['NE']),
  })
  expect(
    await kindOf(
      school.cast.inSchool(() => respond(guest, led, { choice: 'gives input', reason: 'Plums.' })),
    ),
  ).toBe('done')
  await school.sql`update members set access = 'member' where initials = 'NE'`
})

test('everyone who is here, or the people of an initiative, are invited by one choice; what was ticked beside it counts for nothing', async () => {
  const { sql } = school
  const invited = async (more: object, who = 'TO') => {
    const number = await by(who, (acting) => propose(acting, proposalForm(more)))
    return sql<
      { initials: string; part: string; voice: string | null }[]
    >`select m.initials, p.part, p.voice from decision_participants p join members m on (m.school_id, m.id) = (p.school_id, p.member_id) join decisions d on (d.school_id, d.id) = (p.school_id, p.decision_id) where d.number = ${number} order by 1`
  }
  const initials = (rows: readonly { initials: string }[]) => rows.map((one) => one.initials)
  await by('SK', (acting) =>
    goOnLeave(acting, acting.memberId, {
      from: '2026-03-02',
      to: '2026-03-06',
      leads: [],
      things: [],
    }),
  )
  const here = initials(
    await sql<
      { initials: string }[]
    >`select initials from members where left_on is null and access <> 'guest' and initials <> 'SK' order by 1`,
  )
  const [circles] = await sql<{ id: string; people: string[] }[]>`
    select i.id, array_agg(distinct m.initials order by m.initials) as people from initiatives i join turns t on (t.school_id, t.initiative_id) = (i.school_id, i.id) and t.during @> skein_now() join members m on (m.school_id, m.id) = (t.school_id, t.member_id) where i.number = 3 group by i.id`
  const { id, people } = circles ?? { id: '', people: [] }

  expect(initials(await invited({ whom: 'everyone', deciders: school.cast.ids(['SK']) }))).toEqual(
    here,
  )
  expect([
    people.length > 1,
    initials(await invited({ whom: 'initiative', initiativeId: id })),
  ]).toEqual([true, people])
  const asked = await invited({ method: 'lead decides after input', whom: 'everyone' })
  expect([
    asked.length,
    asked.filter(({ part }) => part === 'decision-maker').map((one) => one.initials),
  ]).toEqual([here.length, ['TO']])
  const affected = await invited({
    method: 'advice process',
    whom: 'initiative',
    initiativeId: id,
    experts: school.cast.ids(['IP']),
  })
  expect(
    affected.filter(({ voice }) => voice?.includes('affected')).map((one) => one.initials),
  ).toEqual(people.filter((one) => one !== 'TO'))
  expect(
    Proposal.safeParse({
      ...proposalForm({ deciders: school.cast.ids(['TO']) }),
      secret: undefined,
      whom: 'initiative',
    }).error?.issues.map(({ path }) => path),
  ).toEqual([['initiativeId']])
  const [still] = await sql<
    { id: string }[]
  >`insert into initiatives (school_id, id, number, title, purpose, challenge, stage, lead_seats, created_by) select ${school.cast.schoolId}, gen_random_uuid(), 90, 'Still', 'x', 'adaptive', 'idea', 1, id from members where initials = 'RO' returning id`
  expect(
    await kindOf(
      by('TO', (acting) =>
        propose(acting, proposalForm({ whom: 'initiative', initiativeId: still?.id })),
      ),
    ),
  ).toBe('conflict')
})

test('someone ticked both to decide and to advise is not left out in silence: the form says so by the field', async () => {
  const asked = (more: Partial<Parameters<typeof proposalForm>[0]>) =>
    by('TO', (acting) =>
      propose(
        acting,
        proposalForm({ method: 'advice process', affected: school.cast.ids(['FS']), ...more }),
      ),
    ).catch((error: unknown) => error)
  for (const more of [
    { deciders: school.cast.ids(['RO']), experts: school.cast.ids(['RO', 'IP']) },
    { deciders: [], experts: school.cast.ids(['TO', 'IP']) },
  ])
    expect(await asked(more)).toMatchObject({
      kind: 'conflict',
      field: 'experts',
      sentence: expect.stringContaining('decides, and is not asked for advice as well') as string,
    })
})
