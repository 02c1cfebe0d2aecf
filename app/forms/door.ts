import { z } from 'zod'
import { email } from './words'

export const SignIn = z.object({ email, password: z.string('Please type your password.').max(128, 'Passwords have at most 128 characters.'), next: z.string().optional() })
