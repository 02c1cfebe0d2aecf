import { z } from 'zod'

// The commonest passwords that are long enough to pass: rows of the keyboard, counted digits, a short one said twice.
const commonest = new Set([
  '123456789012345', '1234567890123456', '12345678901234567890', '123123123123123', '123456123456123456', '1234567812345678', '987654321098765',
  'passwordpassword', 'password12345678', 'password123456789', 'password1234567', 'passwordpassword1', 'mypasswordispassword', 'thisismypassword', 'mypassword12345',
  'qwertyuiopasdfgh', 'qwertyuiopasdfghjkl', 'qwertyuiopasdfghjklzxcvbnm', 'qwertyqwertyqwerty', 'qwerty123456789', 'qwerty1234567890', 'qwertyuiop12345', 'qwertyuiop1234567890',
  '1qaz2wsx3edc4rfv', '1q2w3e4r5t6y7u8i', '1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgb', 'zxcvbnmasdfghjkl', 'asdfghjklqwerty', 'asdfghjklzxcvbnm',
  'abcdefghijklmno', 'abcdefghijklmnop', 'abcdefghijklmnopqrstuvwxyz', 'abc123abc123abc123', 'abcd1234abcd1234', 'a1b2c3d4e5f6g7h8',
  'iloveyouiloveyou', 'iloveyou12345678', 'letmeinletmeinletmein', 'welcomewelcome1', 'adminadminadmin', 'administrator123', 'changemechangeme',
  'trustno1trustno1', 'sunshinesunshine', 'footballfootball', 'baseballbaseball', 'princessprincess', 'superman12345678', 'correcthorsebatterystaple', 'correct horse battery staple',
])

/** A password as one is chosen: long rather than complicated (NIST SP 800-63B), and not one that everybody tries first. */
export const newPassword = z
  .string('Please choose a password.')
  .min(15, 'Please use at least 15 characters; a few words in a row are easy to remember.')
  .max(128, 'Please use at most 128 characters.')
  .refine((said) => !isCommon(said), 'Many people use this password, so it is tried first. Please choose another.')

function isCommon(password: string) {
  const plain = password.toLowerCase().trim()
  return commonest.has(plain) || new Set(plain).size < 5
}
