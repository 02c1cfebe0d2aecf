import type { AgreedHandOver } from '../../domain/hand-overs/agreed-hand-overs'
import { dayInWords } from '../../vocabulary/dates'
import type { Here } from '../kit/here'
import { Section } from '../kit/sheet'
import { HandOverNotes } from './open-hand-overs'

const shownOpenly = 3

/**
 * The hand-overs that were agreed, ahead and past, newest first: the notes of each under who hands
 * over to whom, and when. The earlier ones are a press away.
 */
export function AgreedHandOvers({ agreed, here }: { agreed: AgreedHandOver[]; here: Here }) {
  const earlier = agreed.slice(shownOpenly)
  if (!agreed.length) return null
  return (
    <Section title="Hand-over notes">
      {agreed.slice(0, shownOpenly).map((given) => (
        <Noted key={given.id} given={given} here={here} />
      ))}
      {earlier.length > 0 && (
        <details>
          <summary>Earlier hand-overs ({earlier.length})</summary>
          {earlier.map((given) => (
            <Noted key={given.id} given={given} here={here} />
          ))}
        </details>
      )}
    </Section>
  )
}

function Noted({ given, here }: { given: AgreedHandOver; here: Here }) {
  return (
    <details>
      <summary>{agreedInWords(given, here.today)}</summary>
      <HandOverNotes {...given} />
    </details>
  )
}

function agreedInWords(
  { from, to, on, agreedOn, isAhead, isInstead }: AgreedHandOver,
  today: string,
) {
  if (!on)
    return `${to} agreed on ${dayInWords(agreedOn, today)} to take over from ${from}; it came otherwise`
  const day = dayInWords(on, today)
  if (isInstead) return `${to} ${isAhead ? 'leads' : 'led'} from ${day} instead of ${from}`
  return `${from} ${isAhead ? 'hands' : 'handed'} over the lead to ${to} on ${day}`
}
