import { drawnBy } from '../../domain/turns/drawn-plan'
import { actForms } from '../../forms/initiatives'
import { numberIn } from '../../http/params.server'
import { tried } from '../../http/tried.server'
import { planIn } from './acts/rotation-plan'

/** The turns that would come of a plan, drawn while someone writes it. */
export const action = tried(actForms.plan, ({ acting, params }, said) =>
  drawnBy(acting, numberIn(params.initiative), planIn(said)),
)
