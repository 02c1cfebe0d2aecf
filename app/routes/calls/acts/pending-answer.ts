import { answerable } from '../../../domain/calls/pending-answer'
import type { Answerable } from '../../../domain/calls/pending-answer'
import type { Standing } from '../../../domain/initiatives/state'
import type { Here } from '../../../http/in-school.server'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { allySaid } from '../../../vocabulary/allies'
import { exactDay } from '../../../vocabulary/dates'
import { linesFor } from '../../acts/act'
import type { Beside, Fact } from '../../acts/act'

const kinds = ['handOver', 'offer', 'pair', 'ask'] as const

/** Which hand-over, offer or ask is answered: said by the link that led here. */
export function answered({ url }: Here): FieldWords[] {
  return kinds.map((name) => ({
    name,
    kind: 'hidden',
    label: name,
    value: url.searchParams.get(name) ?? '',
  }))
}

/** The same, read from the school. */
export function readAnswered({ acting, url }: Here, at: Standing) {
  return answerable(
    acting,
    at,
    Object.fromEntries(kinds.map((name) => [name, url.searchParams.get(name) ?? undefined])),
  )
}

/** That it has been answered, and how: whoever comes back to the form reads it, and is not asked twice. */
export async function alreadyAnswered(here: Here, at: Standing) {
  const given = await readAnswered(here, at)
  return given?.answer ? `This has been answered already${ends[given.answer] ?? ''}.` : undefined
}

const ends: Record<string, string> = {
  accepted: ': with a yes',
  agreed: ': with a yes',
  declined: ': with a no for now',
  withdrawn: ': it was taken back',
}

/** What is answered, whole, so that nobody says yes or no to a bare button. */
export async function besideAnswer(here: Here, at: Standing): Promise<Beside[]> {
  const given = await readAnswered(here, at)
  return given ? [{ title: titles[given.what], lines: linesFor(factsOf(given)) }] : []
}

const titles = {
  'hand-over': 'What is handed over',
  offer: 'What is offered',
  pair: 'What is offered',
  ask: 'What is asked',
}

function factsOf(given: Answerable): Fact[] {
  const on: Fact = [given.what === 'ask' ? 'Asked' : 'Offered', exactDay(given.on)]
  if (given.what === 'hand-over')
    return [
      ['From', given.from],
      ['To', given.to],
      ['On', given.dueOn && exactDay(given.dueOn)],
      ['Where it stands', given.stands],
      ['What comes next', given.next],
      ['What I wish I had known', given.wish],
      on,
    ]
  if (given.what === 'ask') return [['Who asks', given.from], ['In their words', given.note], on]
  const together = {
    agreed: given.withName,
    declined: null,
    open: given.withName && `${given.withName}, who has not answered yet`,
  }[given.withAnswer ?? 'open']
  return [
    ['Who offers', given.isStudent ? `${given.name}, ${allySaid(given.ally)}` : given.name],
    ['Together with', together],
    ['How ready', given.readiness],
    ['From', given.startsOn && exactDay(given.startsOn)],
    ['In their words', given.note],
    on,
  ]
}
