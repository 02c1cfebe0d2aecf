import { refuseAct } from '../../domain/contributions/past-act'
import { lockedInitiative, initiativeState } from '../../domain/initiatives/state'
import { numberIn } from '../../http/params.server'
import { paths } from '../../paths'
import type { FieldWords } from '../../ui/kit/form-fields'
import type { OnInitiative } from '../acts/initiative-act'
import type { ActsOn } from '../acts/acts-on'
import { acts } from './acts'

export const actsOnInitiative: ActsOn<OnInitiative> = {
  kind: 'initiative',
  acts,
  keyIn: ({ params }) => numberIn(params.initiative),
  read: (_here, number) => initiativeState(number),
  edited: {
    lock: (_here, number) => lockedInitiative(number),
    idOf: ({ id }) => id,
    isUnchangedKept: true,
  },
  refuse: ({ acting }, { id }, why) => refuseAct(acting, { initiativeId: id }, why),
  backTo: ({ school }, number) => paths.initiative(school, number),
  shown: ({ title }, noun, words) => ({
    formId: formIdOf(noun, words),
    above: title,
    of: [title],
  }),
}

// What answers one thing is a form of its own: nothing typed for one comes back in another.
const formIdOf = (noun: string, words: FieldWords[]) =>
  [
    noun,
    ...words.filter(({ kind, value }) => kind === 'hidden' && value).map(({ value }) => value),
  ].join('-')
