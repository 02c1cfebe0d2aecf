import { catchUp } from '../../domain/home/news'
import { CaughtUp } from '../../forms/home'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { act, page } from '../../http/in-school.server'
import { paths } from '../../paths'

// With a page of its own, a refusal is said like any other.
export { default } from '../schools/not-found'

export const loader = page(async ({ school }) => goTo(paths.home(school)))

export const action = act(CaughtUp, async ({ acting, school }, { until }) => {
  await catchUp(acting, until)
  return goTo(confirmed(paths.home(school), 'home.caught-up'))
})
