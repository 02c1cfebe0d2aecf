import { askAlly } from '../../../domain/members/allies'
import { memberById } from '../../../domain/members/profile'
import { ensure } from '../../../domain/refusal'
import { allyForms } from '../../../forms/allies'
import { adultsToAsk } from './adults-to-ask'
import type { AllyAct } from './ally-act'

const onlyTheStudent = 'The student themselves chooses their adult ally.'

export const act: AllyAct<typeof allyForms.ask> = {
  title: 'Ask an adult to be your ally',
  lede: 'An ally is there for you when you lead or facilitate: someone you trust, who helps and does not take over. You choose; they may say yes or no.',
  submit: 'Ask them',
  schema: allyForms.ask,
  isOpen: (_acting, { may }) => may.choose,
  whose: onlyTheStudent,
  fields: async (here, at) => [
    {
      name: 'ally',
      kind: 'people',
      label: 'Whom do you ask?',
      hint: 'First those whom you lead or follow with. You decide.',
      ...(await adultsToAsk(here, at)),
      without: at.ally ? [at.ally.id] : [],
      value: at.asked?.id,
    },
    {
      name: 'note',
      kind: 'line',
      label: 'A line to them',
      hint: 'Why them, or what would help you. Only they read it.',
      optional: true,
      value: at.asked?.note,
    },
  ],
  layout: (_here, { ally, asked }) => ({ shown: { ally, asked } }),
  seen: { of: (_here, { ally, asked }) => [ally?.id, asked?.id, asked?.note] },
  async perform({ acting }, student, said) {
    ensure((await memberById(student)).id === acting.memberId, onlyTheStudent)
    await askAlly(acting, said)
  },
}
