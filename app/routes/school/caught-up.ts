import { catchUp } from '../../domain/homes'
import { CaughtUp } from '../../forms/homes'
import { goTo } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'
import { paths } from '../../paths'

export const loader = page(async ({ school }) => goTo(paths.home(school)))

export const action = act(CaughtUp, async ({ acting, school }, { until }) => {
  await catchUp(acting, until)
  return goTo(paths.home(school))
})
