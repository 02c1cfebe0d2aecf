import { stringify } from 'csv-stringify/sync'
import { wholeLog } from '../../domain/decision-log'
import { file } from '../../http/in-school.server'

export { default } from './nothing-here'

/** GET /s/:school/decisions/log.csv: the whole log, a row a decision; what looks like a formula is escaped. */
export const loader = file(async ({ acting, school }) => {
  const text = stringify(await wholeLog(acting), { header: true, bom: true, escape_formulas: true })
  return { name: `${school}-decisions-${acting.school.today}.csv`, type: 'text/csv', text }
})
