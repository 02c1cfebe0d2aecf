import type { DecisionShown } from '../../domain/decisions/page'
import { timeInWords } from '../../vocabulary/dates'
import { Cell, Glance } from '../kit/glance'
import { Meaning } from '../kit/meaning'
import { When } from '../kit/when'
import { whoDecides } from './who-decides'

type GlanceProps = {
  facts: DecisionShown['facts']
  rule: string
  deciders: string[]
  asked: number
  heard: number
  today: string
}

/** Of an open decision: until when, how many are heard, by which method, and who decides. */
export function AtAGlance({ facts, rule, deciders, asked, heard, today }: GlanceProps) {
  return (
    <Glance>
      <Cell name="Respond by">
        <p>
          <b>{facts.deadlineDay && <When day={facts.deadlineDay} today={today} />}</b>, at{' '}
          {timeInWords(facts.deadlineTime ?? '')}
        </p>
      </Cell>
      <Cell name="Heard">
        <p>
          {heard} of {asked}
        </p>
        <progress className="heard" value={heard} max={asked || 1} aria-label="Heard so far" />
      </Cell>
      <Cell name="Method">
        <Meaning of={facts.method}>{rule}</Meaning>
      </Cell>
      <Cell name="Who decides">
        <p>{whoDecides(facts, deciders)}</p>
      </Cell>
    </Glance>
  )
}
