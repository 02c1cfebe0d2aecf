import type { MeaningProps } from './meaning-over'
import { useTakenOver } from './taken-over'

/**
 * A word with what it means a press away: beside it, over the page, by radix; a <details> where
 * there is no script.
 */
export function Meaning(props: MeaningProps) {
  const { details, taken, interest } = useTakenOver(() => import('./meaning-over'))
  if (taken)
    return <taken.part.MeaningOver {...props} startsOpen={taken.isOpen} takesFocus={taken.isHere} />
  return (
    <details className="meaning" ref={details} {...interest}>
      <summary>{props.of}</summary>
      <p className="small quiet">{props.children}</p>
    </details>
  )
}
