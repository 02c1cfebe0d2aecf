import { may } from '../../../domain/acting'
import { addSeat } from '../../../domain/turns/turns'
import { actForms } from '../../../forms/initiatives'
import { stopped } from '../../acts/initiative-act'
import type { InitiativeAct } from '../../acts/initiative-act'

export const act: InitiativeAct<(typeof actForms)['co-lead']> = {
  title: 'Open a seat for a co-lead',
  lede: 'Someone else can then co-lead with those who lead now. There are three seats at most.',
  submit: 'Open a seat',
  schema: actForms['co-lead'],
  isOpen: (acting, at) => may.assignLead(acting, at) && at.leadSeats < 3 && at.stage !== 'stopped',
  settled: (_here, at) =>
    stopped(at) ??
    (at.leadSeats < 3 ? undefined : 'Three lead already; with more than that, nobody leads.'),
  whose: 'A place for a co-lead is opened by a lead, the sponsor or an administrator.',
  words: (_here, { leadSeats }) => ({
    lede: `Someone else can then co-lead with those who lead now. ${seatsNow(leadSeats)} There are three at most.`,
  }),
  fields: () => [],
  seen: { of: (_here, { leadSeats }) => leadSeats },
  perform: ({ acting }, number) => addSeat(acting, number),
}

const seatsNow = (seats: number) =>
  seats === 1 ? 'There is one seat now.' : `There are ${seats} seats now.`
