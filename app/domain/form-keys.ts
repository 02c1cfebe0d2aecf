import { lt, sql as expression } from 'drizzle-orm'
import { formKeys } from '../../db/schema'
import { db, sql } from '../../db/school'
import { Refusal } from './refusal'

/**
 * A form as it was sent: `key` names this one sending of this person's form, `content` is what it
 * says. Hashes, both.
 */
export type Sent = { key: string; content: string }

/**
 * Refuses (conflict) other words under a key that was used; `answer` is where the first ones led.
 */
export class SentBefore extends Refusal {
  constructor(readonly answer: string) {
    super(
      'conflict',
      'This was already sent, in other words. To send these as well, press once more.',
    )
  }
}

/**
 * Takes the key of a form for this transaction, in a school or at the door, before anything is
 * made. The one who sends the same at the same time waits here. Answers nothing to the first; to
 * all others where the first one led. Refuses (`SentBefore`) a key that was used for other words.
 * What is rolled back has used no key.
 */
export async function takeKey({ key, content }: Sent): Promise<string | undefined> {
  const [first] = await sql()<{ said: string; answer: string }[]>`
    select first_content as said, first_answer as answer
    from door.take_form_key(${key}, ${content})`
  if (first && first.said !== content) throw new SentBefore(first.answer)
  return first?.answer
}

/** Keeps where a form led that was sent with this key; one that led nowhere may be sent again. */
export async function keepAnswer({ key }: Sent, answer: string) {
  await sql()`select door.answer_form_key(${key}, ${answer})`
}

/** Forgets the keys of forms that were sent a week ago. At the door. */
export async function forgetFormKeys() {
  await db()
    .delete(formKeys)
    .where(lt(formKeys.madeAt, expression`now() - interval '7 days'`))
}
