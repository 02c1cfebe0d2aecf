import { beforeAll, test } from 'vitest'
import { guestsOnlyRead } from '../../../app/domain/acting'
import type { Acting } from '../../../app/domain/acting'
import {
  answerAlly,
  askAlly,
  endAlliance,
  withdrawAllyAsk,
} from '../../../app/domain/members/allies'
import { ensureHere } from '../../../app/domain/members/eligibility'
import { acceptInvitation } from '../../../app/domain/members/invitation-acceptance'
import { invite, withdrawInvitation } from '../../../app/domain/members/invitations'
import { endLeave, recordLeave } from '../../../app/domain/members/leaves'
import { describeMyself } from '../../../app/domain/members/profile'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('members')
const inSchool = <T>(work: () => Promise<T>) => here.cast.inSchool(work)
const people = {} as Record<'RO' | 'MW' | 'PN' | 'SK' | 'ZM' | 'TO' | 'DA', Acting>
const guestOf = (one: Acting): Acting => ({ ...one, access: 'guest' })

// Zoe is a student with an adult ally; Renata owns the school and Marcus administers it.
beforeAll(async () => {
  for (const initials of ['RO', 'MW', 'PN', 'SK', 'ZM', 'TO', 'DA'] as const)
    people[initials] = await here.cast.acting(initials)
})

test('an adult ally is asked by a student, is an adult, and is asked once', async () => {
  const { ZM, SK, PN, TO, DA } = people
  await here.sql`update alliances set ended_at = skein_now(), ended_because = 'ended' where ended_at is null`
  await here.sql`update ally_asks set answer = 'withdrawn', answered_at = skein_now() where answer is null`
  const zoe = ZM.memberId
  const yes = { yes: true, line: 'Gladly.' }
  const [student] = await here.sql<{ id: string }[]>`
    select id from members where position = 'student' and id <> ${zoe} and access <> 'guest'`
  await refused('A student who takes part here chooses an adult ally.', () =>
    inSchool(() => askAlly(SK, { ally: PN.memberId })),
  )
  await refused('An ally is an adult. Please choose someone else.', () =>
    inSchool(() => askAlly(ZM, { ally: student?.id ?? '' })),
  )
  await refused('There is no adult ally any more.', () => inSchool(() => endAlliance(ZM, zoe)))
  await inSchool(() => askAlly(ZM, { ally: PN.memberId }))
  await refused('Only who asked takes it back.', () => inSchool(() => withdrawAllyAsk(PN, zoe)))
  await refused('You are not asked this now.', () => inSchool(() => answerAlly(TO, zoe, yes)))
  await refused(guestsOnlyRead, () => inSchool(() => answerAlly(guestOf(PN), zoe, yes)))
  await inSchool(() => answerAlly(PN, zoe, yes))
  await refused('You are not asked this now.', () => inSchool(() => withdrawAllyAsk(ZM, zoe)))
  await refused('They are your adult ally already.', () =>
    inSchool(() => askAlly(ZM, { ally: PN.memberId })),
  )
  await refused('It is ended by the student or by their ally.', () =>
    inSchool(() => endAlliance(DA, zoe)),
  )
})

test('a guest is chosen for nothing', async () => {
  const { ZM, SK } = people
  await here.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update members set access = 'guest' where id = ${SK.memberId}`
  })
  await refused('Guests can read but not act. Please choose a member.', () =>
    inSchool(() => ensureHere(SK.memberId)),
  )
  await refused('Guests can read but not act.', () =>
    inSchool(() => askAlly(ZM, { ally: SK.memberId })),
  )
  await here.sql`update members set access = 'member' where id = ${SK.memberId}`
})

test('people are invited by administrators, to no more than they have themselves, and once', async () => {
  const { RO, MW, PN } = people
  const una = { name: 'Una New', email: 'una@pier.example', position: 'teacher' } as const
  await refused('Only an owner or an admin can invite someone to the school.', () =>
    inSchool(() => invite(PN, { ...una, access: 'member' })),
  )
  await refused('You can invite someone with your own access or a lesser one, not above it.', () =>
    inSchool(() => invite(MW, { ...una, access: 'owner' })),
  )
  const [priya] = await here.sql<{ email: string }[]>`
    select a.email from accounts a join members m on m.account_id = a.id where m.id = ${PN.memberId}`
  await refused('Priya Natarajan already belongs to the school with this address.', () =>
    inSchool(() => invite(RO, { ...una, email: priya?.email ?? '', access: 'member' })),
  )
  await inSchool(() => invite(RO, { ...una, access: 'admin' }))
  await refused('This address has an open invitation. You can send it again from People.', () =>
    inSchool(() => invite(RO, { ...una, access: 'member' })),
  )
})

const invitationOf = async (email: string) =>
  (
    await here.sql<
      { id: string }[]
    >`select id from invitations where email = ${email} order by id desc`
  )[0]?.id ?? ''

test('an invitation is accepted by whom it was sent to, while it is open and its sender may give it', async () => {
  const { RO, PN } = people
  const schoolId = here.cast.schoolId
  const accountOf = async (email: string) => {
    const [account] = await here.sql<{ accountId: string; email: string }[]>`
      insert into accounts (id, email, name, password_hash) values (gen_random_uuid(), ${email}, 'Una', 'x') on conflict do nothing
      returning id as "accountId", email`
    return account!
  }
  const una = await accountOf('una@pier.example')
  const id = await invitationOf('una@pier.example')
  await refused(
    'This invitation is for another address. Please sign out and follow the link again.',
    () => acceptInvitation({ schoolId, id }, { ...una, email: 'other@pier.example' }),
  )
  const closed =
    'This invitation is no longer open. Please ask the colleague who invited you for a new one.'
  await here.sql`update invitations set invited_by = ${PN.memberId} where id = ${id}`
  await refused(closed, () => acceptInvitation({ schoolId, id }, una))
  await here.sql`update invitations set invited_by = ${RO.memberId} where id = ${id}`
  await acceptInvitation({ schoolId, id }, una)
  await refused(closed, () => acceptInvitation({ schoolId, id }, una))
  const [priya] = await here.sql<{ accountId: string; email: string }[]>`
    select a.id as "accountId", a.email from accounts a join members m on m.account_id = a.id where m.id = ${PN.memberId}`
  await here.sql`
    insert into invitations (school_id, id, name, email, position, access, invited_by, token_hash, expires_at)
    select ${schoolId}, gen_random_uuid(), 'Priya', ${priya?.email ?? ''}, 'teacher', 'member', ${RO.memberId}, 'x', skein_now() + interval '1 day'`
  await refused('You already belong to this school.', async () =>
    acceptInvitation({ schoolId, id: await invitationOf(priya?.email ?? '') }, priya!),
  )
  await refused('This invitation is not open any more.', () =>
    inSchool(() => withdrawInvitation(RO, id)),
  )
})

test('a leave is recorded by who is away and administrators, once for a day, and ended within its days', async () => {
  const { PN, SK } = people
  const leave = { memberId: SK.memberId, startsOn: '2026-02-23', endsOn: '2026-03-13' }
  const id = await inSchool(() => recordLeave(SK, leave))
  await refused(
    'Another leave is in these days already. Please choose other days, or cancel that one first.',
    () => inSchool(() => recordLeave(SK, { ...leave, startsOn: '2026-03-13', endsOn: null })),
  )
  await refused(
    'A leave is recorded and ended by the person themselves, or by an administrator.',
    () => inSchool(() => endLeave(PN, id, '2026-03-03')),
  )
  await refused(
    'The first day back comes after the first day of the leave. If it never began, cancel it.',
    () => inSchool(() => endLeave(SK, id, '2026-02-23')),
  )
  await refused(
    'That is later than the leave lasts. To be away longer, record the further days as a leave.',
    () => inSchool(() => endLeave(SK, id, '2026-03-15')),
  )
  await inSchool(() => endLeave(SK, id, '2026-03-14'))
  await here.sql`update leaves set ends_on = '2026-03-01' where id = ${id}`
  await refused('This leave is over. What came after it stays as it is.', () =>
    inSchool(() => endLeave(SK, id, '2026-02-28')),
  )
  const ahead = await inSchool(() =>
    recordLeave(SK, { ...leave, startsOn: '2026-04-06', endsOn: null }),
  )
  await refused('This leave has not begun. You can cancel it instead.', () =>
    inSchool(() => endLeave(SK, ahead, '2026-04-08')),
  )
})

test('nobody writes about the strengths of another', async () => {
  const { RO, PN } = people
  await refused('Only the person themselves writes about their strengths and growth edges.', () =>
    inSchool(() =>
      describeMyself(RO, PN.memberId, { strengths: 'x', growthEdges: 'x', worksOn: 31 }),
    ),
  )
})

everyRefusalIsTried()
