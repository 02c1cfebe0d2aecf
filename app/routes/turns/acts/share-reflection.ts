import { may } from '../../../domain/acting'
import { ensure } from '../../../domain/refusal'
import { myReflection, shareReflection } from '../../../domain/turns/reflections'
import type { Reflection } from '../../../domain/turns/reflections'
import { memberForms } from '../../../forms/member-acts'
import { hidden } from '../../acts/shared-fields'
import { idSaid } from '../../acts/subject-id'
import { notTheirs } from '../../members/acts/member-act'
import type { MemberAct } from '../../members/acts/member-act'

export const act: MemberAct<typeof memberForms.reflection, Reflection> = {
  title: 'Share this reflection?',
  lede: '',
  submit: 'Share it with the school',
  schema: memberForms.reflection,
  isOpen: (acting, { id }) => may.shareReflections(acting, id),
  about: (here) => myReflection(here.acting, idSaid(here, 'turn')),
  words: (_here, _at, { title }) => ({
    lede: `Only you have seen it so far. Shared, everyone in the school can read it on ${title} and on your page, and it stays.`,
  }),
  fields: (_here, _at, { turnId }) => [hidden('turn', turnId)],
  layout: (_here, _at, { text }) => ({ shown: { text } }),
  async perform({ acting }, id, { turn }) {
    ensure(may.shareReflections(acting, id), notTheirs)
    await shareReflection(acting, turn)
  },
}
