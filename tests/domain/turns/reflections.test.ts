import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { handOverNotes } from '../../../app/domain/hand-overs/notes'
import { acceptHandOver, declineHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { reflectionsOf, shareReflection } from '../../../app/domain/turns/reflections'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { follow, leave, stepBack, takeLead } from '../../../app/domain/turns/turns'
import { refusalOf } from '../../../db/connect'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'

const harbor = ownSchool()

const notes = {
  stands: 'Half of it works.',
  next: 'The other half.',
  wish: 'Ask Ike first.',
  choiceReason: 'They asked for it.',
}
const seenBy = async (viewer: Acting, writer: Acting, text: string) =>
  (await harbor.cast.inSchool(() => reflectionsOf(viewer, writer.memberId))).filter(
    (one) => one.text === text,
  )
const openHandOver = async (number: number) =>
  (
    await harbor.sql<
      { id: string }[]
    >`select h.id from hand_overs h join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id) where i.number = ${number} and h.answer is null`
  )[0]?.id ?? ''
const linesOf = (number: number) =>
  harbor.sql<
    { text: string }[]
  >`select c.text from contributions c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) where i.number = ${number} and c.kind = 'reflected'`

async function led() {
  const [writer, other] = [await harbor.cast.acting('TO'), await harbor.cast.acting('PN')]
  const { number } = await freshInitiative(harbor.sql)
  await harbor.cast.inSchool(() => takeLead(writer, number, { cameAbout: 'offered' }))
  return { writer, other, number }
}

test('a reflection given with a hand-over goes with the ended turn once it is accepted, and not before', async () => {
  const { writer, other, number } = await led()
  const reflection = 'I held on for too long.'
  await harbor.cast.inSchool(() =>
    handOver(writer, number, { ...notes, to: other.memberId, reflection }),
  )
  expect(await seenBy(writer, writer, reflection)).toEqual([])
  const id = await openHandOver(number)
  await harbor.cast.inSchool(() => acceptHandOver(other, number, id))

  expect(await seenBy(writer, writer, reflection)).toMatchObject([
    { role: 'lead', number, isShared: false },
  ])
  for (const reader of await everyoneBut(harbor, 'TO'))
    expect(await seenBy(reader, writer, reflection), reader.name).toEqual([])
  expect(await linesOf(number)).toEqual([])
  expect(await harbor.sql`select reflection from hand_overs where id = ${id}`).toEqual([
    { reflection: '' },
  ])
})

test('one that is shared can be read by all, and the ledger says that it is, not what it says', async () => {
  const { writer, other, number } = await led()
  await harbor.cast.inSchool(() =>
    handOver(writer, number, {
      ...notes,
      to: other.memberId,
      reflection: 'Ask more.',
      shared: true,
    }),
  )
  const id = await openHandOver(number)
  await harbor.cast.inSchool(() => acceptHandOver(other, number, id))
  await harbor.cast.inSchool(() =>
    leave(writer, number, {
      reason: 'A new school.',
      reflection: 'Following is work.',
      shared: true,
    }),
  )

  for (const reader of await everyoneBut(harbor)) {
    expect(await seenBy(reader, writer, 'Ask more.'), reader.name).toMatchObject([
      { role: 'lead', isShared: true },
    ])
    expect(await seenBy(reader, writer, 'Following is work.'), reader.name).toMatchObject([
      { role: 'follow', isShared: true },
    ])
  }
  expect((await linesOf(number)).map(({ text }) => text)).toEqual([
    'Shared a reflection on Quiet mornings',
    'Shared a reflection on Quiet mornings',
  ])
})

test('an administrator who hands over the lead of another writes no reflection for them', async () => {
  const { writer, other, number } = await led()
  const admin = await harbor.cast.acting('RO')
  const given = { ...notes, to: other.memberId, from: writer.memberId }
  expect(
    await kindOf(
      harbor.cast.inSchool(() =>
        handOver(admin, number, { ...given, reflection: 'They were tired.' }),
      ),
    ),
  ).toBe('conflict')
  expect(await kindOf(harbor.cast.inSchool(() => handOver(admin, number, given)))).toBe('done')
})

test('an administrator who goes on with the notes of a lead finds them, and neither reads nor loses the reflection', async () => {
  const { writer, number } = await led()
  const admin = await harbor.cast.acting('RO')
  await harbor.cast.inSchool(() =>
    handOver(writer, number, { ...notes, reflection: 'I learned to wait.', keep: true }),
  )
  const found = await harbor.cast.inSchool(async () =>
    handOverNotes(admin, await initiativeState(number), writer.memberId),
  )
  expect(found).toMatchObject({ ...notes, reflection: '' })
  await harbor.cast.inSchool(() =>
    handOver(admin, number, {
      ...notes,
      from: writer.memberId,
      stands: 'Nearly done.',
      keep: true,
    }),
  )
  expect(
    await harbor.cast.inSchool(async () =>
      handOverNotes(writer, await initiativeState(number), writer.memberId),
    ),
  ).toMatchObject({ stands: 'Nearly done.', reflection: 'I learned to wait.' })
})

test('a private reflection is shared later by its writer alone, once, and its words stay', async () => {
  const { writer, other, number } = await led()
  await harbor.cast.inSchool(() =>
    stepBack(writer, number, { reflection: 'I was tired.', leave: true }),
  )
  const turn = (await seenBy(writer, writer, 'I was tired.'))[0]?.turnId ?? ''
  for (const another of await everyoneBut(harbor, 'TO'))
    expect(
      await kindOf(harbor.cast.inSchool(() => shareReflection(another, turn))),
      another.name,
    ).toBe('missing')
  expect(await seenBy(other, writer, 'I was tired.')).toEqual([])
  expect(await kindOf(harbor.cast.inSchool(() => shareReflection(writer, turn)))).toBe('done')
  expect(await kindOf(harbor.cast.inSchool(() => shareReflection(writer, turn)))).toBe('conflict')
  expect(await seenBy(other, writer, 'I was tired.')).toHaveLength(1)
  expect(await linesOf(number)).toHaveLength(1)
  const rewriting = harbor.sql`update turns set reflection = 'I was fine.' where id = ${turn}`
  expect(await rewriting.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'turns_reflection_kept',
  )
})

test('who is declined does not write it all again: the next hand-over begins with the same notes', async () => {
  const { writer, other, number } = await led()
  await harbor.cast.inSchool(() =>
    handOver(writer, number, { ...notes, to: other.memberId, reflection: 'I learned to wait.' }),
  )
  const id = await openHandOver(number)
  await harbor.cast.inSchool(() => declineHandOver(other, number, { id }))
  const begunBy = (acting: Acting) =>
    harbor.cast.inSchool(async () =>
      handOverNotes(acting, await initiativeState(number), acting.memberId),
    )
  expect(await begunBy(writer)).toMatchObject({
    stands: 'Half of it works.',
    next: 'The other half.',
    reflection: 'I learned to wait.',
  })
  await harbor.cast.inSchool(() => follow(other, number))
  expect(await begunBy(other)).toBeUndefined()
})
