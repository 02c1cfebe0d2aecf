import { index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { roundKinds, turnsToSpeak } from '../../app/vocabulary/decisions'
import { moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { decisions } from './decisions'
import { members } from './members'

/** A round held aloud: one after the other, everyone is reached. */
export const rounds = tenantTable(
  'rounds',
  {
    decisionId: uuid('decision_id').notNull(),
    number: integer('number').notNull(),
    kind: words('kind', roundKinds).notNull(),
    heldBy: uuid('held_by').notNull(),
    beganAt: momentNow('began_at'),
    endedAt: moment('ended_at'),
  },
  (t) => [
    within(t, t.decisionId, decisions),
    within(t, t.heldBy, members),
    unique('rounds_number').on(t.schoolId, t.decisionId, t.number),
    oneOf('rounds_kind', t.kind, roundKinds),
  ],
)

export const speakers = tenantTable(
  'speakers',
  {
    roundId: uuid('round_id').notNull(),
    memberId: uuid('member_id').notNull(),
    place: integer('place').notNull(),
    turn: words('turn', turnsToSpeak).notNull().default('not reached'),
    note: text('note').notNull().default(''),
    notedAt: moment('noted_at'),
  },
  (t) => [
    within(t, t.roundId, rounds),
    within(t, t.memberId, members),
    unique('speakers_once').on(t.schoolId, t.roundId, t.memberId),
    oneOf('speakers_turn', t.turn, turnsToSpeak),
    index('speakers_of').on(t.schoolId, t.roundId, t.place),
  ],
)
