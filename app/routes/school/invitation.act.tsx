import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { renewInvitation, withdrawInvitation } from '../../domain/invitations'
import { found } from '../../domain/refusal'
import { InvitationAct } from '../../forms/invitations'
import { goTo } from '../../http/answers.server'
import { act } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { invitationLetter } from '../../http/letters.server'
import { send } from '../../http/mail.server'
import { newSecret } from '../../http/secret.server'
import { paths } from '../../paths'

export const loader = ({ params }: LoaderFunctionArgs) => goTo(paths.newInvitation(String(params.school)))

export const action = act(InvitationAct, async (here) => {
  const id = found(z.uuid().safeParse(here.params.invitation).data)
  await found(acts.get(here.params.act ?? ''))(here, id)
  return goTo(paths.newInvitation(here.school))
})

const acts = new Map<string, (here: Here, id: string) => Promise<void>>([
  ['resend', resend],
  ['withdraw', ({ acting }, id) => withdrawInvitation(acting, id)],
])

async function resend({ acting, afterwards }: Here, id: string) {
  const { token, tokenHash } = newSecret()
  const to = await renewInvitation(acting, { id, tokenHash })
  afterwards(() => send(invitationLetter({ to, school: acting.school.name, inviter: acting.name, token })))
}

export default function Acted() {
  return null
}
