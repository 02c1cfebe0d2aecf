import { Link } from '@remix-run/react'
import type { StageMove } from '../../domain/stages/move-history'
import { paths } from '../../paths'
import type { Here } from '../kit/here'
import { Linked } from '../kit/linked'
import { Folded } from '../kit/sheet'
import { When } from '../kit/when'

/** How an initiative came to its stage: who moved it, from where to where, when and why. */
export function StageMoves({ moves, here }: { moves: StageMove[]; here: Here }) {
  if (!moves.length) return null
  return (
    <Folded title="From stage to stage" id="stages">
      <ul className="formation__people small">
        {moves.map(({ id, from, to, memberId, by, on, reason }) => (
          <li key={id}>
            {from ? `From ${from} to ${to}` : `Begun as ${to}`},{' '}
            <Link to={paths.person(here.slug, memberId)}>{by}</Link>{' '}
            <span className="quiet">
              · <When day={on} today={here.today} />
            </span>
            {reason && (
              <>
                : <Linked text={reason} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Folded>
  )
}
