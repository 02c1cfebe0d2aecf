import { ensureLeave, goOnLeave } from '../../../domain/absences/absences'
import { may } from '../../../domain/acting'
import type { Profile } from '../../../domain/members/profile'
import { AwayDays } from '../../../forms/absences'
import { memberForms } from '../../../forms/member-acts'
import type { Here } from '../../../http/in-school.server'
import type { DayAsked } from '../../../ui/kit/days-first'
import { isMe } from '../../members/acts/member-act'
import type { MemberAct } from '../../members/acts/member-act'
import { heldIn, layoutOf, submitFor, troubleWith } from './held-things'
import type { Asked } from './held-things'

export const act: MemberAct<typeof memberForms.away, Asked> = {
  title: 'Record a leave',
  lede: 'Say when, and hand over what is held in that time. Why is not asked. Everyone sees “on leave until”, and nothing more.',
  submit: 'Record the leave',
  schema: memberForms.away,
  isOpen: (acting, { id }) => may.recordLeave(acting, id),
  about: asked,
  words: (here, member, { held }) => ({
    title: isMe(here, member) ? 'I will be away' : `${member.name} will be away`,
    submit: submitFor(isMe(here, member) ? 'go on leave' : 'record the leave', held),
  }),
  first: (_here, _member, { first }) => first,
  fields: () => [],
  layout: (here, member, { held }) => layoutOf(here, member, { noun: 'away', held }),
  perform: ({ acting }, id, { from, to = null, ...handed }) =>
    goOnLeave(acting, id, { from, to, ...handed }),
}

async function asked(here: Here, member: Profile): Promise<Asked> {
  const { from, to } = AwayDays.parse(Object.fromEntries(here.url.searchParams))
  if (!from) return { first: { days: daysOf(), note } }
  const absence = { from, to: to ?? null }
  const trouble = await troubleWith(() => ensureLeave(here.acting, member.id, absence))
  if (trouble) return { first: { days: daysOf(from, to), note, trouble } }
  return { held: { ...(await heldIn(here, member, absence)), ...absence } }
}

const daysOf = (from?: string, to?: string): DayAsked[] => [
  { name: 'from', label: 'First day away', value: from },
  {
    name: 'to',
    label: 'Last day away',
    hint: 'Leave this empty if nobody knows yet.',
    optional: true,
    value: to,
  },
]
const note =
  'For a few days only, someone can stand in as lead instead, and the lead comes back: that is asked on the page of the initiative.'
