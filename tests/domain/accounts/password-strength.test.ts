import { expect, test } from 'vitest'
import { whyGuessed } from '../../../app/forms/kit/password-strength'
import { newPassword } from '../../../app/forms/kit/password'
import { hashPassword } from '../../../app/http/passwords.server'

const own = ['Renata Osei', 'renata.osei@harborridge.example', 'Harbor Ridge']

const trivial = [
  '123456789012345',
  '12345678901234567890',
  '123123123123123',
  '987654321098765',
  '111111111111111',
  '112233445566778899',
  'aaaaaaaaaaaaaaaaaa',
  'abababababababab',
  'abcdefghijklmnop',
  'abc123abc123abc123',
  'a1b2c3d4e5f6g7h8',
  'passwordpassword',
  'Password12345678',
  'P@ssw0rdP@ssw0rd',
  'Passw0rd!Passw0rd!',
  'password password',
  'mypasswordispassword',
  'thisismypassword',
  'qwertyuiopasdfgh',
  'qwertyqwertyqwerty',
  'Qwertyuiop123456!',
  '1qaz2wsx3edc4rfv',
  '1q2w3e4r5t6y7u8i',
  'zxcvbnmasdfghjkl',
  '!@#$%^&*()!@#$%',
  'iloveyouiloveyou',
  'i love you so much',
  'letmeinletmeinletmein',
  'let me in please let me in',
  'welcomewelcome1',
  'adminadminadmin',
  'administrator123',
  'changemechangeme',
  'trustno1trustno1',
  'footballfootball',
  'Football2024Football',
  'teacher teacher teacher',
  'correcthorsebatterystaple',
  'correct horse battery staple',
  'Correct-Horse-Battery-Staple!',
  'the quick brown fox jumps',
  'to be or not to be',
  'happy birthday to you',
  'monday tuesday wednesday',
  'one two three four five',
  '01.01.1990 01.01.1990',
  'january 1st 2026',
  'September2025!!!',
  'Summer2026Summer2026',
  'skeinskeinskein',
  '               ',
]
const ofTheirOwn = [
  'harborridge2026',
  'HarborRidge2026!',
  'Harbor Ridge 2025-26',
  'Harbor Ridge School',
  'Welcome to Harbor Ridge',
  'renataoseirenataosei',
  'RenataOsei RenataOsei',
  'Renata Osei 1980',
  'oseirenata-oseirenata',
  'renata.osei@harborridge.example',
  'R3nata.0sei.R3nata',
  'Renata@HarborRidge',
  'skein harbor ridge',
  'harborridge.example',
]

test.each(trivial)('%j is easily guessed', (password) => {
  expect(whyGuessed(password, [])).toMatch(/\.$/)
})

test.each(ofTheirOwn)('%j is easily guessed of Renata Osei of Harbor Ridge', (password) => {
  expect(whyGuessed(password, own)).toMatch(/\.$/)
})

test.each([
  'a skein of geese flies far',
  'seven geese over the weir',
  'nine herons by the canal',
  'three muddy boots by the door',
  'velvet otters juggle lanterns',
  'the lighthouse keeper plays chess',
  'grumpy plumber orbit walnut',
  'cobalt-gravel-thistle-91',
  'Zwölf Boxkämpfer jagen Viktor',
  'tjhq8vLw2zRk0pXn',
  'harbor seals swim at dawn',
  'どこかの静かな湖に七羽の雁がいる',
])('%j is hard to guess', (password) => {
  expect(whyGuessed(password, own)).toBeUndefined()
})

test('one that is easily guessed is no harder for many ones behind it', () => {
  const short = trivial.filter((password) => password.trim() && password.length <= 18)
  const padded = short.map((password) => `${password}${'1'.repeat(40)}`)
  expect(padded.filter((password) => !whyGuessed(password, []))).toEqual([])
})

test('the password that takes longest to judge takes no longer than some hashes', async () => {
  const spent = async (work: () => unknown) => {
    const began = process.cpuUsage()
    for (let n = 0; n < 5; n += 1) await work()
    const { user, system } = process.cpuUsage(began)
    return user + system
  }
  const hashed = () => hashPassword('a skein of geese flies far', { from: 'here' })
  await hashed()
  const hashing = await spent(hashed)
  for (const long of [
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9o',
    '12.12.1999 11.11.1998 10.10.1997 a',
    'qwertyuiopasdfghjklzxcvbnm123456789',
  ])
    expect([long, (await spent(() => whyGuessed(long, own))) / hashing < 20]).toEqual([long, true])
})

test('a password has 15 to 128 characters', () => {
  expect(
    [14, 15, 128, 129].map((length) => newPassword.safeParse('x'.repeat(length)).success),
  ).toEqual([false, true, true, false])
})
