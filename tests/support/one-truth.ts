import type { Acting } from '../../app/domain/acting'
import { boardOf } from '../../app/domain/board/board'
import { fairnessLedger } from '../../app/domain/insights/fairness-ledger'
import { formationChart } from '../../app/domain/insights/formation'
import { turnsOf } from '../../app/domain/turns/roster'
import { myTurns } from '../../app/domain/home/my-turns'
import { needsOf } from '../../app/domain/calls/needs-a-lead'
import { rotationOf } from '../../app/domain/rotations/outlook'
import { leavesBetween } from '../../app/domain/members/leaves'
import { addDays } from '../../app/vocabulary/days'
import { initiativeState } from '../../app/domain/initiatives/state'

/** What one page says of the lead of an initiative, in the same words as the others. */
type Said = Record<string, unknown>
export type Differing = { number: number; what: string; said: Said }

/**
 * Where board, page of the initiative, formation, Home and what needs a lead say different things
 * about one lead: who leads now and since when, who is next and from when, from when nobody is
 * planned. Nothing where they agree.
 */
export async function differing(
  acting: Acting,
  homeOf: (memberId: string) => Acting,
): Promise<Differing[]> {
  const [board, chart, needs] = [
    await boardOf(acting),
    await formationChart(acting),
    await needsOf(acting),
  ]
  const found: Differing[] = []
  for (const card of board.cards) {
    const at = await initiativeState(card.number)
    const [turns, rotation] = [await turnsOf(acting, at.id), await rotationOf(acting, at)]
    const lane = chart.lanes.find(({ number }) => number === card.number)
    const need = needs.find(({ number }) => number === card.number)
    const homes = await Promise.all(
      [...new Set(turns.filter(({ role }) => role === 'lead').map(({ memberId }) => memberId))].map(
        async (memberId) => ({
          memberId,
          turns: (await myTurns(homeOf(memberId))).filter(
            ({ number, role }) => number === card.number && role === 'lead',
          ),
        }),
      ),
    )
    const nameIn = (id: string) => turns.find(({ memberId }) => memberId === id)?.name ?? ''
    const all = (lines: string[]) => lines.toSorted()
    const same = (what: string, said: Said) => {
      if (new Set(Object.values(said).map((one) => JSON.stringify(one))).size > 1)
        found.push({ number: card.number, what, said })
    }
    same('who leads now, and since when', {
      board: all(
        card.leads.map(([person, since]) => `${board.people[person]?.[1]} since ${since}`),
      ),
      page: all(
        turns
          .filter(({ isNow, role }) => isNow && role === 'lead')
          .map(({ name, from }) => `${name} since ${from}`),
      ),
      ...(lane && {
        formation: all(
          lane.turns
            .filter(([, , , is]) => is === 'now')
            .map(([person, from]) => `${chart.people[person]?.[1]} since ${from}`),
        ),
      }),
      home: all(
        homes.flatMap(({ memberId, turns: own }) =>
          own
            .filter(({ isComing }) => !isComing)
            .map(({ from }) => `${nameIn(memberId)} since ${from}`),
        ),
      ),
    })
    if (card.stage === 'stopped') continue
    const coming = (lines: { name: string; on: string | null }[]) =>
      all(lines.map(({ name, on }) => `${name} from ${on}`))
    const planned = turns.filter(({ isComing, role }) => isComing && role === 'lead')
    same('who is planned to lead, and from when', {
      page: coming(planned.map(({ name, from }) => ({ name, on: from }))),
      home: coming(
        homes.flatMap(({ memberId, turns: own }) =>
          own
            .filter(({ isComing }) => isComing)
            .map(({ from }) => ({ name: nameIn(memberId), on: from })),
        ),
      ),
    })
    same('the next three', {
      page: coming(planned.slice(0, 3).map(({ name, from }) => ({ name, on: from }))),
      rotation: coming(rotation.leads.filter(({ how }) => how === 'planned')),
    })
    if (card.leads.length) {
      same('when the lead passes on', { board: card.handOver, page: rotation.next?.on })
      same('whether another stands in', {
        board: card.part ?? null,
        page: rotation.next?.part ?? null,
      })
    }
    if (rotation.next?.to && card.leads.length)
      same('nobody hands over to themselves', {
        page: rotation.next.from.includes(rotation.next.to),
        truth: false,
      })
    const { next } = rotation
    const lasts = turns.filter(({ isNow, role, to }) => isNow && role === 'lead' && to)
    if (next && !next.to && next.because !== 'the time between school years')
      for (const { name, memberId, to } of lasts.filter((turn) => next.from.includes(turn.name))) {
        // Who is away in a closed week does not lead on over it.
        const after = addDays(to ?? '', 1)
        if ((await leavesBetween(after, after)).some((leave) => leave.memberId === memberId))
          continue
        same(`until when ${name} leads`, {
          page: to,
          handsOver: next.part === 'year ends' ? next.on : addDays(next.on, -1),
          formation: lane?.turns.find(
            ([person, , , is]) => is === 'now' && chart.people[person]?.[0] === memberId,
          )?.[2],
          home: homes
            .find((home) => home.memberId === memberId)
            ?.turns.find(({ isComing }) => !isComing)?.to,
        })
      }
    const open = lane?.gaps.find(({ kind, to }) => kind === 'unplanned' && to === null)
    // Of co-leads who end on different days one hands over while the other still leads.
    const ahead = lane?.gaps.find(({ kind }) => kind === 'unplanned')
    if (
      card.leads.length &&
      rotation.next?.from.length === card.leads.length &&
      ahead &&
      rotation.next.step === 'planned' &&
      !rotation.next.to
    )
      same('from when nobody is planned', {
        formation: ahead.from,
        board: card.handOver,
        page: rotation.next.on,
      })
    if (need?.kind === 'gap' && open && !need.next)
      same('from when a lead is needed', { home: need.from, formation: open.from })
    if (need?.kind === 'uncovered')
      same('since when nobody leads', {
        home: need.from,
        page: rotation.uncoveredSince ?? need.from,
      })
  }
  return found
}

/**
 * How often the ledger says that each led this year, beside how often the formation shows that a
 * lead of theirs began.
 */
export async function leadsCounted(acting: Acting) {
  const { lanes, people } = await formationChart(acting)
  const {
    part: { lines: entries },
  } = await fairnessLedger(acting)
  const began = lanes.flatMap(({ turns }) =>
    turns
      .filter(([, , , is, , how]) => is !== 'planned' && how !== 'goes on')
      .map(([who]) => people[who]?.[0]),
  )
  return entries.map(({ memberId, name, leads }) => ({
    name,
    ledger: leads,
    formation: began.filter((id) => id === memberId).length,
  }))
}
