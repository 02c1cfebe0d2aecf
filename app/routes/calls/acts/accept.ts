import { guestsOnlyRead, may } from '../../../domain/acting'
import type { Answerable } from '../../../domain/calls/pending-answer'
import { acceptAsk } from '../../../domain/calls/asks'
import { acceptHandOver } from '../../../domain/hand-overs/hand-overs'
import { acceptOffer, agreeToPair } from '../../../domain/calls/offers'
import { conflict } from '../../../domain/refusal'
import { actForms } from '../../../forms/initiatives'
import { callVerbs } from '../../../vocabulary'
import type { ActWords, InitiativeAct } from '../../acts/act'
import { alreadyAnswered, answered, besideAnswer, readAnswered } from './pending-answer'
import { besideStudent } from '../../members/acts/student-ally'

export const act: InitiativeAct<typeof actForms.accept> = {
  title: 'Accept',
  lede: 'The change happens at this moment: one turn ends and the next begins.',
  submit: 'Accept',
  schema: actForms.accept,
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  settled: alreadyAnswered,
  whose: guestsOnlyRead,
  fields: answered,
  async words(here, at) {
    const given = await readAnswered(here, at)
    return given ? wordsFor(given, at.title) : {}
  },
  beside: async (here, at) => [...(await besideAnswer(here, at)), ...(await besideStudent(here))],
  async perform({ acting }, number, { handOver, offer, pair, ask }) {
    if (handOver) return acceptHandOver(acting, number, handOver)
    if (offer) return acceptOffer(acting, number, offer)
    if (pair) return agreeToPair(acting, number, pair)
    if (ask) return acceptAsk(acting, number, ask)
    conflict('Please open what you accept from the page of its initiative.')
  },
}

function wordsFor(given: Answerable, title: string): Partial<ActWords> {
  if (given.what === 'hand-over')
    return {
      title: `Take over the lead from ${given.from}`,
      lede: given.dueOn
        ? 'It is planned for the beginning of that day; until then nothing changes.'
        : 'The change happens at this moment: one turn ends and the next begins.',
      submit: 'Accept the lead',
    }
  if (given.what === 'pair')
    return {
      title: `Offer together with ${given.name}`,
      lede: 'Your yes makes it an offer of two: the answer takes both of you, or neither.',
      submit: 'Yes, together',
    }
  if (given.what === 'ask')
    return {
      title: `Would you ${callVerbs[given.role]} ${title}?`,
      lede: 'If you say yes, you begin at this moment. A no is just as welcome.',
      submit: 'Yes, I will',
    }
  const begins = given.readiness === 'shadow first' ? 'shadow' : callVerbs[given.role]
  return {
    title: `Say yes to ${given.name}`,
    lede: `They begin to ${begins} at this moment.`,
    submit: 'Say yes',
  }
}
