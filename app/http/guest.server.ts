import type { AppLoadContext } from '@remix-run/node'
import { paths } from '../paths'
import { goTo } from './answers.server'

/**
 * Who is signed in, on a page that belongs to no school; without a session the way leads over
 * sign-in and back.
 */
export async function guestOf(request: Request, context: AppLoadContext) {
  const guest = await context.guest()
  if (guest) return guest
  throw goTo(paths.signIn(new URL(request.url).pathname))
}
