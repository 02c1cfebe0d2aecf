import { may } from '../../../domain/acting'
import { answerEntry, answerResponse, speakUp } from '../../../domain/decisions/thread'
import { correctEntry, entryToCorrect } from '../../../domain/decisions/entries'
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
import type { FieldWords } from '../../../ui/kit/form-fields'
import { mentionHint } from '../../../ui/kit/mentions'

const means = {
  contribution: 'Something to build on: a fact, an idea, an offer.',
  view: 'How I see it.',
  criticism: 'What is wrong with it. It is open until it is answered.',
}

const words = (body?: string): FieldWords[] => [
  {
    ...{ name: 'body', kind: 'long', label: 'In your words', value: body },
    ...{ hint: mentionHint, mentions: true },
  },
]

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
    ...words(),
    {
      name: 'isQuestion',
      kind: 'check',
      label: 'It is a question',
      hint: 'It is shown as unanswered until someone answers.',
    },
  ],
  perform: ({ acting }, number, said) => speakUp(acting, number, said),
}

export const correctOwn: DecisionAct<(typeof decidingForms)['correct-entry']> = {
  title: 'Correct what you said',
  lede: 'The correction takes its place. What stood before is kept and can still be read.',
  submit: 'Correct it',
  schema: decidingForms['correct-entry'],
  isOpen: (acting, at) => thread.isOpen(acting, at),
  async fields(here, at) {
    const { id, body } = await entryToCorrect(here.acting, at, asked(here, 'entry') ?? '')
    return [hidden('entry', id), ...words(body)]
  },
  edits: {
    kind: 'entry',
    id: async ({ acting }, at, { entry }) => (await entryToCorrect(acting, at, entry)).id,
    now: async ({ acting }, at, { entry }) => words((await entryToCorrect(acting, at, entry)).body),
  },
  perform: ({ acting }, number, value) => correctEntry(acting, number, value),
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
    { name: 'body', kind: 'long', label: 'Answer', hint: mentionHint, mentions: true },
  ],
  about: answeredIn,
  beside: (_here, _at, said) => besideAnswered(said),
  perform: ({ acting }, number, { entry, response, body, said = '' }) =>
    response
      ? answerResponse(acting, number, { response, body, said })
      : answerEntry(acting, number, { entry: found(entry), body, said }),
}
