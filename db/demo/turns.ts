import { Temporal } from 'temporal-polyfill'
import type { CameAbout, Role } from '../../app/vocabulary'
import type { DemoInitiative } from './initiatives/demo-initiative'
import { people } from './people'

type DemoTurn = {
  who: string
  role: Role
  seat: number | null
  from: string
  to: string
  cameAbout: CameAbout
  reason: string
  reflection?: string | undefined
  reflectionShared?: boolean
  recorded?: string
}

const followReasons: Record<string, string> = {
  DA: 'I see the students whom this reaches last.',
  RT: 'I know the rooms.',
  FS: 'Families tell me what they do not tell the school.',
  OG: 'To learn how things are done here.',
  SK: 'I work in three rooms and see all of them.',
  HW: 'So that special education is thought of first.',
  MR: 'Because it is about us.',
  CR: 'To coach, not to run it.',
  RO: 'To follow, and to clear the way.',
}

const shadowing = [
  {
    initiative: 'I2',
    who: 'LO',
    from: '2026-02-05',
    to: '2026-02-20',
    reason: 'Two weeks beside Dario before I lead.',
  },
  {
    initiative: 'I9',
    who: 'MT',
    from: '2026-01-20',
    to: '2026-02-02',
    reason: 'To see how Kofi holds a group.',
  },
]

// Who follows does so to the end of the school year, also where the last lead ends before it.
const lastDayOfSchool = '2026-06-05'

const dayAfter = (day: string) => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
const dayBefore = (day: string) => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

/**
 * Every turn of an initiative: the leads as they are written, and everyone of its roster following
 * when not leading.
 */
export function turnsOf(initiative: DemoInitiative): DemoTurn[] {
  return initiative.roster.flatMap((who) => turnsOfPerson(initiative, who))
}

function turnsOfPerson(initiative: DemoInitiative, who: string): DemoTurn[] {
  const lastDay = initiative.ends ?? lastDayOfSchool
  const turns: DemoTurn[] = []
  let free = firstDayOf(initiative, who)
  for (const { who: pair, from, to, cameAbout, reason, reflection, shared } of initiative.leads) {
    if (!pair.includes(who)) continue
    if (free < from)
      turns.push(...following(initiative.key, { who, from: free, to: dayBefore(from) }))
    turns.push({
      who,
      role: 'lead',
      seat: pair.indexOf(who) + 1,
      from,
      to,
      cameAbout: cameAbout ?? 'offered',
      reason: reason ?? '',
      reflection,
      reflectionShared: shared ?? false,
    })
    free = dayAfter(to)
  }
  if (free <= lastDay) turns.push(...following(initiative.key, { who, from: free, to: lastDay }))
  return turns
}

// Who shadowed for a while followed before, and again after unless they led.
function following(
  key: string,
  { who, from, to }: { who: string; from: string; to: string },
): DemoTurn[] {
  const shadow = shadowing.find(
    (one) => one.initiative === key && one.who === who && one.from > from && one.to <= to,
  )
  if (!shadow) return [follow(who, from, to)]
  const beside: DemoTurn = {
    who,
    role: 'shadow',
    seat: null,
    from: shadow.from,
    to: shadow.to,
    cameAbout: 'asked',
    reason: shadow.reason,
  }
  return [
    follow(who, from, dayBefore(shadow.from)),
    beside,
    ...(shadow.to < to ? [follow(who, dayAfter(shadow.to), to)] : []),
  ]
}

function follow(who: string, from: string, to: string): DemoTurn {
  return {
    who,
    role: 'follow',
    seat: null,
    from,
    to,
    cameAbout: 'offered',
    reason: followReasons[who] ?? '',
  }
}

// The first follower is there from the first day; the others join within the first fortnight,
// newcomers once they have had two weeks to look around.
function firstDayOf(initiative: DemoInitiative, who: string) {
  const start = initiative.leads[0]?.from ?? '2025-08-11'
  const joined = people.find(({ key }) => key === who)?.joined
  if (joined && joined > start) return Temporal.PlainDate.from(joined).add({ days: 14 }).toString()
  const isFirst =
    initiative.leads[0]?.who.includes(who) ||
    who === (initiative.firstFollower ?? initiative.roster[1])
  return isFirst
    ? start
    : Temporal.PlainDate.from(start)
        .add({ days: 2 + initiative.roster.indexOf(who) * 2 })
        .toString()
}
