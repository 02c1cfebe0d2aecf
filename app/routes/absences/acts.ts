import { z } from 'zod'
import {
  cancelLeave,
  ensureLastDay,
  ensureLeave,
  goOnLeave,
  leaveSchool,
  stay,
} from '../../domain/absences/absences'
import type { Acting } from '../../domain/acting'
import { may } from '../../domain/acting'
import { addDays } from '../../vocabulary/days'
import { holdingsOf } from '../../domain/absences/responsibilities'
import type { Absence, Ending } from '../../domain/absences/responsibilities'
import { endLeave, leavesOf } from '../../domain/members/leaves'
import type { Leave } from '../../domain/members/leaves'
import type { Profile } from '../../domain/members/members'
import { Refusal, found } from '../../domain/refusal'
import { successorsOf, takersOf } from '../../domain/absences/successors'
import type { LeadToGive, Person, ThingToGive } from '../../domain/absences/successors'
import { Away, AwayDays, Back, LeaveSchool, Unsaid } from '../../forms/absences'
import type { Listed } from '../../domain/search'
import { confirming } from '../../forms/kit/confirmation'
import { goTo } from '../../http/answers.server'
import { passwordAgain } from '../../http/confirmed.server'
import { act } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { partOf } from '../acts/search-fields'

/** The first step asks for the days; the second for everything that is held in them. */
export type AbsenceShown =
  | {
      step: 'days'
      from?: string | undefined
      to?: string | undefined
      trouble?: { sentence: string; field: string }
    }
  | {
      step: 'holdings'
      from: string
      to: string | null
      leads: LeadToGive[]
      things: ThingToGive[]
      endings: Ending[]
      people: Person[]
      listed: Listed
    }
  | { step: 'leave'; leave: Leave }
  | { step: 'unsaid' }

export const mayBegin = {
  away: (acting: Acting, { id }: Profile) => may.recordLeave(acting, id),
  leave: (acting: Acting, { id: memberId, access }: Profile) =>
    may.letGo(acting, { memberId, access }),
  back: (acting: Acting, { id }: Profile) => may.recordLeave(acting, id),
  'cancel-leave': (acting: Acting, { id }: Profile) => may.recordLeave(acting, id),
  stay: (acting: Acting, { id: memberId, access, lastDayOn }: Profile) =>
    lastDayOn !== null && may.letGo(acting, { memberId, access }),
}

const idIn = ({ params }: Here) => params.member ?? ''
const backTo = (here: Here) => goTo(paths.person(here.school, idIn(here)))

export const actions = {
  away: act(
    Away,
    async (here, { from, to = null, ...handed }) => (
      await goOnLeave(here.acting, idIn(here), { from, to, ...handed }),
      backTo(here)
    ),
  ),
  leave: act(
    confirming(LeaveSchool),
    async (here, said) => (
      await leaveSchool(here.acting, idIn(here), said),
      afterLeaving(here, said.lastDay)
    ),
    passwordAgain,
  ),
  back: act(
    Back,
    async (here, { backOn }) => (await endLeave(here.acting, leaveIn(here), backOn), backTo(here)),
  ),
  'cancel-leave': act(
    Unsaid,
    async (here) => (await cancelLeave(here.acting, idIn(here), leaveIn(here)), backTo(here)),
  ),
  stay: act(Unsaid, async (here) => (await stay(here.acting, idIn(here)), backTo(here))),
}

export type AbsenceNoun = keyof typeof actions

/** What the page of one of these acts shows. */
export async function shownFor(
  here: Here,
  noun: AbsenceNoun,
  { id }: Profile,
): Promise<AbsenceShown> {
  if (noun === 'away' || noun === 'leave') return daysOrHoldings(here, noun, id)
  if (noun === 'stay') return { step: 'unsaid' }
  const leave = (await leavesOf(here.acting, id)).find((one) => one.id === leaveIn(here))
  return { step: 'leave', leave: found(leave) }
}

async function daysOrHoldings(
  here: Here,
  noun: 'away' | 'leave',
  memberId: string,
): Promise<AbsenceShown> {
  const { from, to, lastDay } = AwayDays.parse(Object.fromEntries(here.url.searchParams))
  const chosen = noun === 'away' ? from : lastDay
  if (!chosen) return { step: 'days' }
  const trouble = await troubleWith(() =>
    noun === 'away'
      ? ensureLeave(here.acting, memberId, { from: chosen, to: to ?? null })
      : ensureLastDay(here.acting, chosen),
  )
  if (trouble) return { step: 'days', from: chosen, to, trouble }
  const absence =
    noun === 'away'
      ? { from: chosen, to: to ?? null }
      : { from: firstDayGone(here.acting, chosen), to: null }
  // Leads and things have fields of many names; all of them are leafed through together.
  const list = await partOf(here, 'people', { name: 'to' })
  return {
    step: 'holdings',
    ...(await given(here.acting, memberId, absence)),
    listed: list,
    from: chosen,
    to: to ?? null,
  }
}

// Who leaves today hands over today; who leaves later is there until the end of their last day.
function firstDayGone({ school }: Acting, lastDay: string) {
  return lastDay === school.today ? lastDay : addDays(lastDay, 1)
}

async function given(acting: Acting, memberId: string, absence: Absence) {
  const { leads, things, endings } = await holdingsOf(memberId, absence)
  const [successors, takers] = await Promise.all([
    successorsOf(acting, memberId, leads),
    takersOf(memberId, absence, things),
  ])
  return { leads: successors, ...takers, endings }
}

async function troubleWith(check: () => Promise<void> | void) {
  try {
    await check()
    return undefined
  } catch (error) {
    if (error instanceof Refusal && error.field)
      return { sentence: error.sentence, field: error.field }
    throw error
  }
}

function leaveIn({ url }: Here) {
  return (
    z.uuid().safeParse(url.searchParams.get('leave')).data ?? '00000000-0000-0000-0000-000000000000'
  )
}

function afterLeaving(here: Here, lastDay: string) {
  return lastDay === here.acting.school.today && idIn(here) === here.acting.memberId
    ? goTo(paths.signIn())
    : backTo(here)
}
