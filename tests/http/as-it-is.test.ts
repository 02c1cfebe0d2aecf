import { expect, test } from 'vitest'
import { asItIs } from '../../app/http/answers.server'

test('what a loader tells is the same thing for a page of this process, and JSON for a browser', async () => {
  const told = { cards: [[1, 'Quiet halls']], everyone: undefined }
  const answer = asItIs(told)
  expect(await answer.json()).toBe(told)
  expect(answer.headers.get('Content-Type')).toMatch('application/json')
  // As Remix passes it on: another answer, of the same body.
  const passedOn = new Response(answer.body, answer)
  expect(await passedOn.text()).toBe('{"cards":[[1,"Quiet halls"]]}')
})
