import type { z } from 'zod'
import type { InitiativeState } from '../../domain/initiatives/state'
import type { Act } from './act'

export type OnInitiative = { at: InitiativeState; key: number }
export type InitiativeAct<S extends z.ZodObject = z.ZodObject, About = unknown> = Act<
  OnInitiative,
  S,
  About
>

export const stopped = (at: InitiativeState) =>
  at.stage === 'stopped' ? 'This initiative has stopped; its history stays as it is.' : undefined
