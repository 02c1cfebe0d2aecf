/**
 * What is measured: does its work so many times, and tells its clocks (milliseconds of processor
 * time: our own part, Postgres's part).
 */
export type Subject = {
  work: (times: number) => Promise<void>
  clocks: () => Promise<Cost>
  times: number
}
export type Cost = { own: number; postgres: number }
export type Part = 'own' | 'all'

/**
 * Measures subjects in turns, round by round, on however busy a machine: of each its quietest third
 * of the rounds counts, since what others do at the same time only ever adds. The first round, in
 * which everything is new, is thrown away.
 */
export async function measure<Name extends string>(
  subjects: Record<Name, Subject>,
  { rounds = 15 } = {},
) {
  const names = Object.keys(subjects) as Name[]
  const seen: Record<Name, Cost>[] = []
  for (let round = 0; round <= rounds; round++) {
    const costs = {} as Record<Name, Cost>
    for (const name of names) costs[name] = await once(subjects[name])
    if (round > 0) seen.push(costs)
  }
  const of = (name: Name, part: Part) =>
    seen.map((costs) => costs[name].own + (part === 'all' ? costs[name].postgres : 0))
  return {
    ratio: (name: Name, to: Name, part: Part) => quietest(of(name, part)) / quietest(of(to, part)),
    cost: (name: Name, part: Part) => quietest(of(name, part)),
  }
}

async function once({ work, clocks, times }: Subject): Promise<Cost> {
  const before = await clocks()
  await work(times)
  const after = await clocks()
  return {
    own: (after.own - before.own) / times,
    postgres: (after.postgres - before.postgres) / times,
  }
}

function quietest(numbers: number[]) {
  const third = numbers.toSorted((a, b) => a - b).slice(0, Math.ceil(numbers.length / 3))
  return third.reduce((sum, one) => sum + one, 0) / third.length
}
