import { Link } from '@remix-run/react'
import { paths } from '../paths'
import { When } from './when'
import { shortDay } from '../words/days'

type ChainLink = { number: number; question: string; state: string; outcome: string | null; on: string | null; reviewOn: string | null; supersedes: number | null; reviews: { result: string; on: string; line: string }[] }
type Here = { slug: string; number: number; today: string }

const box = { width: 200, height: 66, gap: 56, lane: 84 }

/** The chain of a decision as one picture, oldest at the left, and the same as a list. */
export function Chain({ chain, here }: { chain: ChainLink[]; here: Here }) {
  if (chain.length < 2 && !chain.some(({ reviews }) => reviews.length)) return null
  return (
    <section className="sheet stack">
      <h2>How it came to this</h2>
      <Picture chain={chain} here={here} />
      <ol className="chain">
        {chain.map(({ number, question, state, outcome, on, reviews }) => (
          <li key={number}>
            <Link to={paths.decision(here.slug, number)} aria-current={number === here.number ? 'page' : undefined}>{number}. {question}</Link>{' '}
            <span className="log__facts">{outcome ?? state}{on && <>, <When day={on} today={here.today} /></>}</span>
            {reviews.map((review) => <p key={review.on} className="small quiet">Reviewed <When day={review.on} today={here.today} />: {review.result}{review.line && `. ${review.line}`}</p>)}
          </li>
        ))}
      </ol>
    </section>
  )
}

type Placed = ChainLink & { x: number; y: number }

// Each stands one step to the right of what it supersedes; a second attempt at the same one gets a lane of its own.
function placed(chain: ChainLink[]): Placed[] {
  const done: Placed[] = []
  for (const link of chain) {
    const former = done.find(({ number }) => number === link.supersedes)
    const x = former ? former.x + box.width + box.gap : 1
    const taken = done.filter((other) => other.x === x).length
    done.push({ ...link, x, y: 1 + Math.max(taken * box.lane, former?.y ?? 0, 0) - (former && !taken ? 1 : 0) })
  }
  return done
}

function Picture({ chain, here }: { chain: ChainLink[]; here: Here }) {
  const all = placed(chain)
  const width = Math.max(...all.map(({ x }) => x)) + box.width + 2
  const height = Math.max(...all.map(({ y }) => y)) + box.height + 2
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="The chain as a picture; the list below says the same">
      <svg className="chain-picture" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true" focusable="false">
        {all.map((link) => {
          const former = all.find(({ number }) => number === link.supersedes)
          return former && <path key={link.number} className="chain-picture__arrow" d={`M${former.x + box.width} ${former.y + box.height / 2} L${link.x - 8} ${link.y + box.height / 2} m-7 -5 l8 5 l-8 5`} />
        })}
        {all.map((link) => (
          <g key={link.number} data-outcome={(link.outcome ?? link.state).replace(' ', '-')} data-here={link.number === here.number || undefined}>
            <rect x={link.x} y={link.y} width={box.width} height={box.height} rx="8" />
            <text x={link.x + 10} y={link.y + 22} className="chain-picture__number">{link.number}. {link.outcome ?? link.state}</text>
            <text x={link.x + 10} y={link.y + 40}>{link.question.length > 27 ? `${link.question.slice(0, 26)}…` : link.question}</text>
            <text x={link.x + 10} y={link.y + 57} className="chain-picture__when">{[link.on && shortDay(link.on, here.today), link.reviews.at(-1) && `reviewed: ${link.reviews.at(-1)?.result}`].filter(Boolean).join(' · ')}</text>
          </g>
        ))}
      </svg>
    </div>
  )
}
