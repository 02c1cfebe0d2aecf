import { guestsOnlyRead, may } from '../../../domain/acting'
import type { Answerable } from '../../../domain/calls/pending-answer'
import { declineAsk } from '../../../domain/calls/asks'
import { declineHandOver } from '../../../domain/hand-overs/hand-overs'
import { declineOffer, declinePair } from '../../../domain/calls/offers'
import { conflict } from '../../../domain/refusal'
import { kindThanks } from '../../../domain/calls/thanks'
import { actForms } from '../../../forms/initiatives'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { sentence } from '../../../vocabulary/sentences'
import { reason } from '../../acts/act'
import type { ActWords, InitiativeAct } from '../../acts/act'
import { alreadyAnswered, answered, besideAnswer, readAnswered } from './pending-answer'

export const act: InitiativeAct<typeof actForms.decline> = {
  title: 'Decline or withdraw',
  lede: 'No turn changes. A line about why helps the one who asked.',
  submit: 'Say no for now',
  schema: actForms.decline,
  place: 'answer',
  isOpen: (acting) => may.takePart(acting),
  settled: alreadyAnswered,
  whose: guestsOnlyRead,
  async fields(here, at) {
    const given = await readAnswered(here, at)
    return [...answered(here), ...lineFor(given)]
  },
  async words(here, at) {
    const given = await readAnswered(here, at)
    return given ? wordsFor(given) : {}
  },
  beside: besideAnswer,
  async perform({ acting }, number, { handOver, offer, pair, ask, reason: why }) {
    if (handOver) return declineHandOver(acting, number, { id: handOver, reason: why })
    if (offer) return declineOffer(acting, number, { id: offer, reason: why })
    if (pair) return declinePair(acting, number, pair)
    if (ask) return declineAsk(acting, number, { id: ask, reason: why })
    conflict('Please open what you decline from the page of its initiative.')
  },
}

function lineFor(given: Answerable | undefined): FieldWords[] {
  if (given?.what === 'pair') return []
  if (given?.what === 'offer' && !given.own)
    return [
      {
        name: 'reason',
        kind: 'long',
        label: 'Your thanks',
        hint: 'They read it on their Home.',
        value: kindThanks,
      },
    ]
  return [reason('Why')]
}

function wordsFor(given: Answerable): Partial<ActWords> {
  if (given.what === 'hand-over')
    return given.own
      ? { title: `Take back the hand-over to ${given.to}`, submit: 'Take it back' }
      : {
          title: `Not now: the lead from ${given.from}`,
          lede: sentence`No turn that runs changes; if this lead was planned for you, it is let go, and you go on following. Your line about why is for ${given.from}.`,
          submit: 'Say no for now',
        }
  if (given.what === 'pair')
    return {
      title: `Not together with ${given.name} this time`,
      lede: 'Their offer then stands for them alone. No turn changes.',
      submit: 'Say no for now',
    }
  if (given.what === 'ask')
    return given.own
      ? { title: `Take back what you asked of ${given.to}`, submit: 'Take it back' }
      : {
          title: 'Not this time',
          lede: `No turn changes. Your line is for ${given.from} alone; that you said no is remembered, so that others are asked first.`,
          submit: 'Say no for now',
        }
  return given.own
    ? {
        title: 'Withdraw your offer',
        lede: 'No turn changes, and you can offer again whenever you like.',
        submit: 'Withdraw it',
      }
    : {
        title: `Thank ${given.name} for offering`,
        lede: 'No turn changes now. It was good to know who is ready.',
        submit: 'Send the thanks',
      }
}
