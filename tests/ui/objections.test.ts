import { createElement } from 'react'
import { expect, test } from 'vitest'
import { decisionShown } from '../../app/domain/decisions/page'
import { amend } from '../../app/domain/decisions/proposals'
import { confirmIntegration } from '../../app/domain/decisions/objections'
import { Objections, whatConsentEnds } from '../../app/ui/decisions/objections'
import { decidingIn } from '../support/deciding'
import { markupOf } from '../support/markup-of'
import { ownSchool } from '../support/own-school'
import { opened } from '../support/proposals'

const school = ownSchool()
const { by, says, objectionOf } = decidingIn(school)
const idOf = (initials: string) => school.cast.who(initials).memberId

/** A decision whose second version is offered, or not, as the integration of an objection. */
async function offeredAnew(isOffered = true) {
  const number = await opened(school, ['AY', 'LB'])
  await says('LB', number, 'objects', 'Nobody watches the corridor.')
  const integrates = isOffered ? [await objectionOf(number)] : []
  await by('AY', (acting) =>
    amend(acting, number, { body: 'With cover in the corridor.', note: 'Cover', integrates }),
  )
  return number
}
const shown = (number: number) => by('LB', (acting) => decisionShown(acting, number))
async function page(number: number) {
  const { objections } = await shown(number)
  const may = { confirm: false, withdraw: false, stand: false }
  const here = { slug: 'harbor-ridge', number, today: '2026-03-02' } as never
  const props = {
    objections: objections.map((one) => ({ ...one, may })),
    ...{ isCut: false, isFirst: true, here },
  }
  return (await markupOf(() => createElement(Objections, props))).replaceAll(/<[^>]*>/g, '')
}

test('an objection that a consent ends says what its objector did, and no words that they did not write', async () => {
  for (const [isOffered, choice] of [
    [true, 'consents'],
    [true, 'has a concern'],
    [false, 'consents'],
  ] as const) {
    const number = await offeredAnew(isOffered)
    await says('LB', number, choice, choice === 'consents' ? '' : 'One corner is left.')
    const text = await page(number)
    expect(text).toContain(`${school.cast.who('LB').name} consented to version 2, `)
    expect(text).not.toMatch(/confirmed|meets it:|Version 2 meets|after all/)
    const lines = await school.sql`
      select c.text from contributions c join decisions d on d.id = c.decision_id
      where d.number = ${number} and c.text like 'Confirmed%'`
    expect(lines).toEqual([])
  }
})

test('who says that it is integrated has confirmed it', async () => {
  const number = await offeredAnew()
  const objection = await objectionOf(number)
  await by('LB', (acting) => confirmIntegration(acting, number, objection))
  expect(await page(number)).toContain('confirmed that it is integrated')
})

test('the form of a later version says before that a consent ends the objection to the first', async () => {
  for (const isOffered of [true, false]) {
    const number = await offeredAnew(isOffered)
    const { objections, facts } = await shown(number)
    expect(whatConsentEnds(objections, { ...facts, memberId: idOf('LB') })).toMatch(
      /^Your objection to version 1 is open\. If you now consent to version 2, it ends, and is recorded as /,
    )
    expect(whatConsentEnds(objections, { ...facts, memberId: idOf('AY') })).toBeUndefined()
  }
})
