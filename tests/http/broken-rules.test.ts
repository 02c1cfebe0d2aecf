import type { AppLoadContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { unkeptOf } from '../../app/http/answers.server'
import { ownSchool } from '../support/own-school'

const here = ownSchool()
const lines: unknown[] = []
const context = {
  requestId: '7',
  log: { warn: (said: unknown) => void lines.push(said) },
} as unknown as AppLoadContext

const closed = (values: string) => `
  insert into closed_days (school_id, id, name, starts_on, ends_on)
  select school_id, gen_random_uuid(), ${values} from closed_days limit 1`
test.each([
  ['closed_days_in_order', closed(`'Flood', '2026-04-20', '2026-04-01'`)],
  ['closed_days_once', closed('name, starts_on, ends_on')],
  [
    'school_years_one_at_a_time',
    closed(`'Again', '2026-04-20', '2026-05-20'`).replace('closed_days', 'school_years'),
  ],
  ['turns_kept', `delete from turns where ended_at < skein_now()`],
])('a form that %s refuses is a conflict, and the log names the rule', async (rule, asked) => {
  lines.length = 0
  const error = await here.sql.unsafe(asked).catch((no) => no)
  expect(unkeptOf(error, context)).toEqual({
    sentence:
      'Something changed meanwhile that does not go with this. Nothing was changed; please open the page again.',
    status: 409,
  })
  expect(lines).toMatchObject([{ requestId: '7', err: { constraint_name: rule } }])
})

test('what no rule of ours refused stays a bug', async () => {
  lines.length = 0
  const error = await here.sql`select nothing from nowhere`.catch((no) => no)
  expect([unkeptOf(error, context), lines]).toEqual([undefined, []])
})
