import { lt, sql as expression } from 'drizzle-orm'
import { formKeys } from '../../db/schema'
import { db, sql } from '../../db/school'
import { timeInWords } from '../vocabulary/dates'
import { Refusal } from './refusal'

/**
 * A form as it was sent: `key` names this one sending of this person's form, `content` is what it
 * says, `alike` this person's form with this content, whatever its key. Hashes, all three, with
 * secrets that are kept nowhere. `isAgain` says that a second one is meant.
 */
export type Sent = { key: string; content: string; alike: string | undefined; isAgain: boolean }

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

/** Refuses (conflict) what this person sent in the same form a moment ago, unless confirmed. */
export class SentAlike extends Refusal {
  constructor(time: string | null) {
    const at = time ? `, at ${timeInWords(time)}` : ''
    super(
      'conflict',
      `You sent the same a moment ago${at}. Send it again only if you mean a second one.`,
    )
  }
}

/**
 * Takes the key of a form for this transaction, in a school or at the door, before anything is
 * made. The one who sends the same at the same time waits here. Answers nothing to the first; to
 * all others where the first one led. Refuses (`SentBefore`) a key that was used for other words,
 * and (`SentAlike`) the same words under another key within ten minutes, unless a second one is
 * meant. What is rolled back has used no key.
 */
export async function takeKey({ key, content, alike, isAgain }: Sent): Promise<string | undefined> {
  const [found] = await sql()<Taken[]>`
    select first_content as said, first_answer as answer, alike_sent as "isAlike",
      alike_time as time
    from door.take_form_key(${key}, ${content}, ${alike ?? null}, ${isAgain})`
  if (!found) return undefined
  if (found.isAlike) throw new SentAlike(found.time)
  if (found.said !== content) throw new SentBefore(found.answer)
  return found.answer
}

type Taken = { said: string; answer: string; isAlike: boolean; time: string | null }

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
