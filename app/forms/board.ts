import { z } from 'zod'
import { challenges, roles, stages } from '../vocabulary'
import { maybeText, searched } from './kit/fields'

/**
 * What the board can be narrowed to, as it stands in the URL; a value nobody offers is as good as
 * none.
 */
export const BoardFilters = z.object({
  person: z.uuid().optional().catch(undefined),
  role: z.enum(roles).optional().catch(undefined),
  challenge: z.enum(challenges).optional().catch(undefined),
  stage: z.enum(stages).optional().catch(undefined),
  text: searched,
})

export type BoardFilters = z.output<typeof BoardFilters>

/** The stage that the form of a move begins with, where a card was dropped on one. */
export const WantedStage = z.object({ stage: z.enum(stages).optional().catch(undefined) })

/**
 * A move to a stage; `read` is the stage that was on the page of the mover, `before` the number of
 * the card it should be above, `stay` says that the board itself asks.
 */
export const MoveInitiative = z.object({
  stage: z.enum(stages, 'Please choose a stage.'),
  read: z.enum(stages).optional(),
  reason: maybeText(1000),
  before: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  stay: z.literal('on').optional(),
})
