import { may } from '../../../domain/acting'
import { answerEntry, answerResponse, speakUp } from '../../../domain/decisions/thread'
import { found } from '../../../domain/refusal'
import { decidingForms } from '../../../forms/decisions'
import { entryKinds } from '../../../vocabulary/decisions'
import {
  answeredIn,
  asked,
  besideAnswered,
  hidden,
  isRunning,
  plain,
  saidMark,
} from './decision-act'
import type { Answered, DecisionAct } from './decision-act'

const means = {
  contribution: 'Something to build on: a fact, an idea, an offer.',
  view: 'How I see it.',
  criticism: 'What is wrong with it. It is open until it is answered.',
}

export const thread: DecisionAct<typeof decidingForms.thread> = {
  title: 'Speak up',
  lede: 'Contribute, offer a view, or criticize: all three are wanted.',
  submit: 'Say it',
  schema: decidingForms.thread,
  makes: true,
  isOpen: (acting, at) => !at.inTheRoom && isRunning(at) && may.joinThread(acting, at),
  fields: (here) => [
    {
      name: 'kind',
      kind: 'choice',
      label: 'What is it?',
      choices: plain(entryKinds, means),
      value: entryKinds.find((kind) => kind === asked(here, 'kind')),
    },
    { name: 'body', kind: 'long', label: 'In your words' },
    {
      name: 'isQuestion',
      kind: 'check',
      label: 'It is a question',
      hint: 'It is shown as unanswered until someone answers.',
    },
  ],
  perform: ({ acting }, number, said) => speakUp(acting, number, said),
}

export const answer: DecisionAct<typeof decidingForms.answer, Answered> = {
  title: 'Answer',
  lede: 'Say what was done with it, or why not.',
  submit: 'Answer',
  schema: decidingForms.answer,
  makes: true,
  isOpen: (acting, at) => !at.inTheRoom && may.joinThread(acting, at),
  fields: (here, _at, said) => [
    hidden('entry', asked(here, 'entry')),
    hidden('response', asked(here, 'response')),
    saidMark(said),
    { name: 'body', kind: 'long', label: 'Answer' },
  ],
  about: answeredIn,
  beside: (_here, _at, said) => besideAnswered(said),
  perform: ({ acting }, number, { entry, response, body, said = '' }) =>
    response
      ? answerResponse(acting, number, { response, body, said })
      : answerEntry(acting, number, { entry: found(entry), body }),
}
