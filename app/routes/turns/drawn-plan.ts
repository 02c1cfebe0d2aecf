import { drawnBy } from '../../domain/turns/drawn-plan'
import { actForms } from '../../forms/initiatives'
import { goTo } from '../../http/answers.server'
import { page } from '../../http/in-school.server'
import { numberIn } from '../../http/params.server'
import { tried } from '../../http/tried.server'
import { paths } from '../../paths'
import { planIn } from './acts/rotation-plan'

/** The turns that would come of a plan, drawn while someone writes it. */
export const action = tried(actForms.plan, ({ acting, params }, said) =>
  drawnBy(acting, numberIn(params.initiative), planIn(said)),
)

/** There is nothing to see at this address but the plan itself. */
export const loader = page(async ({ school, params }) =>
  goTo(paths.initiativeAct(school, numberIn(params.initiative), 'plan')),
)
