import { expect, test } from 'vitest'
import {
  allowReset,
  changePassword,
  openAccount,
  resetPassword,
} from '../../../app/domain/accounts/accounts'
import { allowEmail, askForEmail, changeEmail } from '../../../app/domain/accounts/emails'
import { renameMyself } from '../../../app/domain/accounts/names'
import { countHashing, countLetter, tried } from '../../../app/domain/accounts/rate-limits'
import { endOneSession, sessionsOf } from '../../../app/domain/accounts/sessions'
import { allowSignUp, finishSignUp } from '../../../app/domain/accounts/sign-ups'
import { atTheDoor } from '../../../db/front-door'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { sentenceOf } from '../../support/refusals'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('accounts')
const door = (work: () => Promise<unknown>) => () => atTheDoor(work)
const goes = async (act: () => Promise<unknown>) => expect(await sentenceOf(act())).toBe('')

const used = 'This link was used already, or its hour is over. Please ask for a new one.'
const nobody = '00000000-0000-4000-8000-000000000000'
const address = '203.0.113.7'
const ofPriya = async () => {
  const [row] = await here.sql<{ id: string; email: string; hash: string; memberId: string }[]>`
    select a.id, a.email, a.password_hash as hash, m.id as "memberId"
    from accounts a join members m on m.account_id = a.id where m.initials = 'PN'`
  if (!row) throw new Error('There is no Priya.')
  return row
}
const opens = (email: string) =>
  door(() => openAccount({ email, name: 'Ana Weir', passwordHash: '-' }))
const pastItsHour = (table: 'sign_ups' | 'password_resets' | 'email_changes', token: string) =>
  here.sql`update ${here.sql(table)} set expires_at = skein_now() where token_hash = ${token}`

test('an address opens one account, however it is capitalized', async () => {
  const { email } = await ofPriya()
  for (const same of [email, email.toUpperCase()])
    await refused(
      'This address already has an account. Sign in with it, or ask for a new password.',
      opens(same),
    )
  await goes(opens('ana@weir.example'))
})

test('a mailed link opens an account once, within its hour', async () => {
  const finishes = (token: string) => door(() => finishSignUp(token, '-'))
  const newcomer = { name: 'Ben', email: 'ben@weir.example' }
  for (const tokenHash of ['one', 'late'])
    await atTheDoor(() => allowSignUp({ ...newcomer, tokenHash }))
  await pastItsHour('sign_ups', 'late')
  for (const token of ['another', 'late']) await refused(used, finishes(token))
  await goes(finishes('one'))
  await refused(used, finishes('one'))
})

test('a mailed link gives a new password once, within its hour', async () => {
  const { email } = await ofPriya()
  const resets = (token: string) => door(() => resetPassword(token, '-'))
  await atTheDoor(() => allowReset(email, 'late'))
  await pastItsHour('password_resets', 'late')
  for (const token of ['another', 'late']) await refused(used, resets(token))
  await atTheDoor(() => allowReset(email, 'one'))
  await goes(resets('one'))
  await refused(used, resets('one'))
})

test('a password that was changed since it was shown is not changed again', async () => {
  const { id, hash } = await ofPriya()
  const changes = (shown: string) => door(() => changePassword(id, 'new', { shown }))
  await goes(changes(hash))
  await refused('The password was changed just now, so it was not changed again.', changes(hash))
})

test('mail goes to another address than the account has, by a link that works once', async () => {
  const { id, email } = await ofPriya()
  const asks = (wanted: string) =>
    door(() => askForEmail({ accountId: id, email }, { email: wanted, address }))
  for (const same of [email, email.toUpperCase()])
    await refused('This is your address already.', asks(same))
  await goes(asks('priya@weir.example'))
  const allows = (wanted: string, token: string) =>
    atTheDoor(() => allowEmail({ accountId: id, email: wanted }, token))
  const changes = (account: string, token: string) => () => changeEmail(account, token)
  await allows('priya@weir.example', 'one')
  await refused('This account does not exist any more.', changes(nobody, 'one'))
  await refused(used, changes(id, 'another'))
  await goes(changes(id, 'one'))
  await refused(used, changes(id, 'one'))
  await allows('cy@weir.example', 'two')
  await opens('cy@weir.example')()
  await refused(
    'This address belongs to another account by now, so nothing was changed.',
    changes(id, 'two'),
  )
})

test('initials are one to three letters, and nobody else’s here', async () => {
  const { id, memberId } = await ofPriya()
  const named = (initials: string) => () =>
    renameMyself(id, { memberId, to: (now) => ({ ...now, initials }) })
  for (const initials of ['', 'PRNA'])
    await refused('Please use one to three letters.', named(initials))
  await refused(
    'In Harbor Ridge Middle School someone else has these initials. Please choose others, up to three letters.',
    named('ro'),
  )
  for (const initials of ['P', 'PRN', 'PN']) await goes(named(initials))
})

test('a session ends once, and by whose it is', async () => {
  const { id } = await ofPriya()
  await here.sql`
    insert into sessions (id, account_id, expires_at)
    values ('here', ${id}, now() + interval '1 day'), ('there', ${id}, now() + interval '1 day')`
  const [, other] = await atTheDoor(() => sessionsOf(id, 'here'))
  const ends = (account: string) => door(() => endOneSession(account, other?.key ?? ''))
  const ended = 'This session has ended already.'
  await refused(ended, ends(nobody))
  await goes(ends(id))
  await refused(ended, ends(id))
})

test('after ten wrong passwords none is looked at, and after five from a link', async () => {
  const tooMany = 'That was too often. Please wait a quarter of an hour, or ask for a new password.'
  const tries = () => tried({ account: 'ana@weir.example', address }, () => Promise.resolve(false))
  for (let n = 0; n < 10; n++) await goes(tries)
  await refused(tooMany, tries)
  const keeps = () => countHashing('a link')
  for (let n = 0; n < 5; n++) await goes(keeps)
  await refused(tooMany, keeps)
})

test('an address is sent five letters, and a network lets out a hundred', async () => {
  const asks = (email: string, from: string) =>
    door(() => countLetter('other', { email, address: from }))
  for (let n = 0; n < 5; n++) await goes(asks('ana@weir.example', '198.51.100.1'))
  await refused(
    'This address was given five times in a quarter of an hour, so nothing more is sent to it for now. Please look in your mail, or try again later.',
    asks('ANA@weir.example', '198.51.100.2'),
  )
  await goes(
    door(() => countLetter('reset', { email: 'ana@weir.example', address: '198.51.100.1' })),
  )
  for (let n = 0; n < 100; n++) await goes(asks(`p${n}@weir.example`, '192.0.2.1'))
  await refused(
    'Very many letters were asked for from your network, so none is sent for now. Please try again in a quarter of an hour.',
    asks('last@weir.example', '192.0.2.1'),
  )
  await goes(asks('last@weir.example', '192.0.2.2'))
})

everyRefusalIsTried()
