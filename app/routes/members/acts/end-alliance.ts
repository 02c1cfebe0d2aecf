import { endAlliance } from '../../../domain/members/allies'
import { memberById } from '../../../domain/members/profile'
import { allyForms } from '../../../forms/allies'
import { sentence } from '../../../vocabulary/sentences'
import { tellsWhatIsOver } from './ally-act'
import type { AllyAct } from './ally-act'

export const act: AllyAct<typeof allyForms.end> = {
  ...tellsWhatIsOver,
  title: 'End this alliance',
  lede: '',
  submit: 'End it',
  danger: true,
  schema: allyForms.end,
  settled(_here, { may, ally }) {
    if (may.end) return undefined
    return ally
      ? 'It is ended by the student or by their ally.'
      : 'There is no adult ally any more.'
  },
  words: (_here, { ally, student }) => ({
    lede: sentence`From now on ${ally?.name ?? ''} is no longer the adult ally of ${student}. The other one is told. No reason is needed.`,
  }),
  fields: () => [],
  seen: { of: (_here, { ally }) => (ally ? [ally.id, ally.on] : undefined) },
  perform: async ({ acting }, student) => endAlliance(acting, (await memberById(student)).id),
}
