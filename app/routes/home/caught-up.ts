import { catchUp, undoCatchUp } from '../../domain/home/caught-up'
import { CaughtUp } from '../../forms/home'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { act, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { undo } from '../acts/undo'

// With a page of its own, a refusal is said like any other.
export { default } from '../schools/not-found'

export const loader = page(async ({ school }) => goTo(paths.home(school)))

export const action = act(CaughtUp, async ({ acting, school }, said) => {
  const home = paths.home(school)
  if ('backTo' in said) {
    await undoCatchUp(acting, said.backTo)
    return goTo(confirmed(home, 'home.not-caught-up'))
  }
  const before = await catchUp(acting, said.until)
  return goTo(confirmed(home, 'home.caught-up', { undo: undo('caught-up', before) }))
})
