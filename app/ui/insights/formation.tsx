import { paths } from '../../paths'
import { allySaid } from '../../vocabulary/allies'
import type { CameAbout, Stage } from '../../vocabulary'
import type { LeadPart } from '../../vocabulary/came-about'
import type { LaneGap } from '../timeline/gap-words'
import { formationWords } from './formation-words'
import type { Lane, LaneBar } from '../timeline/lane'
import { Lanes } from '../timeline/lanes'
import { LanesTable } from '../timeline/lanes-table'
import { roving } from '../kit/roving-tabindex'
import { Printed } from '../kit/when'
import { dayOfYear } from '../../vocabulary/dates'
import type { Axis } from '../timeline/axis'

type Person = [id: string, name: string, initials: string]
type Turn = [
  person: number,
  from: string,
  to: string | null,
  is: LaneBar['is'],
  seat: number,
  how: CameAbout | LeadPart | null,
  ally: string | null,
]
export type FormationLane = {
  number: number
  title: string
  stage: Stage
  turns: Turn[]
  gaps: LaneGap[]
}
export type FormationProps = {
  lanes: FormationLane[]
  people: Person[]
  axis: Axis
  yearName: string
  today: string
  school: string
  asTable: boolean
}

const heads = { lane: 'Initiative', said: 'Who leads' }

/** Who leads what, when, and where the lead is missing: as a picture, or the same as a table. */
export function FormationChart({
  lanes,
  people,
  axis,
  yearName,
  today,
  school,
  asTable,
}: FormationProps) {
  const drawn = lanes.map((lane) => laneOf(lane, { people, school }))
  const words = asOf(formationWords(drawn, { axis, yearName, today }), today)
  if (asTable)
    return (
      <>
        <p className="lanes__caption">{words}</p>
        <LanesTable lanes={drawn} heads={heads} today={today} />
      </>
    )
  return (
    <div className="formation-chart" {...roving('.lanes__bar a')}>
      <Lanes lanes={drawn} axis={axis} today={today} caption={words} heads={heads} table={false} />
    </div>
  )
}

// The words begin with how it is today; paper is read on another day.
function asOf(words: string, today: string) {
  return <Printed as={words.replaceAll(/\bToday\b/g, `On ${dayOfYear(today)}`)}>{words}</Printed>
}

function laneOf(
  { number, title, stage, turns, gaps }: FormationLane,
  { people, school }: { people: Person[]; school: string },
): Lane {
  const seats = [...new Set(turns.map(([, , , , seat]) => seat))].sort()
  const bars = turns.map(([person, from, to, is, seat, how, ally]): LaneBar => {
    const [id = '', said = '', initials = ''] = people[person] ?? []
    const beside = ally ? allySaid(ally) : undefined
    return {
      from,
      to,
      role: 'lead',
      is,
      said,
      initials,
      how: how ?? '',
      beside,
      link: paths.person(school, id),
      row: seats.indexOf(seat) + 1,
    }
  })
  return {
    id: String(number),
    label: title,
    link: paths.initiative(school, number),
    note: stage,
    bars,
    gaps,
  }
}
