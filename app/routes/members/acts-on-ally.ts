import { lockThing } from '../../domain/edits'
import { allyOf } from '../../domain/members/alliances'
import { memberById } from '../../domain/members/profile'
import { ensure, found } from '../../domain/refusal'
import type { AllyNoun } from '../../forms/allies'
import type { Here } from '../../http/in-school.server'
import { idIn } from '../../http/params.server'
import { paths } from '../../paths'
import type { ActsOn } from '../acts/acts-on'
import type { AllyAct, OnAlliance } from './acts/ally-act'
import { act as answer } from './acts/answer-ally'
import { act as ask } from './acts/ask-ally'
import { act as end } from './acts/end-alliance'
import { act as withdraw } from './acts/withdraw-ally-ask'

/** Every act on a student's adult ally, by its noun in the URL. */
const acts: Record<AllyNoun, AllyAct> = { ask, answer, withdraw, end }

export const actsOnAlly: ActsOn<OnAlliance> = {
  kind: 'ally',
  acts,
  unnamed: 'ask',
  keyIn: ({ params }) => idIn(params.member),
  read: allyNow,
  edited: {
    async lock(here, student) {
      await lockThing({ kind: 'member', id: student })
      return allyNow(here, student)
    },
    idOf: ({ studentId }) => studentId,
  },
  refuse: async (_here, _at, { whose = '' }) => ensure(false, whose),
  backTo: ({ school }, student) => paths.person(school, student),
  shown: ({ student }, noun) => ({
    formId: `${noun}-ally`,
    above: student,
    of: ['Adult ally'],
  }),
}

async function allyNow({ acting }: Here, student: string) {
  return found(await allyOf(acting, await memberById(student)))
}
