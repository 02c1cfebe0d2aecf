import type { OverPage } from '../kit/act-over'
import { LogForm, logWords } from './log-form'
import type { LogShown } from './log-form'

/** A line of the ledger, logged over whatever page one is on. */
export const over: OverPage<LogShown> = {
  isPlain: () => true,
  wordsOf: () => logWords,
  Form: ({ shown, action, besideButtons }) => (
    <LogForm {...shown} action={action} besideButtons={besideButtons} />
  ),
}
