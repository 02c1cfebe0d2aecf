/** What is measured: does its work so many times, and tells its clocks (milliseconds of processor time: our own part, Postgres's part). */
export type Subject = { work: (times: number) => Promise<void>; clocks: () => Promise<Cost>; times: number }
export type Cost = { own: number; postgres: number }
export type Part = 'own' | 'all'

const rounds = 15

/**
 * Measures subjects in turns, round by round, on however busy a machine: what is said of two of them is the median, over the rounds, of their
 * ratio within one round, so that a busy minute burdens both. The first round, in which everything is new, is thrown away.
 */
export async function measure<Name extends string>(subjects: Record<Name, Subject>) {
  const names = Object.keys(subjects) as Name[]
  const seen: Record<Name, Cost>[] = []
  for (let round = 0; round <= rounds; round++) {
    const costs = {} as Record<Name, Cost>
    for (const name of names) costs[name] = await once(subjects[name])
    if (round > 0) seen.push(costs)
  }
  const of = (name: Name, part: Part) => seen.map((costs) => costs[name].own + (part === 'all' ? costs[name].postgres : 0))
  return {
    ratio: (name: Name, to: Name, part: Part) => median(of(name, part).map((cost, round) => cost / (of(to, part)[round] ?? Number.NaN))),
    cost: (name: Name, part: Part) => median(of(name, part)),
  }
}

async function once({ work, clocks, times }: Subject): Promise<Cost> {
  const before = await clocks()
  await work(times)
  const after = await clocks()
  return { own: (after.own - before.own) / times, postgres: (after.postgres - before.postgres) / times }
}

function median(numbers: number[]) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
