import { expect, test } from 'vitest'
import { ownSchool } from '../../support/own-school'
import { triedIn } from '../../support/tried'

const here = ownSchool()
const { found } = triedIn(here)

const invited = (name: string, more: Record<string, string> = {}) => {
  const said = {
    name: `'${name}'`,
    email: `'one@pier.example'`,
    position: `'teacher'`,
    access: `'member'`,
    token_hash: `'${name}'`,
    invited_by: `(select id from members where initials = 'RO')`,
    expires_at: `skein_now() + interval '7 days'`,
    ...more,
  }
  return `insert into invitations (id, ${Object.keys(said).join(', ')})
    values (gen_random_uuid(), ${Object.values(said).join(', ')})`
}
const theirs = {
  accepted_at: 'skein_now()',
  member_id: `(select id from members where initials = 'XN')`,
}

test('with someone who is forgotten go what they accepted, and what of their address is over or theirs by name', async () => {
  const leftAfter = async (...others: string[]) => {
    const rows = await found<{ name: string }>(
      [
        `insert into members (id, name, initials, position, access, joined_on)
          values (gen_random_uuid(), 'Nina East', 'XN', 'teacher', 'member', today() - 9)`,
        invited('Nina East', theirs),
        ...others,
        `update members set left_on = today() where initials = 'XN'`,
        `select forget_member((select member_id from invitations where member_id is not null))`,
      ],
      `select name from invitations where email = 'one@pier.example'`,
    )
    return rows.map(({ name }) => name)
  }
  const withdrawn = invited('Ben West', { withdrawn_at: 'skein_now()' })
  const over = invited('Cal West', { expires_at: 'skein_now()' })
  expect(await leftAfter(withdrawn, over)).toEqual([])
  expect(await leftAfter(withdrawn, invited('Dee West'))).toEqual(['Dee West'])
  expect(await leftAfter(invited('nina east'))).toEqual([])
})
