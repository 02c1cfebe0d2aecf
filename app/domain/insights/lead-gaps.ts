import type { Stage } from '../../vocabulary'
import { addDays } from '../../vocabulary/days'

/** Local days of the school, both included; `to` null while no end is in sight. */
export type Days = { from: string; to: string | null }
export type Rest = Days & { stage: Stage }

/**
 * Days on which nobody leads an initiative: uncovered (they have come, or come today), unplanned
 * (they lie ahead), not yet (it never had a lead), or resting (paused, stopped or embedded, so that
 * it asks for none).
 */
export type Gap = Days & { kind: 'uncovered' | 'unplanned' | 'not yet' | 'resting'; stage?: Stage }

type Led = { leads: readonly Days[]; rests: readonly Rest[]; stage: Stage; createdOn: string }
type Time = {
  today: string
  between: readonly Days[]
  isClosed?: (days: { from: string; to: string }) => boolean
  opens?: (day: string) => string
}

/** Stages in which an initiative asks for no lead. */
export const resting: readonly Stage[] = ['paused', 'stopped', 'embed']

const forever = '9999-12-31'

/**
 * Where the lead is missing, in order. A day is covered by the one who leads on any part of it, so
 * a lead that changes hands at noon leaves no gap: uncovered days are the next start less the
 * previous end less one (measures: hand-over lag), and none of the days between two school years. A
 * gap that is open today stays open; one that lies wholly in days on which the school is closed is
 * none, and a longer one counts all its days. One that is ahead begins when a lead could be handed
 * over, on the first day that the school is open. Pure; days are local days.
 */
export function gapsIn(
  { leads, rests, stage, createdOn }: Led,
  { today, between, isClosed = () => false, opens = (day) => day }: Time,
): Gap[] {
  const holes = [...holeBefore(leads, { createdOn, today }), ...holesBetween(leads)]
  const free: Free[] = [
    ...restsOf({ rests, stage }, holes.at(-1)?.from ?? createdOn),
    ...between,
  ].sort((a, b) => (a.from < b.from ? -1 : 1))
  const kindFrom = (from: string) =>
    !leads.some((lead) => lead.from < from) ? 'not yet' : from > today ? 'unplanned' : 'uncovered'
  return holes
    .flatMap((hole) =>
      cut(hole, isOpen(hole, today) ? free.filter(({ from }) => from <= today) : free),
    )
    .flatMap(({ from, to, free: why }): Gap[] => {
      const days = { from, to: to === forever ? null : to }
      if (why) return why.stage ? [{ ...days, kind: 'resting', stage: why.stage }] : []
      if (to !== forever && isClosed({ from, to })) return []
      const kind = kindFrom(from)
      return [
        { ...days, kind, from: kind === 'unplanned' && opens(from) <= to ? opens(from) : from },
      ]
    })
}

type Free = Days & { stage?: Stage }
type Hole = { from: string; to: string; free?: Free }

function isOpen({ from, to }: Hole, today: string) {
  return to === forever && from <= today
}

// Who is chosen for a day to come leads from that day; until then nobody has led it yet.
function holeBefore(
  leads: readonly Days[],
  { createdOn, today }: { createdOn: string; today: string },
): Hole[] {
  const first = leads.map(({ from }) => from).toSorted()[0]
  if (!first) return [{ from: createdOn, to: forever }]
  return first > today ? [{ from: createdOn, to: addDays(first, -1) }] : []
}

function holesBetween(leads: readonly Days[]): Hole[] {
  if (!leads.length) return []
  const holes: Hole[] = []
  let covered = ''
  for (const { from, to } of [...leads].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (covered && covered < addDays(from, -1))
      holes.push({ from: addDays(covered, 1), to: addDays(from, -1) })
    if ((to ?? forever) > covered) covered = to ?? forever
    if (covered === forever) return holes
  }
  return [...holes, { from: addDays(covered, 1), to: forever }]
}

// An initiative that rests without a move on record (it was loaded so) rests from its last lead on.
function restsOf(
  { rests, stage }: Pick<Led, 'rests' | 'stage'>,
  lastHole: string,
): readonly Rest[] {
  const isSaid = !resting.includes(stage) || rests.some(({ to }) => to === null)
  return isSaid ? rests : [...rests, { from: lastHole, to: null, stage }]
}

function cut(hole: Hole, free: readonly Free[]): Hole[] {
  const pieces: Hole[] = []
  let { from } = hole
  for (const rest of free) {
    const ends = (rest.to ?? forever) < hole.to ? (rest.to ?? forever) : hole.to
    if (ends < from || rest.from > hole.to) continue
    if (rest.from > from) pieces.push({ from, to: addDays(rest.from, -1) })
    pieces.push({ from: rest.from > from ? rest.from : from, to: ends, free: rest })
    if (ends === hole.to) return pieces
    from = addDays(ends, 1)
  }
  return [...pieces, { from, to: hole.to }]
}
