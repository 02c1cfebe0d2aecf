import type { ActionFunctionArgs } from '@remix-run/node'
import { atTheDoor } from '../../../db/front-door'
import { endOneSession, endOtherSessions } from '../../domain/accounts/sessions'
import { EndSession } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { doorAct } from '../../http/door-act.server'
import { guestOf } from '../../http/guest.server'
import { paths } from '../../paths'

export const loader = () => goTo(paths.account())

/** POST /account/sessions: ends one of my sessions, or all but this one. */
export const action = (args: ActionFunctionArgs) =>
  doorAct(args, EndSession, async ({ session }) => {
    const { accountId, sessionId } = await guestOf(args.request, args.context)
    await atTheDoor(() =>
      session === 'others'
        ? endOtherSessions(accountId, sessionId)
        : endOneSession(accountId, session),
    )
    return goTo(confirmed(paths.account(), 'account.session'))
  })
