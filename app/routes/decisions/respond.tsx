import { ensureOwnAnswerRead } from '../../domain/decisions/own-answer'
import { asRead } from '../../domain/decisions/version-read'
import { respond } from '../../domain/decisions/responses'
import { numberIn } from '../../http/params.server'
import { Respond } from '../../forms/decisions'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { act } from '../../http/in-school.server'
import { paths } from '../../paths'

// What is refused is said where the answer was given: on the page that shows what is being decided.
export { ErrorBoundary, default, handle, loader, meta } from './page'

export const action = act(Respond, async ({ acting, school, params }, { read, own, ...said }) => {
  const number = numberIn(params.decision)
  await asRead(number, read, async () => {
    await ensureOwnAnswerRead(acting, number, { own, ...said })
    await respond(acting, number, said)
  })
  return goTo(confirmed(paths.decision(school, number), 'decision.respond'))
})
