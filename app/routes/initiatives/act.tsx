import { actForms } from '../../forms/initiatives'
import { PlanForm } from '../../ui/rotations/plan-form'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { ActPage, metaOf } from '../acts/act-page'
import { actionOf, loaderOf } from '../acts/acts-on'
import { actsOnInitiative } from './acts-on-initiative'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows(
  'school',
  'members',
  'initiatives here',
  'turns',
  'updates here',
  'calls',
  'work here',
  'decisions',
)
export const shouldRevalidate = unlessWriting

export const loader = loaderOf(actsOnInitiative)
export const action = actionOf(actsOnInitiative)
export const meta = metaOf('Skein')

const layouts = { plan: PlanForm }

export default function InitiativeActPage() {
  return (
    <ActPage
      forms={actForms}
      layouts={layouts}
      laid={(beside, form, { isAtSide }) => (
        <div className={isAtSide ? 'at-side' : undefined}>
          <div>{beside}</div>
          {form}
        </div>
      )}
    />
  )
}
