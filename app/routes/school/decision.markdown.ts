import { decisionShown } from '../../domain/decision-page'
import { numberIn } from '../../domain/standing'
import { decisionAsMarkdown } from '../../http/decision-markdown.server'
import { page } from '../../http/in-school.server'

/** GET /s/:school/decisions/:decision/markdown: one decision to take along; it says no more than its page. */
export const loader = page(async ({ acting, school, params }) => {
  const text = decisionAsMarkdown(await decisionShown(acting, numberIn(params.decision)))
  return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8', 'Content-Disposition': `attachment; filename="${school}-decision-${params.decision}.md"`, 'Cache-Control': 'private, no-store' } })
})
