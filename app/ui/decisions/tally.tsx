import { heardSaid } from '../../vocabulary/sentences'
import type { OptionShown } from './respond-form'
import { OptionIcon } from './option-icon'

type Counts = {
  counts: { meaning: string; count: number }[]
  heard: number
  invited: number
  because: string[]
  verdict: string
}

/** How many gave each answer: bars with their numbers, never a score of persons. */
export function TallyBars({ counted, options }: { counted: Counts; options: OptionShown[] }) {
  const most = Math.max(1, ...counted.counts.map(({ count }) => count))
  return (
    <table className="tally">
      <caption>
        {heardSaid(counted)} {counted.because.join(' ')}
      </caption>
      <tbody>
        {counted.counts.map(({ meaning, count }) => {
          const option = options.find((one) => one.meaning === meaning)
          return (
            <tr key={meaning} data-meaning={meaning.replaceAll(' ', '-')}>
              <th scope="row">
                <OptionIcon name={option?.icon ?? ''} /> {option?.label ?? meaning}
              </th>
              <td className="tally__count">
                <svg
                  className="tally__bar"
                  viewBox="0 0 100 10"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <rect width={(count * 100) / most} height="10" rx="1" />
                </svg>
                {count}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
