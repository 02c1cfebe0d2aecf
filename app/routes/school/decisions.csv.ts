import { stringify } from 'csv-stringify/sync'
import { wholeLog } from '../../domain/decision-log'
import { page } from '../../http/in-school.server'

/** GET /s/:school/decisions/log.csv: the whole log, a row a decision; what looks like a formula is escaped. */
export const loader = page(async ({ acting, school }) => {
  const text = stringify(await wholeLog(acting), { header: true, bom: true, escape_formulas: true })
  return new Response(text, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${school}-decisions-${acting.school.today}.csv"`, 'Cache-Control': 'private, no-store' } })
})
