import { decidingForms } from '../../forms/decisions'
import { TextChanges } from '../../ui/decisions/text-changes'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { ActPage, metaOf } from '../acts/act-page'
import { actionOf, loaderOf } from '../acts/acts-on'
import { actsOnDecision } from './acts-on-decision'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows(
  'school',
  'members',
  'initiatives',
  'decisions',
  'contributions',
  'turns',
)
export const shouldRevalidate = unlessWriting

export const loader = loaderOf(actsOnDecision)
export const action = actionOf(actsOnDecision)
export const meta = metaOf('Skein')

export default function DecisionActPage() {
  return <ActPage forms={decidingForms} over={<TextChanges />} />
}
