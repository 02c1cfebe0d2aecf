import { markOf } from '../../forms/kit/marks'
import type { Meaning } from '../../vocabulary/decisions'
import type { Acting } from '../acting'
import { decisionShown } from './page'
import type { DecisionShown } from './page'

export type Answered = { entry?: string; response?: string; objection?: string }
type Line = { name?: string; text: string }
/** What someone said, as it stands now, and the mark by which a form tells what its page showed. */
export type SaidNow = { by: string; lines: Line[]; mark: string }

/**
 * What an answer on a decision is about, for its page: an entry of the thread, a response or an
 * objection. Nothing where there is none, or where its method holds it back from this member.
 */
export async function saidNow(
  acting: Acting,
  number: number,
  { entry, response, objection }: Answered,
): Promise<SaidNow | undefined> {
  const shown = await decisionShown(acting, number)
  const ofId = (wanted?: string) => (one: { id: string }) => one.id === wanted
  const spoken = shown.thread.find(ofId(entry))
  if (spoken)
    return { by: spoken.name, lines: [{ text: spoken.body }], mark: markOf([spoken.body]) }
  const objected = shown.objections.find(ofId(objection))
  if (objected) return objectionNow(objected)
  const heard = shown.responses.find(ofId(response))
  return heard?.choice ? responseNow(shown, { ...heard, choice: heard.choice }) : undefined
}

type Responded = { name: string; choice: Meaning; reason: string }

function responseNow({ at }: DecisionShown, { name: by, choice, reason }: Responded): SaidNow {
  const label = at.rules.options.find(({ meaning }) => meaning === choice)?.label ?? choice
  const line = reason ? { name: label, text: reason } : { text: label }
  return { by, lines: [line], mark: markOf([choice, reason]) }
}

function objectionNow({ name, reason, steps }: DecisionShown['objections'][number]): SaidNow {
  const later = steps.slice(1).flatMap(({ by, line }) => (line ? [{ name: by, text: line }] : []))
  return { by: name, lines: [{ text: reason }, ...later], mark: String(steps.length) }
}
