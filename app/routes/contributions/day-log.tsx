import { kindSaid } from '../../vocabulary'
import { Line } from './line'
import type { Shown } from './line'

/** What was done on one day: all that was on one decision is one row, which opens to its lines. */
export function OfADay({ lines }: { lines: Shown[] }) {
  return (
    <ol className="day-log">
      {byThing(lines).map((own) =>
        own.length > 1 ? (
          <Thing key={own[0].id} lines={own} />
        ) : (
          <Line key={own[0].id} line={own[0]} isFirst />
        ),
      )}
    </ol>
  )
}

type Some = [Shown, ...Shown[]]

// Acts on one decision are together, where the latest of them is; all else is each by itself.
function byThing(lines: Shown[]): Some[] {
  const things = new Map<string, Some>()
  for (const line of lines) {
    const thing = line.parts ? `decision ${line.decision}` : line.id
    const known = things.get(thing)
    if (known) known.push(line)
    else things.set(thing, [line])
  }
  return [...things.values()]
}

function Thing({ lines }: { lines: Some }) {
  const [{ decision, parts }] = lines
  return (
    <li className="day-log__thing">
      <details>
        <summary>
          <span className="day-log__faces" aria-hidden="true">
            {initialsOf(lines).map((initials) => (
              <span key={initials} className="person__initials">
                {initials}
              </span>
            ))}
          </span>
          <span>
            Decision {decision}: {parts?.question} <span className="quiet">{summed(lines)}</span>
          </span>
        </summary>
        <ol>
          {lines.map((line) => (
            <Line key={line.id} line={line} isFirst={false} />
          ))}
        </ol>
      </details>
    </li>
  )
}

const facesInSight = 4

function initialsOf(lines: Shown[]) {
  const all = [...new Set(lines.map(({ initials }) => initials))]
  const more = all.length - facesInSight
  return more > 1 ? [...all.slice(0, facesInSight), `+${more}`] : all
}

/** Who did what, each once: 9 responded, 4 spoke up. */
function summed(lines: Shown[]) {
  return [...new Set(lines.map(({ kind }) => kind))]
    .map((kind) => {
      const who = new Set(lines.filter((line) => line.kind === kind).map((one) => one.memberId))
      return `${who.size} ${kindSaid(kind)}`
    })
    .join(', ')
}
