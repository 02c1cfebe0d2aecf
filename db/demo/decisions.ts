import type { DemoDecision } from './decisions/demo-decision'
import { fall } from './decisions/fall'
import { lateSummer } from './decisions/late-summer'
import { spring } from './decisions/spring'
import { winter } from './decisions/winter'

/**
 * The decisions of the year, in the order they were taken; a later one may name the one it
 * supersedes.
 */
export const decisions: DemoDecision[] = [...lateSummer, ...fall, ...winter, ...spring]
