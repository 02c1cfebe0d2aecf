import { letters } from './letters.server'
import { sweep } from './sweep.server'
import { tick } from './tick.server'

declare module '../../db/jobs' {
  interface Tasks {
    tick: Record<string, never>
    sweep: Record<string, never>
  }
}

/**
 * Every task by its name. A job may be tried more than once, so each must bear to be done again.
 */
export const tasks = { ...letters, tick, sweep }

/**
 * When the recurring ones are due, in UTC; a night's sweep that was missed is made up for. Two
 * hands share each minute, in whichever processes.
 */
export const crontab = `
* * * * * tick ?id=tick&jobKey=tick
* * * * * tick ?id=hand&jobKey=hand
17 3 * * * sweep ?jobKey=sweep&fill=2d
`
