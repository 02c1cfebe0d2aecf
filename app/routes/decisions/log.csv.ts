import { wholeLog } from '../../domain/decisions/log'
import { asCsv } from '../../http/csv.server'
import { file } from '../../http/in-school.server'

export { default } from '../schools/not-found'

/** GET /s/:school/decisions/log.csv: the whole log, a row a decision. */
export const loader = file(async ({ acting, school }) => {
  const text = asCsv(await wholeLog())
  return { name: `${school}-decisions-${acting.school.today}.csv`, type: 'text/csv', text }
})
