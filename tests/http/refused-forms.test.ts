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

test('what was typed comes back with a refused form, and a password never does', async () => {
  const schema = z.object({
    email: z.string(),
    current: z.string(),
    password: z.string(),
    name: z.string().min(3),
  })
  const typed = { email: 'ana@pier.example', current: 'old secret', password: 'new secret' }
  const ask = (name: string) => {
    const body = new URLSearchParams({ ...typed, name })
    return submission(new Request('http://a.example/', { method: 'POST', body }), schema)
  }
  const wrong = await ask('A')
  const [right, again] = [await ask('Ana'), await ask('Ana')]
  if (right.answer || again.answer) throw new Error('This form should be read.')
  const answers = [
    wrong.answer,
    right.refused(new Refusal('conflict', 'Not now.')),
    again.unkept({ sentence: 'It cannot be kept.', status: 422 }),
  ]
  for (const answer of answers) {
    const words = (await answer?.text()) ?? ''
    expect(words).toContain('ana@pier.example')
    expect(words).not.toMatch(/secret/)
  }
  expect(answers.map((answer) => answer?.status)).toEqual([422, 409, 422])
})

test('a field that the form does not ask for is nothing, and one that says two things is no form', async () => {
  const schema = z.object({ name: z.string() })
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const sent = (body: string) =>
    submission(new Request('http://a.example/', { method: 'POST', headers, body }), schema)
  const read = await sent('name=Ana&access=owner')
  expect(read.answer ? undefined : read.value).toEqual({ name: 'Ana' })
  await expect(sent('name=Ana&name=Bo')).rejects.toMatchObject({ status: 400 })
  await expect(sent('&'.repeat(5_001))).rejects.toMatchObject({ status: 413 })
  await expect(sent(`name=Ana${'&'.repeat(5_000)}`)).resolves.toBeDefined()
})
