import { z } from 'zod'

/** A password as it is typed. */
export const password = z
  .string('Please type your password.')
  .max(128, 'Passwords have at most 128 characters.')

/**
 * A password as one is chosen: long rather than complicated (NIST SP 800-63B). Whether it is easily
 * guessed is judged by `password-strength.ts`.
 */
export const newPassword = z
  .string('Please choose a password.')
  .min(15, 'Please use at least 15 characters; a few words in a row are easy to remember.')
  .max(128, 'Please use at most 128 characters.')
