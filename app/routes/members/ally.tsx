import { allyForms } from '../../forms/allies'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { AskedBefore, LineToYou } from '../../ui/members/ally-layouts'
import { ActPage, metaOf } from '../acts/act-page'
import { actionOf, loaderOf } from '../acts/acts-on'
import { actsOnAlly } from './acts-on-ally'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows('school', 'members', 'turns', 'calls')
export const shouldRevalidate = unlessWriting

export const loader = loaderOf(actsOnAlly)
export const action = actionOf(actsOnAlly)
export const meta = metaOf('Adult ally · Skein', ({ of }) => of)

const layouts = { ask: AskedBefore, answer: LineToYou }

export default function AllyPage() {
  return (
    <ActPage
      forms={allyForms}
      layouts={layouts}
      laid={(_, form) => <div className="sheet narrow">{form}</div>}
    />
  )
}
