import { absences } from './slips/absences.mjs'
import { accounts } from './slips/accounts.mjs'
import { acts } from './slips/acts.mjs'
import { acting } from './slips/acting.mjs'
import { calendar } from './slips/calendar.mjs'
import { calls } from './slips/calls.mjs'
import { decisions } from './slips/decisions.mjs'
import { feeds } from './slips/feeds.mjs'
import { forms } from './slips/forms.mjs'
import { ground } from './slips/ground.mjs'
import { handOvers } from './slips/hand-overs.mjs'
import { http } from './slips/http.mjs'
import { jobs } from './slips/jobs.mjs'
import { ledger } from './slips/ledger.mjs'
import { members } from './slips/members.mjs'
import { notices } from './slips/notices.mjs'
import { rotations } from './slips/rotations.mjs'
import { rules } from './slips/rules.mjs'
import { turns } from './slips/turns.mjs'
import { ui } from './slips/ui.mjs'
import { updates } from './slips/updates.mjs'

// Slips that no tool makes: in SQL, in triggers, in headers, cookies, jobs and files. Each is what
// to write in place of what, `''` where it is left out; and, where no test can notice it, why.
export const slips = [
  ...notices,
  ...jobs,
  ...feeds,
  ...absences,
  ...handOvers,
  ...turns,
  ...calls,
  ...members,
  ...decisions,
  ...updates,
  ...accounts,
  ...calendar,
  ...ground,
  ...rules,
  ...http,
  ...acting,
  ...forms,
  ...rotations,
  ...ui,
  ...ledger,
  ...acts,
]
