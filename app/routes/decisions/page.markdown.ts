import { decisionShown } from '../../domain/decisions/page'
import { numberIn } from '../../http/params.server'
import { decisionAsMarkdown } from '../../http/decision-markdown.server'
import { file } from '../../http/in-school.server'

export { default } from '../schools/not-found'

/**
 * GET /s/:school/decisions/:decision/markdown: one decision to take along; it says no more than its
 * page.
 */
export const loader = file(async ({ acting, school, params }) => {
  const number = numberIn(params.decision)
  const text = decisionAsMarkdown(await decisionShown(acting, number))
  return { name: `${school}-decision-${number}.md`, type: 'text/markdown', text }
})
