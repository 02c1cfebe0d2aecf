import { Link } from '@remix-run/react'
import { gapWords } from './gap-words'
import type { LaneGap } from './gap-words'
import { inOrder } from './lane'
import type { Heads, Lane, LaneBar } from './lane'
import { Linked } from '../kit/linked'
import { Table } from '../kit/table'
import { dayWithYear } from '../../vocabulary/dates'

/** Everything the picture shows as a table: every turn and every gap of a lane, oldest first. */
export function LanesTable({
  lanes,
  heads,
  today,
  caption,
}: {
  lanes: Lane[]
  heads: Heads
  today: string
  caption?: string
}) {
  return (
    <Table
      heads={[heads.lane, heads.said, 'From', 'To', 'State', heads.how ?? 'How it came about']}
      label={caption ?? 'The same as a table'}
      caption={caption}
      looks="lanes-table"
    >
      {lanes.map((lane) => (
        <Rows key={lane.id} lane={lane} today={today} />
      ))}
    </Table>
  )
}

function Rows({ lane, today }: { lane: Lane; today: string }) {
  const rows = inOrder([...lane.bars, ...(lane.gaps ?? [])])
  return (
    <tbody>
      {rows.map((row, place) => (
        <tr key={`${row.from} ${'said' in row ? row.said : row.kind}`}>
          {place === 0 && (
            <th scope="rowgroup" rowSpan={rows.length}>
              {lane.link ? <Link to={lane.link}>{lane.label}</Link> : lane.label}
            </th>
          )}
          {'said' in row ? <Turn bar={row} /> : <Missing gap={row} today={today} />}
        </tr>
      ))}
    </tbody>
  )
}

function Turn({ bar: { said, beside, from, to, is, how } }: { bar: LaneBar }) {
  return (
    <>
      <td>{beside ? `${said}, ${beside}` : said}</td>
      <td>{dayWithYear(from)}</td>
      <td>{to ? dayWithYear(to) : 'open'}</td>
      <td>{is}</td>
      <td>{how && <Linked text={how} />}</td>
    </>
  )
}

function Missing({ gap, today }: { gap: LaneGap; today: string }) {
  return (
    <>
      <td>{gapWords(gap, today, 'short')}</td>
      <td>{dayWithYear(gap.from)}</td>
      <td>{gap.to ? dayWithYear(gap.to) : 'open'}</td>
      <td>{gap.to && gap.to < today ? 'past' : gap.from > today ? 'ahead' : 'now'}</td>
      <td>—</td>
    </>
  )
}
