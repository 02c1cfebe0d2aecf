import { memberForms } from '../../forms/member-acts'
import { HandingOn } from '../../ui/absences/handing-on'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { Quoted } from '../../ui/kit/quoted'
import { ActPage, metaOf } from '../acts/act-page'
import { actionOf, loaderOf } from '../acts/acts-on'
import { actsOnMember } from './acts-on-member'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows(
  'school',
  'members',
  'initiatives',
  'turns',
  'calls',
  'decisions',
  'mine',
)
export const shouldRevalidate = unlessWriting

export const loader = loaderOf(actsOnMember)
export const action = actionOf(actsOnMember)
export const meta = metaOf('Skein', ({ of }) => of)

const layouts = { away: HandingOn, leave: HandingOn, reflection: Quoted }

export default function MemberActPage() {
  return (
    <ActPage
      forms={memberForms}
      layouts={layouts}
      laid={(_, form) => <div className="sheet narrow">{form}</div>}
    />
  )
}
