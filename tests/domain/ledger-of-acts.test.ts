import { beforeAll, expect, test } from 'vitest'
import { acceptAsk, ask, declineAsk } from '../../app/domain/calls/asks'
import { closeCall, openCall } from '../../app/domain/calls/calls'
import { choose } from '../../app/domain/calls/choice'
import { declineOffer, offer } from '../../app/domain/calls/offers'
import { acceptHandOver, declineHandOver } from '../../app/domain/hand-overs/answers'
import { handOver } from '../../app/domain/hand-overs/hand-overs'
import { addAction, dropAction, finishAction } from '../../app/domain/initiatives/actions'
import { edit, putUp } from '../../app/domain/initiatives/initiatives'
import { answerLearning } from '../../app/domain/initiatives/learning'
import { answerSponsoring } from '../../app/domain/initiatives/sponsors'
import { answerAlly, askAlly } from '../../app/domain/members/allies'
import { moveInitiative } from '../../app/domain/stages/moves'
import { bringBarrier, clearBarrier, raiseBarrier } from '../../app/domain/support/barriers'
import { agreeToChange, askForChange, declineChange } from '../../app/domain/turns/change-requests'
import { reflect } from '../../app/domain/turns/own-reflections'
import { setPlan } from '../../app/domain/turns/rotation-plan'
import { addSeat, follow, leave, shadow, stepBack, takeLead } from '../../app/domain/turns/turns'
import { settleReset, writeReset } from '../../app/domain/updates/changes-of-direction'
import { takeStance } from '../../app/domain/updates/stances'
import { correctUpdate, writeUpdate } from '../../app/domain/updates/updates'
import type { Acting } from '../../app/domain/acting'
import { NewCall } from '../../app/forms/calls'
import { freshInitiative } from '../support/fresh-initiative'
import { ownSchool } from '../support/own-school'
import { askingIn } from '../support/turn-changes'

// Which lines an act leaves in the ledger, and whose they are; of acts on decisions the same is
// asked in tests/domain/decisions/ledger-of-acts.test.ts.

const here = ownSchool()
const { initiative, standIn, extend, swap } = askingIn(here)
let number = 0
beforeAll(async () => {
  number = (await freshInitiative(here.sql, { isSponsored: true })).number
  await here.sql`update schools set last_initiative = ${number}`
})
const idOf = (initials: string) => here.cast.who(initials).memberId

/** What someone does leaves these lines: of which kind, and whose contribution. */
async function lines(who: string, act: (acting: Acting) => Promise<unknown>) {
  const [{ last } = { last: '' }] = await here.sql<{ last: string }[]>`
    select coalesce(max(recorded_at), '-infinity')::text as last from contributions`
  await here.cast.inSchool(() => act(here.cast.who(who)))
  const rows = await here.sql<{ line: string }[]>`
    select c.kind || ' ' || m.initials as line
    from contributions c join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
    where c.recorded_at > ${last}::text::timestamptz order by c.recorded_at, c.id`
  return rows.map(({ line }) => line)
}
const openIn = async (table: string, at = number) =>
  (
    await here.sql.unsafe<{ id: string }[]>(`
      select t.id from ${table} t join initiatives i on i.id = t.initiative_id
      where i.number = ${at}
        and coalesce(
          to_jsonb(t) ->> 'answer', to_jsonb(t) ->> 'closed_at', to_jsonb(t) ->> 'outcome',
          to_jsonb(t) ->> 'resolved_at'
        ) is null
      order by t.id desc limit 1`)
  )[0]?.id ?? ''

const said = {
  ...{ title: 'A garden', purpose: 'Beds.', challenge: 'adaptive' as const },
  ...{ theoryIf: '', theoryThen: '', theoryBecause: '', noGoalBecause: 'A trial' },
  ...{ learningQuestion: 'Who waters?', voicesAffected: 'Everyone' },
}

test('an initiative that is put up, edited, sponsored, moved and stopped', async () => {
  let own = 0
  const made = (acting: Acting) =>
    putUp(acting, { ...said, sponsor: idOf('RO') }).then((put) => (own = put))
  expect(await lines('JL', made)).toEqual(['started JL'])
  const sponsor = (acting: Acting) =>
    answerSponsoring(acting, own, { yes: true, line: 'It matters.' })
  expect(await lines('RO', sponsor)).toEqual(['supported RO'])
  const edited = { ...said, title: 'A larger garden', sponsor: idOf('RO') }
  expect(await lines('RO', (acting) => edit(acting, own, edited))).toEqual(['updated RO'])
  expect(
    await lines('RO', (acting) => answerLearning(acting, own, { text: 'It needs shade.' })),
  ).toEqual(['reflected RO'])
  expect(await lines('JL', (acting) => moveInitiative(acting, own, { stage: 'pilot' }))).toEqual([])
  const stop = { stage: 'stopped' as const, reason: 'It floods.' }
  expect(await lines('RO', (acting) => moveInitiative(acting, own, stop))).toEqual(['stopped RO'])
})

test('a lead that is taken, and those who come beside and go', async () => {
  expect(await lines('TO', (acting) => takeLead(acting, number, { cameAbout: 'offered' }))).toEqual(
    ['led TO'],
  )
  expect(await lines('PN', (acting) => follow(acting, number))).toEqual(['followed PN'])
  expect(await lines('OG', (acting) => shadow(acting, number))).toEqual(['shadowed OG'])
  expect(await lines('OG', (acting) => leave(acting, number))).toEqual([])
  expect(await lines('TO', (acting) => addSeat(acting, number))).toEqual(['updated TO'])
  expect(await lines('KM', (acting) => takeLead(acting, number, { cameAbout: 'offered' }))).toEqual(
    ['led KM'],
  )
  const reflection = { reflection: 'I held on.', shared: true }
  expect((await lines('KM', (acting) => stepBack(acting, number, reflection))).toSorted()).toEqual([
    'reflected KM',
    'stepped back KM',
  ])
  const plan = {
    cadence: 'every few weeks',
    everyWeeks: 6,
    choosing: 'fairest first',
    seats: 1,
  } as const
  expect(await lines('TO', (acting) => setPlan(acting, number, plan))).toEqual(['updated TO'])
})

test('an update, its correction, what others say to it, and a change of direction that comes of it', async () => {
  const update = { health: 'at risk' as const, body: 'Half of it works.' }
  expect(await lines('TO', (acting) => writeUpdate(acting, number, update))).toEqual(['updated TO'])
  const latest = async () =>
    (
      await here.sql<{ id: string }[]>`
        select u.id from updates u join initiatives i on i.id = u.initiative_id
        where i.number = ${number} order by u.written_at desc limit 1`
    )[0]?.id ?? ''
  const better = { ...update, body: 'Most of it works.', update: await latest() }
  expect(await lines('TO', (acting) => correctUpdate(acting, number, better))).toEqual([
    'updated TO',
  ])
  const stance = { update: await latest(), stance: 'change direction' as const, reason: 'Bells.' }
  expect(await lines('PN', (acting) => takeStance(acting, number, stance))).toEqual(['reset PN'])
  const words = { oldWay: 'Bells.', evidence: 'None.', newWay: 'None.', dropped: 'Bells.' }
  expect(await lines('TO', (acting) => writeReset(acting, number, words))).toEqual([])
  expect(await lines('TO', (acting) => settleReset(acting, number, 'changed'))).toEqual([
    'reset TO',
  ])
})

test('a reflection that is shared once its turn is over, and one that stays one’s own', async () => {
  const over = async (shared: boolean) => {
    const { number: at } = await freshInitiative(here.sql)
    await lines('KM', (acting) => takeLead(acting, at, { cameAbout: 'offered' }))
    await lines('KM', (acting) => stepBack(acting, at, {}))
    const [turn] = await here.sql<{ id: string }[]>`
      select t.id from turns t join initiatives i on i.id = t.initiative_id
      where i.number = ${at} and t.role = 'lead'`
    const said = { reflection: 'I held on.', shared }
    return lines('KM', (acting) => reflect(acting, turn?.id ?? '', said))
  }
  expect([await over(true), await over(false)]).toEqual([['reflected KM'], []])
})

test('someone who is chosen for a lead that begins later', async () => {
  const at = (await freshInitiative(here.sql, { isSponsored: true })).number
  const call = NewCall.parse({ role: 'lead', startsOn: '2026-03-16', audience: 'all' })
  await lines('RO', (acting) => openCall(acting, at, call))
  const opened = await openIn('calls', at)
  await lines('JL', (acting) => offer(acting, at, { readiness: 'ready', call: opened }))
  const chosen = { call: opened, offer: await openIn('offers', at), reason: 'x', thanks: 'Thanks.' }
  expect((await lines('RO', (acting) => choose(acting, at, chosen))).toSorted()).toEqual([
    'chose RO',
    'led JL',
  ])
})

test('actions and barriers', async () => {
  const add = (acting: Acting) =>
    addAction(acting, number, { text: 'Chairs', owner: idOf('PN'), dueOn: '2026-03-09' })
  expect(await lines('TO', add)).toEqual([])
  const done = await openIn('actions')
  expect(await lines('TO', (acting) => finishAction(acting, number, done))).toEqual([
    'finished an action PN',
  ])
  await lines('TO', add)
  const dropped = await openIn('actions')
  expect(await lines('TO', (acting) => dropAction(acting, number, dropped))).toEqual([])
  expect(await lines('PN', (acting) => raiseBarrier(acting, number, { text: 'No keys' }))).toEqual([
    'raised a barrier PN',
  ])
  const id = await openIn('barriers')
  expect(
    await lines('PN', (acting) => bringBarrier(acting, number, { id, to: idOf('LB') })),
  ).toEqual(['raised a barrier PN'])
  const clear = { id, line: 'Found them.', by: idOf('LB') }
  expect(await lines('PN', (acting) => clearBarrier(acting, number, clear))).toEqual([
    'cleared a barrier LB',
  ])
})

test('asks, calls and offers', async () => {
  const shadowing = { to: idOf('DA'), role: 'shadow' as const }
  expect(await lines('TO', (acting) => ask(acting, number, shadowing))).toEqual(['called TO'])
  const asked = await openIn('asks')
  expect(await lines('DA', (acting) => declineAsk(acting, number, { id: asked }))).toEqual([])
  await lines('TO', (acting) => ask(acting, number, shadowing))
  const again = await openIn('asks')
  expect(await lines('DA', (acting) => acceptAsk(acting, number, again))).toEqual(['shadowed DA'])
  const call = NewCall.parse({ role: 'co-lead', startsOn: '2026-03-02', audience: 'all' })
  expect(await lines('TO', (acting) => openCall(acting, number, call))).toEqual(['called TO'])
  const opened = await openIn('calls')
  const ready = { readiness: 'ready' as const, call: opened }
  expect(await lines('JL', (acting) => offer(acting, number, ready))).toEqual(['offered JL'])
  expect(
    await lines('GH', (acting) => offer(acting, number, { ...ready, isPrivate: true })),
  ).toEqual([])
  const [own] = await here.sql<{ id: string }[]>`
    select id from offers where answer is null and member_id = ${idOf('GH')}`
  const chosen = { call: opened, offer: own?.id ?? '', reason: 'She asked.', thanks: 'Thank you.' }
  expect((await lines('TO', (acting) => choose(acting, number, chosen))).toSorted()).toEqual([
    'chose TO',
    'led GH',
    'offered GH',
  ])
  await lines('TO', (acting) => openCall(acting, number, { ...call, role: 'shadow' }))
  const second = await openIn('calls')
  const closing = { call: second, closing: 'Enough.', thanks: 'Thank you.' }
  expect(await lines('TO', (acting) => closeCall(acting, number, closing))).toEqual(['called TO'])
  await lines('JL', (acting) => offer(acting, number, { readiness: 'ready' }))
  const standing = await openIn('offers')
  expect(await lines('JL', (acting) => declineOffer(acting, number, { id: standing }))).toEqual([])
})

test('a lead that is handed over: asking leaves no line, a yes leaves those of both', async () => {
  const notes = { stands: 'Half.', next: 'The rest.', choiceReason: 'She asked.' }
  const give = (acting: Acting) => handOver(acting, number, { ...notes, to: idOf('PN') })
  expect(await lines('TO', give)).toEqual([])
  const first = await openIn('hand_overs')
  expect(await lines('PN', (acting) => declineHandOver(acting, number, { id: first }))).toEqual([])
  await lines('TO', give)
  const id = await openIn('hand_overs')
  const taken = await lines('PN', (acting) => acceptHandOver(acting, number, id))
  expect(taken.toSorted()).toEqual(['handed over TO', 'led PN'])
})

test('turns that change: asking leaves no line, an agreement leaves its own', async () => {
  const changed = async (
    change: (at: number) => Promise<Parameters<typeof askForChange>[2]>,
    [asks, agrees]: [string, string],
  ) => {
    const at = await initiative(
      ['TO', 'lead', '2026-01-05', '2026-03-22'],
      ['PN', 'lead', '2026-03-23', '2026-04-19'],
      ['JL', 'lead', '2026-04-20', '2026-05-17'],
    )
    const wanted = await change(at)
    expect(await lines(asks, (acting) => askForChange(acting, at, wanted))).toEqual([])
    const no = await openIn('turn_changes', at)
    expect(await lines(agrees, (acting) => declineChange(acting, at, { id: no }))).toEqual([])
    await lines(asks, (acting) => askForChange(acting, at, wanted))
    const id = await openIn('turn_changes', at)
    return (await lines(agrees, (acting) => agreeToChange(acting, at, id))).toSorted()
  }
  expect(await changed((at) => swap(at, { of: 'PN', by: 'JL' }), ['PN', 'JL'])).toEqual(['led JL'])
  expect(await changed((at) => standIn(at, { of: 'TO', by: 'DA' }), ['TO', 'DA'])).toEqual([
    'stood in DA',
  ])
  expect(
    await changed((at) => extend(at, { of: 'TO', by: 'PN', endsOn: '2026-03-29' }), ['TO', 'PN']),
  ).toEqual(['led TO'])
})

test('an adult who becomes the ally of a student', async () => {
  await here.sql`update alliances set ended_at = skein_now(), ended_because = 'ended' where ended_at is null`
  const who = 'ZM'
  expect(await lines(who, (acting) => askAlly(acting, { ally: idOf('DA') }))).toEqual([])
  const yes = (acting: Acting) => answerAlly(acting, idOf(who), { yes: true, line: '' })
  expect(await lines('DA', yes)).toEqual(['supported DA'])
})
