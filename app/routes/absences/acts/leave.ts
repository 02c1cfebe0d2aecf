import { ensureLastDay, leaveSchool } from '../../../domain/absences/absences'
import type { Acting } from '../../../domain/acting'
import { may } from '../../../domain/acting'
import { addDays } from '../../../vocabulary/days'
import type { Profile } from '../../../domain/members/profile'
import { AwayDays } from '../../../forms/absences'
import { memberForms } from '../../../forms/member-acts'
import type { Here } from '../../../http/in-school.server'
import { paths } from '../../../paths'
import type { DayAsked } from '../../../ui/kit/days-first'
import { isMe } from '../../members/acts/member-act'
import type { MemberAct } from '../../members/acts/member-act'
import { heldIn, layoutOf, submitFor, troubleWith } from './held-things'
import type { Asked } from './held-things'
import { lastDayRecorded, lastDaySeen } from './last-day'

const ledeOfMine =
  'Say your last day, and hand over what you hold. Nothing is deleted: what you led, followed and contributed stays with your name, and your own path and writing stay open to you.'
const ledeOfOthers =
  'Say the last day, and hand over what is held. Nothing is deleted: what was led, followed and contributed stays with the name.'
const before = ({ lastDayOn }: Profile) =>
  lastDayRecorded(lastDayOn, 'What you say now takes its place.')

export const act: MemberAct<typeof memberForms.leave, Asked> = {
  title: 'Leave the school',
  lede: ledeOfOthers,
  submit: 'Record the last day',
  danger: true,
  schema: memberForms.leave,
  isConfirmed: true,
  isOpen: (acting, { id: memberId, access }) => may.letGo(acting, { memberId, access }),
  about: asked,
  words: (here, member, { held }) =>
    isMe(here, member)
      ? {
          title: 'I am leaving the school',
          lede: ledeOfMine + before(member),
          submit: submitFor('leave the school', held),
        }
      : {
          title: `${member.name} is leaving the school`,
          lede: ledeOfOthers + before(member),
          submit: submitFor('record the last day', held),
        },
  first: (_here, _member, { first }) => first,
  fields: () => [],
  layout: (here, member, { held }) => layoutOf(here, member, { noun: 'leave', held }),
  seen: lastDaySeen,
  perform: ({ acting }, id, said) => leaveSchool(acting, id, said),
  after: ({ acting, params }, { lastDay }) =>
    lastDay === acting.school.today && params.member === acting.memberId
      ? paths.signIn()
      : undefined,
}

async function asked(here: Here, member: Profile): Promise<Asked> {
  const { lastDay } = AwayDays.parse(Object.fromEntries(here.url.searchParams))
  if (!lastDay) return { first: { days: [dayOf(here, member)] } }
  const trouble = await troubleWith(() => ensureLastDay(here.acting, lastDay))
  if (trouble) return { first: { days: [dayOf(here, member, lastDay)], trouble } }
  const absence = { from: firstDayGone(here.acting, lastDay), to: null }
  return { held: { ...(await heldIn(here, member, absence)), from: lastDay, to: null } }
}

function dayOf(here: Here, member: Profile, lastDay = here.acting.school.today): DayAsked {
  const leaves = isMe(here, member) ? 'you leave' : 'they leave'
  return {
    name: 'lastDay',
    label: 'Last day at the school',
    hint: `Today, or a day to come. With today, ${leaves} at once.`,
    value: lastDay,
  }
}

// Who leaves today hands over today; who leaves later is there until the end of their last day.
function firstDayGone({ school }: Acting, lastDay: string) {
  return lastDay === school.today ? lastDay : addDays(lastDay, 1)
}
