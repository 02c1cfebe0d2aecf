import { paths } from '../../paths'
import type { LaneGap } from '../timeline/gap-words'
import type { Lane, LaneBar } from '../timeline/lane'
import { Lanes } from '../timeline/lanes'
import { cameAboutSaid } from '../../vocabulary/came-about'
import { shortDay } from '../../vocabulary/dates'
import { itStopped } from '../../vocabulary/ending-reasons'
import type { Here } from '../kit/here'
import type { TurnThere } from '../../domain/turns/roster'

/**
 * Who has led, and who is planned to: its own lane with its gaps, one for each person, and what was
 * said at the ends.
 */
export function History({
  turns,
  gaps,
  here,
}: {
  turns: TurnThere[]
  gaps: LaneGap[]
  here: Here
}) {
  if (!turns.length) return null
  // That all ended with the initiative is said once, above.
  const said = turns
    .map((turn) => (turn.endReason === itStopped ? { ...turn, endReason: '' } : turn))
    .filter(({ endReason, reflection }) => endReason || reflection)
  const axis = { from: turns[0]?.from ?? here.today, to: lastDay(turns, here.today) }
  return (
    <section className="sheet initiative">
      <h2>Who has led</h2>
      <Lanes
        lanes={[leadLane(turns, gaps), ...personLanes(turns, here)]}
        axis={axis}
        today={here.today}
        heads={{ lane: 'Lane', said: 'Who, or in which role' }}
        caption={
          <span className="quiet">
            Who led, followed and shadowed, and when
            {turns.some(({ isComing }) => isComing) && '; what is planned ahead'}.
          </span>
        }
      />
      {said.length > 0 && (
        <ul className="formation__people">
          {said.map((turn) => (
            <li key={`${turn.memberId} ${turn.from} ${turn.role} ${turn.endReason}`}>
              {turn.name}, {turn.role} to {turn.to && shortDay(turn.to, here.today)}.{' '}
              {turn.endReason} {turn.reflection && <q>{turn.reflection}</q>}
            </li>
          ))}
        </ul>
      )}
    </section>
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
