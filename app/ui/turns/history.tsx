import { paths } from '../../paths'
import type { LaneGap } from '../timeline/gap-words'
import type { Lane, LaneBar } from '../timeline/lane'
import { Lanes } from '../timeline/lanes'
import { cameAboutSaid } from '../../vocabulary/came-about'
import { shortDay } from '../../vocabulary/dates'
import { itStopped } from '../../vocabulary/ending-reasons'
import { Linked } from '../kit/linked'
import type { Here } from '../kit/here'
import type { First } from '../../domain/turns/firsts'
import type { TurnThere } from '../../domain/turns/roster'
import { Section } from '../kit/sheet'
import { Firsts } from './firsts'

/**
 * Who has led, and who is planned to: the lane of the lead with its gaps, and who began it. A press
 * away: a lane for each person, the same as a table, and what was said at the ends.
 */
export function History({
  turns,
  gaps,
  firsts,
  here,
}: {
  turns: TurnThere[]
  gaps: LaneGap[]
  firsts: First[]
  here: Here
}) {
  if (!turns.length) return null
  // That all ended with the initiative is said once, above.
  const said = turns
    .map((turn) => (turn.endReason === itStopped ? { ...turn, endReason: '' } : turn))
    .filter(({ endReason, reflection }) => endReason || reflection)
  const axis = { from: turns[0]?.from ?? here.today, to: lastDay(turns, here.today) }
  const lanes = [leadLane(turns, gaps), ...personLanes(turns, here)]
  return (
    <Section title="Who has led">
      <Lanes lanes={lanes.slice(0, 1)} axis={axis} today={here.today} table={false} isAlone />
      <Firsts firsts={firsts} here={here} />
      <details>
        <summary>Everyone’s turns, and the same as a table</summary>
        <Lanes
          lanes={lanes}
          axis={axis}
          today={here.today}
          heads={{ lane: 'Lane', said: 'Who, or in which role' }}
          caption={`Who led, followed and shadowed, and when${turns.some(({ isComing }) => isComing) ? '; what is planned ahead' : ''}.`}
        />
        {said.length > 0 && (
          <ul className="formation__people">
            {said.map((turn) => (
              <li key={`${turn.memberId} ${turn.from} ${turn.role} ${turn.endReason}`}>
                {turn.name}, {turn.role} to {turn.to && shortDay(turn.to, here.today)}.{' '}
                <Linked text={turn.endReason ?? ''} />{' '}
                {turn.reflection && (
                  <q>
                    <Linked text={turn.reflection} />
                  </q>
                )}
              </li>
            ))}
          </ul>
        )}
      </details>
    </Section>
  )
}

function leadLane(turns: TurnThere[], gaps: LaneGap[]): Lane {
  const leads = turns.filter(({ role }) => role === 'lead')
  const seats = [...new Set(leads.map(({ seat }) => seat ?? 1))].sort()
  const bars = leads.map((turn) => ({
    ...barOf(turn),
    said: turn.name,
    initials: turn.initials,
    row: seats.indexOf(turn.seat ?? 1) + 1,
  }))
  return { id: 'lead', label: 'The lead', bars, gaps }
}

function personLanes(turns: TurnThere[], { slug }: Here): Lane[] {
  return [...new Set(turns.map(({ memberId }) => memberId))].map((memberId) => {
    const own = turns.filter((turn) => turn.memberId === memberId)
    return {
      id: memberId,
      label: own[0]?.name ?? '',
      link: paths.person(slug, memberId),
      bars: own.map(barOf),
    }
  })
}

function barOf({ from, to, role, isNow, isComing, cameAbout, part }: TurnThere): LaneBar {
  return {
    from,
    to,
    role,
    is: isNow ? 'now' : isComing ? 'planned' : 'past',
    said: role,
    how: part ?? cameAboutSaid({ role, cameAbout }),
  }
}

function lastDay(turns: TurnThere[], today: string) {
  return turns.reduce((last, { from, to }) => [last, from, to ?? ''].sort().at(-1) ?? last, today)
}
