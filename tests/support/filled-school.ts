import { uuidv7 } from 'uuidv7'
import { cancelLeave, goOnLeave } from '../../app/domain/absences/absences'
import { holdingsOf } from '../../app/domain/absences/responsibilities'
import { closeDecision } from '../../app/domain/decisions/close'
import { nudge, sendNudges } from '../../app/domain/decisions/nudges'
import { endTemplate, keepTemplate, templates } from '../../app/domain/decisions/templates'
import { keepEdits } from '../../app/domain/edits'
import { makeCalendarAddress } from '../../app/domain/feeds/calendar-address'
import { handOver } from '../../app/domain/hand-overs/hand-overs'
import { declineHandOver } from '../../app/domain/hand-overs/answers'
import { invite, withdrawInvitation } from '../../app/domain/members/invitations'
import { askForChange, declineChange } from '../../app/domain/turns/change-requests'
import { Template } from '../../app/forms/decision-methods'
import { tellSchool } from '../../app/jobs/notices.server'
import { sql } from '../../db/school'
import { clockAt } from './clock'
import { decidingIn } from './deciding'
import type { OwnSchool } from './own-school'
import { opened } from './proposals'

/**
 * Does in the demo school what its year leaves out, so that no table is empty: each thing twice,
 * once as it waits and once as it is over, where it can be.
 */
export async function fillTheRest(here: OwnSchool) {
  const { inSchool, acting } = here.cast
  const { by, says } = decidingIn(here)
  const as = async <T>(
    who: string,
    act: (one: Awaited<ReturnType<typeof acting>>) => Promise<T>,
  ) => {
    const one = await acting(who)
    return inSchool(() => act(one))
  }
  const idOf = async (who: string) => (await acting(who)).memberId
  const openIn = async (table: 'hand_overs' | 'turn_changes') =>
    (await here.sql.unsafe<{ id: string }[]>(`select id from ${table} where answer is null`))[0]
      ?.id ?? ''

  for (const time of ['once', 'again']) {
    const to = await idOf('KM')
    const said = { stands: 'Half.', next: 'The rest.', choiceReason: 'He asked.' }
    await as('CR', (carla) => handOver(carla, 6, { ...said, to, dueOn: '2026-03-24' }))
    const id = await openIn('hand_overs')
    if (time === 'once') await as('KM', (kofi) => declineHandOver(kofi, 6, { id }))
  }
  for (const time of ['once', 'again']) {
    const turnId = (
      await as('LO', ({ memberId }) => holdingsOf(memberId, { from: '2026-03-23', to: null }))
    ).leads[0]?.turnId
    const withMemberId = await idOf('DF')
    await as('LO', (luis) =>
      askForChange(luis, 2, {
        kind: 'stand in',
        turnId: turnId ?? '',
        withMemberId,
        startsOn: '2026-03-09',
        endsOn: '2026-03-13',
      }),
    )
    const id = await openIn('turn_changes')
    if (time === 'once') await as('DF', (dario) => declineChange(dario, 2, { id }))
  }
  const { things } = await as('MW', ({ memberId }) =>
    holdingsOf(memberId, { from: '2026-03-23', to: null }),
  )
  const to = await idOf('LB')
  for (const [from, until] of [
    ['2026-03-23', '2026-03-27'],
    ['2026-04-13', '2026-04-17'],
  ] as const) {
    const leave = await as('MW', (marcus) =>
      goOnLeave(marcus, marcus.memberId, {
        from,
        to: until,
        leads: [],
        things: things.map(({ kind, id }) => ({ kind, id, to })),
      }),
    )
    if (from === '2026-03-23')
      await as('MW', (marcus) => cancelLeave(marcus, marcus.memberId, leave))
  }
  for (const name of ['Ours', 'Theirs'])
    await as('RO', (renata) =>
      keepTemplate(renata, Template.parse({ name, method: 'consent', quorum: 50 })),
    )
  await as('RO', async (renata) => endTemplate(renata, (await templates()).at(-1)?.id ?? ''))
  for (const n of ['once', 'again'])
    await as('RO', (renata) =>
      invite(renata, {
        name: 'Ina New',
        email: `${n}@pier.example`,
        position: 'teacher',
        access: 'member',
      }),
    )
  const [gone] = await here.sql<
    { id: string }[]
  >`select id from invitations where email like 'once%'`
  await as('RO', (renata) => withdrawInvitation(renata, gone?.id ?? ''))

  const four = ['RO', 'TO', 'DA', 'PN']
  const secret = { method: 'majority', secret: 'on' }
  const counted = await opened(here, four, secret)
  for (const who of four) await says(who, counted, 'yes')
  await by('RO', (renata) => closeDecision(renata, counted))
  await says('TO', await opened(here, four, secret), 'no')
  for (const time of ['once', 'again']) {
    const number = await opened(here, four)
    await by('RO', (renata) => nudge(renata, number))
    if (time === 'once') await inSchool(sendNudges)
  }
  for (const token of ['once', 'again'])
    await as('RO', (renata) => makeCalendarAddress(renata, renata.memberId, token))
  await as('RO', (renata) =>
    keepEdits(
      renata,
      { kind: 'initiative', id: uuidv7() },
      { before: { title: ['a'] }, after: { title: ['b'] } },
    ),
  )
  await inSchool(() => sql()`update members set name = 'Tom Okafor-Hall' where initials = 'TO'`)
  await inSchool(async () => (await clockAt('2026-03-09 18:00Z'), tellSchool()))
  await here.sql`
    insert into due_in_hand (school_id, kind, tries, taken_at, until)
    values (${here.cast.schoolId}, 'notices', 0, now(), now())`
}
