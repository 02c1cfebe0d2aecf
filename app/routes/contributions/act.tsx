import { contributionForms } from '../../forms/contributions'
import { Quoted } from '../../ui/kit/quoted'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { ActPage, metaOf } from '../acts/act-page'
import { actionOf, loaderOf } from '../acts/acts-on'
import { actsOnContribution } from './acts-on-contribution'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows('members', 'initiatives', 'contributions', 'decisions')
export const shouldRevalidate = unlessWriting

export const loader = loaderOf(actsOnContribution)
export const action = actionOf(actsOnContribution)
export const meta = metaOf('Contribution · Skein', ({ of }) => of)

const layouts = { decline: Quoted }

export default function ContributionActPage() {
  return <ActPage forms={contributionForms} layouts={layouts} />
}
