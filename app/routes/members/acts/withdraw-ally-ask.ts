import { withdrawAllyAsk } from '../../../domain/members/allies'
import { memberById } from '../../../domain/members/profile'
import { allyForms } from '../../../forms/allies'
import { tellsWhatIsOver } from './ally-act'
import type { AllyAct } from './ally-act'

export const act: AllyAct<typeof allyForms.withdraw> = {
  ...tellsWhatIsOver,
  title: 'Withdraw your question',
  lede: '',
  submit: 'Withdraw the question',
  schema: allyForms.withdraw,
  settled: (_here, { may, asked }) =>
    may.choose && asked ? undefined : 'Nothing is asked that could be withdrawn.',
  words: (_here, { asked }) => ({
    lede: `${asked?.name} is not asked any more. You can ask someone else.`,
  }),
  fields: () => [],
  seen: { of: (_here, { asked }) => (asked ? [asked.id, asked.on, asked.note] : undefined) },
  perform: async ({ acting }, student) => withdrawAllyAsk(acting, (await memberById(student)).id),
}
