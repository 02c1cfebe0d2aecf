import { may } from '../../domain/acting'
import { contributionById } from '../../domain/contributions/ledger-lines'
import { correctionsOf } from '../../domain/contributions/contributions'
import { lockThing } from '../../domain/edits'
import { ensure } from '../../domain/refusal'
import type { ContributionNoun } from '../../forms/contributions'
import { idIn } from '../../http/params.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import type { ActsOn } from '../acts/acts-on'
import type { ContributionAct, LineNow, OnContribution } from './acts/contribution-act'
import { act as correct } from './acts/correct'
import { act as decline } from './acts/decline'

/** Every act on a line of the ledger, by its noun in the URL. */
const acts: Record<ContributionNoun, ContributionAct> = { decline, correct }

export const actsOnContribution: ActsOn<OnContribution> = {
  kind: 'contribution',
  acts,
  keyIn: ({ params }) => idIn(params.contribution),
  read: lineNow,
  edited: {
    async lock(here, id) {
      const at = await lineNow(here, id)
      if (may.correctContribution(here.acting, at.last))
        await lockThing({ kind: 'contribution', id: at.firstId })
      return at
    },
    idOf: ({ firstId }) => firstId,
    isUnchangedKept: true,
  },
  refuse: async () => ensure(false, 'This line is not yours to change.'),
  backTo: ({ school }) => paths.contributions(school),
  shown: (_at, noun) => ({ formId: noun, of: ['Contribution'] }),
}

async function lineNow({ acting }: Here, id: string): Promise<LineNow> {
  const { firstId, lastId } = await correctionsOf(id)
  const line = await contributionById(acting, id)
  const last = lastId === id ? line : await contributionById(acting, lastId)
  return { line, last, firstId }
}
