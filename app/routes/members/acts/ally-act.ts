import type { z } from 'zod'
import type { AllyShown } from '../../../domain/members/alliances'
import type { Act } from '../../acts/act'

export type OnAlliance = { at: AllyShown; key: string }
/** One act on a student's adult ally, or on whom they ask to be one. */
export type AllyAct<S extends z.ZodObject = z.ZodObject, About = unknown> = Act<
  OnAlliance,
  S,
  About
>

/** What is over is said as such to the two whom it concerns; to others it was never open. */
export const tellsWhatIsOver = { isOpen: () => true } satisfies Partial<AllyAct>
