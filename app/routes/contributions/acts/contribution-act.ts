import type { z } from 'zod'
import type { ContributionKept } from '../../../domain/contributions/ledger-lines'
import type { Act } from '../../acts/act'

/**
 * A line of the ledger, and what stands of it: the last of its corrections, which go back to the
 * first.
 */
export type LineNow = { line: ContributionKept; last: ContributionKept; firstId: string }

export type OnContribution = { at: LineNow; key: string }
/** One act on a line of the ledger. */
export type ContributionAct<S extends z.ZodObject = z.ZodObject> = Act<OnContribution, S>
