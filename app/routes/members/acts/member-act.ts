import type { z } from 'zod'
import type { Profile } from '../../../domain/members/profile'
import { weekdaysIn } from '../../../forms/members'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { weekdayNames } from '../../../vocabulary'
import type { Act } from '../../acts/act'

export type OnMember = { at: Profile; key: string }
/** One act on a member of the school: on their profile, their access, their time here. */
export type MemberAct<S extends z.ZodObject = z.ZodObject, About = unknown> = Act<
  OnMember,
  S,
  About
>

/** Who may, for every act on a member that does not say it better. */
export const notTheirs = 'This is not yours to change.'

/** Whether the member of the page is the one who acts. */
export const isMe = ({ acting }: Pick<Here, 'acting'>, { id }: Pick<Profile, 'id'>) =>
  acting.memberId === id

/** The days of the week that someone works. */
export const workDays = (label: string, { worksOn }: Profile): FieldWords => ({
  name: 'worksOn',
  kind: 'many',
  label,
  hint: 'Hand-overs wait for a day that both of the people work.',
  choices: weekdayNames.map((day, place) => ({ value: String(place), label: day })),
  value: weekdaysIn(worksOn),
})
