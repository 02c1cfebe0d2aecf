import { createElement } from 'react'
import { expect, test } from 'vitest'
import { KeptBy } from '../../app/ui/accounts/kept-by'
import { markupOf } from '../support/markup-of'

const night = { slug: 'night', name: 'Night School' }
const said = (isAlone: boolean) =>
  markupOf(() => createElement(KeptBy, { schools: [{ ...night, isAlone }] }))

test('who owns a school with others in it is told to make one of them an owner', async () => {
  const page = await said(false)
  expect(page).toContain('href="/s/night/people"')
  expect(page).not.toContain('/s/night/invitations/new')
})

test('who is alone in their school is told to invite an owner, and not to ask people of it', async () => {
  const page = await said(true)
  expect(page).toContain('Nobody else is in Night School')
  expect(page).toContain('href="/s/night/invitations/new"')
  expect(page).not.toContain('href="/s/night/people"')
})
