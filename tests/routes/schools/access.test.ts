import { randomUUID } from 'node:crypto'
import { test } from 'vitest'
import { signedIn } from '../../support/access-attempts'

// Renata owns the school, Marcus administers it; Priya is a member, Zoe a student, Ngozi a guest.
const here = signedIn('schools', 'RO MW PN ZM SK NE')
const { tried, refused, ids, one, latest } = here
const members = 'RO MW PN ZM SK'
const admins = 'RO MW'
const school = '/s/harbor-ridge'

test('the calendar is kept by administrators', async () => {
  const at = (act: string) => `${school}/calendar/${act}`
  const keep = (address: string, fields = {}) => tried({ address, fields, may: admins, by: 'MW' })
  const days = { name: 'Fair', startsOn: '2026-05-11', endsOn: '2026-05-12' }
  await keep(at('new-closed-days'), days)
  const closed = await latest('closed_days', "name = 'Fair'")
  await keep(at(`closed-days?id=${closed}`), { ...days, name: 'Science fair' })
  await keep(at(`closed-days-removal?id=${closed}`))
  const term = { name: 'Summer', startsOn: '2026-06-06', endsOn: '2026-06-20' }
  await refused({ address: at('new-term'), fields: term, may: admins, by: 'MW' })
  const kept = await latest('terms')
  await refused({ address: at(`term?id=${kept}`), fields: term, may: admins, by: 'MW' })
  await refused({ address: at(`term-removal?id=${kept}`), may: admins, by: 'MW' })
  const year = await latest('school_years')
  const whole = { name: 'The year', startsOn: '2025-08-11', endsOn: '2026-06-30' }
  await refused({ address: at(`year?id=${year}`), fields: whole, may: admins, by: 'MW' })
  await refused({ address: at(`year-removal?id=${year}`), may: admins, by: 'MW' })
  await keep(at('quiet-hours'), { from: '18:00', to: '07:00' })
  await keep(at('working-week'), { worksOn: ['0', '1', '2', '3'] })
  await refused({
    address: at('list'),
    fields: {
      'rows[0].chosen': 'on',
      'rows[0].name': 'Fair',
      'rows[0].startsOn': '2026-05-11',
      'rows[0].endsOn': '2026-05-11',
    },
    may: admins,
    by: 'MW',
  })
})

test('the settings of the school are kept by administrators', async () => {
  const at = (part: string) => `${school}/settings?part=${part}`
  const keep = (address: string, fields = {}) => tried({ address, fields, may: admins, by: 'MW' })
  await keep(at('school'), { name: 'Harbor Ridge Middle', timeZone: 'America/Denver' })
  await keep(at('years'), { name: '2026–27', startsOn: '2026-08-10', endsOn: '2027-06-04' })
  await keep(at('goals'), { title: 'All read.' })
  await keep(at('goal-end'), { goal: await latest('sip_goals', "title = 'All read.'") })
})

test('a contribution is logged by members, corrected by who is in it, declined by who is thanked', async () => {
  await tried({
    address: `${school}/contributions/new`,
    fields: {
      ...{ text: 'Carried chairs', kind: 'supported', memberId: ids.ZM, happenedOn: '2026-03-02' },
    },
    may: members,
    by: 'SK',
  })
  const line = await latest('contributions', "text = 'Carried chairs'")
  await tried({
    address: `${school}/contributions/${line}/correct`,
    fields: { text: 'Carried tables', happenedOn: '2026-03-02' },
    may: `${admins} SK ZM`,
    by: 'SK',
  })
  const thanks = await one(`
    select c.id from contributions c join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
    where source = 'thanks' and m.initials = 'ZM' and declined_at is null limit 1`)
  await refused({
    address: `${school}/contributions/${thanks}/decline`,
    may: 'ZM',
    by: 'ZM',
    guestsToo: true,
  })
})

test('what one has seen is one’s own, and a guest’s too', async () => {
  const until = new Date().toISOString()
  await refused({
    address: `${school}/caught-up`,
    fields: { until },
    may: `${members} NE`,
    by: 'NE',
    guestsToo: true,
    noPage: true,
  })
  await refused({
    address: `${school}/seen`,
    fields: { notice: randomUUID() },
    may: `${members} NE`,
    by: 'NE',
    guestsToo: true,
    noPage: true,
  })
})

here.everyFormIsTried()
