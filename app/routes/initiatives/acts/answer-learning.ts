import { may } from '../../../domain/acting'
import { answerLearning, learnersAnswer, questionOf } from '../../../domain/initiatives/learning'
import { actForms } from '../../../forms/initiatives'
import { stopped } from '../../acts/initiative-act'
import type { InitiativeAct } from '../../acts/initiative-act'

export const act: InitiativeAct<typeof actForms.learn> = {
  title: 'What have you learned so far?',
  lede: 'One line toward an answer, as you see it today. It is shown under the question with your name and the day.',
  submit: 'Add it',
  schema: actForms.learn,
  makes: true,
  place: 'answer',
  isOpen: (acting, at) => may.writeUpdate(acting, at) && at.stage !== 'stopped',
  settled: async (_, at) =>
    stopped(at) ?? ((await questionOf(at.id)) ? undefined : 'No learning question is asked here.'),
  whose: learnersAnswer,
  fields: async (_, at) => [{ name: 'text', kind: 'long', label: await questionOf(at.id) }],
  perform: ({ acting }, number, value) => answerLearning(acting, number, value),
}
