import { answerAlly } from '../../../domain/members/allies'
import { memberById } from '../../../domain/members/profile'
import { allyForms } from '../../../forms/allies'
import { tellsWhatIsOver } from './ally-act'
import type { AllyAct } from './ally-act'

export const act: AllyAct<typeof allyForms.answer> = {
  ...tellsWhatIsOver,
  title: 'Would you be their adult ally?',
  lede: '',
  submit: 'Answer',
  schema: allyForms.answer,
  settled: (_here, { may }) => (may.answer ? undefined : 'You are not asked this now.'),
  words: (_here, { student }) => ({
    title: `Would you be the adult ally of ${student}?`,
    lede: `${student} asks. An ally supports a student who leads, helps, and does not take over. Everyone reads your name there once you say yes.`,
  }),
  fields: (_here, { student }) => [
    { name: 'answer', kind: 'choice', label: 'Your answer', choices },
    {
      name: 'line',
      kind: 'line',
      label: `A line to ${student}`,
      hint: 'With a yes, it is shown on their page; with a no, only they read it.',
      optional: true,
    },
  ],
  layout: (_here, { asked }) => ({ shown: { note: asked?.note } }),
  seen: { of: (_here, { asked }) => (asked ? [asked.id, asked.on, asked.note] : undefined) },
  perform: async ({ acting }, student, { answer, line }) =>
    answerAlly(acting, (await memberById(student)).id, { yes: answer === 'yes', line }),
  done: ({ answer }) => (answer === 'no' ? 'ally.decline' : undefined),
}

const choices = [
  { value: 'yes', label: 'Yes, I will be their ally' },
  { value: 'no', label: 'Not this time', hint: 'A no is just as welcome, and needs no reason.' },
]
