import { Link } from '@remix-run/react'
import type { CSSProperties, ReactNode } from 'react'
import { paths } from '../../paths'
import { barWords } from '../timeline/lane'
import type { Lane, LaneBar } from '../timeline/lane'
import { LanesTable } from '../timeline/lanes-table'
import { bricksOf, heightOf } from './year-ribbon-bricks'
import type { Brick, RibbonTurn } from './year-ribbon-bricks'
import { RoleTag } from '../kit/tags'
import { AxisHead, SchoolTime, axisStyle, stretchOf } from '../timeline/axis'
import type { Axis } from '../timeline/axis'
import { shortDay } from '../../vocabulary/dates'

type RibbonProps = {
  turns: RibbonTurn[]
  axis: Axis
  today: string
  caption: ReactNode
  school: string
}

/**
 * A person's year as one picture: what they lead above the line, what they follow below it, as high
 * as there is of it; and its table.
 */
export function Ribbon({ turns, axis, today, caption, school }: RibbonProps) {
  const bricks = bricksOf(turns, axis)
  const [above, below] = [heightOf(bricks, true), heightOf(bricks, false)]
  return (
    <figure className="lanes" {...axisStyle(axis, today)}>
      <figcaption className="lanes__caption">{caption}</figcaption>
      <div className="lanes__picture">
        <AxisHead axis={axis} today={today} />
        <div
          className="lanes__lane ribbon"
          style={{ '--above': Math.max(1, above), '--below': Math.max(1, below) } as CSSProperties}
        >
          <p className="ribbon__roles" aria-hidden="true">
            {(['lead', 'follow'] as const).map((role) => (
              <RoleTag key={role} role={role} />
            ))}
          </p>
          <ol className="lanes__track ribbon__plane">
            {bricks.map((brick) => (
              <OneBrick
                key={`${brick.turn.number} ${brick.from} ${brick.turn.role}`}
                brick={brick}
                {...{ axis, today, school }}
              />
            ))}
          </ol>
        </div>
      </div>
      <SchoolTime axis={axis} say={(day) => shortDay(day, today)} />
      <details className="lanes__table">
        <summary>The same as a table</summary>
        <LanesTable
          lanes={lanesOf(
            turns.filter(({ from, to }) => stretchOf(axis, from, to)),
            school,
          )}
          heads={{ lane: 'Initiative', said: 'Role', how: 'Why' }}
          today={today}
        />
      </details>
    </figure>
  )
}

function OneBrick({
  brick: { turn, from, to, level },
  axis,
  today,
  school,
}: {
  brick: Brick
  axis: Axis
  today: string
  school: string
}) {
  const drawn = stretchOf(axis, from, to)
  if (!drawn) return null
  const style = { '--at': drawn.at, '--wide': drawn.wide, '--level': level } as CSSProperties
  const bar = barOf(turn)
  return (
    <li className="lanes__bar ribbon__brick" data-role={turn.role} data-is={bar.is} style={style}>
      <Link
        to={paths.initiative(school, turn.number)}
        aria-label={`${turn.title}: ${barWords({ ...bar, how: '' }, today)}`}
      >
        <span className="lanes__name">
          <span>{turn.title}</span>
        </span>
      </Link>
    </li>
  )
}

function lanesOf(turns: RibbonTurn[], school: string): Lane[] {
  return [...new Set(turns.map(({ number }) => number))].map((number) => {
    const own = turns.filter((turn) => turn.number === number)
    return {
      id: String(number),
      label: own[0]?.title ?? '',
      link: paths.initiative(school, number),
      bars: own.map(barOf),
    }
  })
}

function barOf({ from, to, role, isCurrent, isComing, reason }: RibbonTurn): LaneBar {
  return {
    from,
    to,
    role,
    is: isCurrent ? 'now' : isComing ? 'planned' : 'past',
    said: role,
    how: reason,
  }
}
