import { expect, test } from 'vitest'
import { z } from 'zod'
import { Refusal } from '../../app/domain/refusal'
import { submission } from '../../app/http/submission.server'

async function toldOf(refusal: Refusal, schema: z.ZodType) {
  const body = new URLSearchParams({ change: 'x' })
  const read = await submission(new Request('http://a.example/', { method: 'POST', body }), schema)
  if (read.answer) throw new Error('This form should be read.')
  const { result } = (await read.refused(refusal).json()) as {
    result: { error: Record<string, string[]> }
  }
  return result.error
}

test('a refusal stands beside its field, and on top of a form that has no such field', async () => {
  const refusal = new Refusal('conflict', 'Not that day.', 'day')
  const [has, lacks] = [
    z.object({ change: z.string(), day: z.string().optional() }),
    z.object({ change: z.string() }),
  ]
  expect(await toldOf(refusal, has)).toEqual({ day: ['Not that day.'] })
  expect(await toldOf(refusal, lacks)).toEqual({ '': ['Not that day.'] })
})
