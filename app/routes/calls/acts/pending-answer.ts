import { guestsOnlyRead, may } from '../../../domain/acting'
import type { OfferToAnswer } from '../../../domain/calls/pending-answer'
import { actForms } from '../../../forms/initiatives'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { allySaid } from '../../../vocabulary/allies'
import { exactDay } from '../../../vocabulary/dates'
import { linesFor } from '../../acts/facts'
import type { Beside, Given } from '../../acts/act'
import type { InitiativeAct } from '../../acts/initiative-act'

const names = ['handOver', 'offer', 'pair', 'ask'] as const
export type AnsweredName = (typeof names)[number]

/** Which hand-over, offer or ask is answered: said by the link that led here. */
export function answered({ url }: Here): FieldWords[] {
  return names.map((name) => ({
    name,
    kind: 'hidden',
    label: name,
    value: url.searchParams.get(name) ?? '',
  }))
}

/** Of the acts that answer, the one for what is given. */
export const byWhatIsGiven =
  (acts: Record<AnsweredName, InitiativeAct>) =>
  (given: Given): InitiativeAct | undefined => {
    const name = names.find((one) => given[one])
    return name && acts[name]
  }

/** What every act has that answers something. */
const answering = {
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  settled: (_here, _at, about) => alreadyAnswered(about as { answer: string | null } | undefined),
  whose: guestsOnlyRead,
} satisfies Partial<InitiativeAct>

export const accepting = {
  ...answering,
  title: 'Accept',
  lede: 'The change happens at this moment: one turn ends and the next begins.',
  submit: 'Accept',
  schema: actForms.accept,
  fields: answered,
} satisfies Partial<InitiativeAct>

export const declining = {
  ...answering,
  title: 'Decline or withdraw',
  lede: 'No turn changes.',
  submit: 'Say no for now',
  schema: actForms.decline,
} satisfies Partial<InitiativeAct>

// That it has been answered, and how: the one who comes back to the form reads it, and is not asked
// twice.
function alreadyAnswered(given: { answer: string | null } | undefined) {
  if (given?.answer === 'withdrawn') return 'This was withdrawn.'
  return given?.answer ? `This has been answered already${ends[given.answer] ?? ''}.` : undefined
}

const ends: Record<string, string> = {
  accepted: ': with a yes',
  agreed: ': with a yes',
  declined: ': with a no for now',
}

/** What is offered, whole, so that nobody says yes or no to a bare button. */
export function besideOffer(given: OfferToAnswer): Beside[] {
  const together = {
    agreed: given.withName,
    declined: null,
    open: given.withName && `${given.withName}, who has not answered yet`,
  }[given.withAnswer ?? 'open']
  const lines = linesFor([
    ['Who offers', given.isStudent ? `${given.name}, ${allySaid(given.ally)}` : given.name],
    ['Together with', together],
    ['How ready', given.readiness],
    ['From', given.startsOn && exactDay(given.startsOn)],
    ['In their words', given.note],
    ['Offered', exactDay(given.on)],
  ])
  return [{ title: 'What is offered', lines }]
}
