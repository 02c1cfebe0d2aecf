import { test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import type { Acting } from '../../../app/domain/acting'
import { editDraft } from '../../../app/domain/decisions/drafts'
import { propose } from '../../../app/domain/decisions/drafts'
import { endTemplate, keepTemplate, templates } from '../../../app/domain/decisions/templates'
import { follow } from '../../../app/domain/turns/turns'
import { Template } from '../../../app/forms/decision-methods'
import { decidingIn } from '../../support/deciding'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { drafted, proposalForm } from '../../support/proposals'
import { refusalsIn } from '../../support/refused'
import { choosing } from '../../support/sources-of-decisions'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('decisions', (source) =>
  choosing.includes(source),
)
const { as, asGuest } = decidingIn(here)

type More = Parameters<typeof proposalForm>[0]
const ids = (...who: string[]) => here.cast.ids(who)
const form = (more: More = {}) => proposalForm({ deciders: ids('TO', 'DA'), ...more })
const proposes = (who: string, more?: More) => as(who, (acting) => propose(acting, form(more)))
const edits = (number: number, more?: More) => (acting: Acting) =>
  editDraft(acting, number, form(more))
const becomes = (access: string, who: string) =>
  here.sql`update members set access = ${access} where initials = ${who}`

test('the people of an initiative are members who are here: nobody, a guest and someone away are none', async () => {
  const { number } = await freshInitiative(here.sql)
  const asked = { whom: 'initiative', initiativeId: await here.cast.initiativeId(number) }
  const none = 'Nobody leads or follows it just now. Please tick whom you mean.'
  const draft = await drafted(here, ['TO', 'DA'])
  await refused(none, proposes('TO', asked))
  await refused(none, as('TO', edits(draft, asked)))
  await as('SK', (acting) => follow(acting, number))()
  await becomes('guest', 'SK')
  await refused(none, proposes('TO', asked))
  await becomes('member', 'SK')
  await proposes('TO', asked)()
  const week = { from: '2026-03-02', to: '2026-03-06', leads: [], things: [] }
  await as('SK', (acting) => goOnLeave(acting, acting.memberId, week))()
  await refused(none, proposes('TO', asked))
  await proposes('TO', { ...asked, whom: 'named' })()
})

test('guests advise and do not decide', async () => {
  await becomes('guest', 'OG')
  await refused(
    'Guests advise and comment; they do not decide. Please choose members.',
    proposes('TO', { deciders: ids('TO', 'OG') }),
  )
  await proposes('TO', { advisers: ids('OG') })()
  await becomes('member', 'OG')
})

test('who decides is not asked for advice as well, by whichever list; of a group they are left out', async () => {
  const advice = { method: 'advice process', affected: ids('PN'), experts: ids('HW') }
  const input = { method: 'lead decides after input', deciders: ids('HW') }
  await refused(
    'All of those you ask are to decide, so nobody would be asked. Please choose others for one of the two.',
    proposes('TO', { ...input, advisers: ids('HW') }),
  )
  const both = `${here.cast.who('HW').name} decides, and is not asked for advice as well. Please untick them here, or choose someone else to decide.`
  const decides = { deciders: ids('HW') }
  await refused(both, proposes('TO', { ...input, advisers: ids('HW', 'PN') }))
  await refused(both, proposes('TO', { ...advice, ...decides }))
  await refused(both, proposes('TO', { ...advice, ...decides, affected: ids('PN', 'HW') }))
  await refused(both, proposes('TO', { ...advice, ...decides, whom: 'everyone' }))
  await proposes('TO', { ...advice, ...decides, experts: ids('DA'), whom: 'everyone' })()
  await proposes('TO', { ...input, whom: 'everyone' })()
})

const way = (more: object) => Template.parse({ method: 'consent', quorum: 50, ...more })
const keeps = (more: object, id?: string) => (acting: Acting) => keepTemplate(acting, way(more), id)
const idOfWay = async (wanted: string) =>
  (await here.cast.inSchool(templates)).find(({ name }) => name === wanted)?.id ?? ''

test('ways of deciding are kept by administrators, each by a name of its own', async () => {
  const theirs = 'Ways of deciding are kept by owners and admins.'
  await as('LB', keeps({ name: 'By the pond' }))()
  const id = await idOfWay('By the pond')
  const ends = (acting: Acting) => endTemplate(acting, id)
  for (const act of [keeps({ name: 'Ours' }), keeps({ name: 'Ours' }, id), ends])
    for (const one of [as('TO', act), asGuest('LB', act)]) await refused(theirs, one)
  const named = 'Another way of deciding has this name already. Please choose another.'
  await refused(named, as('LB', keeps({ name: 'by the Pond' })))
  await as('LB', keeps({ name: 'By the Pond' }, id))()
  await as('LB', keeps({ name: 'By the gate' }))()
  await refused(named, as('LB', keeps({ name: 'By the pond' }, await idOfWay('By the gate'))))
  await as('LB', ends)()
  await as('LB', keeps({ name: 'By the pond' }))()
})

test('a way of deciding has the answers that its method needs, each with a sign of its own', async () => {
  await refused(
    '“Consent” cannot be left out: consent does not work without it.',
    as('LB', keeps({ name: 'Without', options: [{ leftOut: 'on' }] })),
  )
  const stop = { icon: 'stop' }
  await refused(
    'Another answer carries this sign already. Please choose another.',
    as('LB', keeps({ name: 'Twice', options: [{}, stop, {}] })),
  )
  const leftOut = (icon: string) => [{}, { icon, leftOut: 'on' }, {}]
  await as('LB', keeps({ name: 'Once', options: leftOut('stop') }))()
  await as('LB', keeps({ name: 'Once more', options: leftOut('yes') }))()
})

everyRefusalIsTried()
