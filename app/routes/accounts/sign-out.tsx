import type { ActionFunctionArgs } from '@remix-run/node'
import { goTo, refuseCrossSite } from '../../http/answers.server'
import { endSession } from '../../http/session.server'
import { signedOut } from '../../http/signed-out.server'
import { paths } from '../../paths'

export const loader = () => goTo(paths.welcome())

export async function action({ request, context }: ActionFunctionArgs) {
  refuseCrossSite(request, context)
  const guest = await context.guest()
  if (guest) await endSession(guest.sessionId)
  return signedOut(context, goTo(paths.left('out')))
}
