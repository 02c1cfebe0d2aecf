import type { ActionFunctionArgs } from '@remix-run/node'
import { goTo, refuseCrossSite } from '../../http/answers.server'
import { endSession } from '../../http/session.server'
import { paths } from '../../paths'

export const loader = () => goTo(paths.welcome())

export async function action({ request, context }: ActionFunctionArgs) {
  refuseCrossSite(request, context)
  const guest = await context.guest()
  if (guest) context.setCookie(await endSession(guest.sessionId))
  return goTo(paths.signIn())
}
