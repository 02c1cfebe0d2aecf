import type { Acting } from '../../app/domain/acting'
import { fairnessOf } from '../../app/domain/rotations/fairness-facts'
import { paths } from '../../app/paths'
import { closePool, openPool } from '../../db/connect'
import { withSchool } from '../../db/school'
import { measure } from './cost'
import type { Subject } from './cost'
import type { Bound, Ground } from './ground'
import { looker, raise, slug } from './schools'

/** The suggestion of who might lead, in a school of 300, against the pages that show it. */
export async function suggestionPart(
  { at, asking, database, inPostgres, skein, stops }: Ground,
  say: (line: string) => void,
): Promise<Bound[]> {
  say('Raising a school of 300 members with three years of turns …')
  await database('large', (sql) =>
    raise(sql, { schools: 1, members: 300, initiatives: 60, turns: 39 }),
  )
  say('Measuring the suggestion, beside the pages that show it …')
  const large = await skein('large')
  openPool(at('large'))
  stops.unshift(closePool)
  const acting = await looker(at('large'))
  const suggesting = (among: 'near' | 'everyone', version?: number): Subject => ({
    times: 40,
    clocks: async () => ({ own: ownTime(), postgres: inPostgres('large') }),
    work: (many) => suggest(acting, { many, among, version }),
  })
  const { ratio, cost } = await measure({
    near: suggesting('near', 1),
    nearAnew: suggesting('near'),
    all: suggesting('everyone', 1),
    allAnew: suggesting('everyone'),
    initiative: asking(large, paths.initiative(slug(1), 1)),
    handOver: asking(large, paths.initiativeAct(slug(1), 1, 'hand-over')),
  })
  await closePool()
  await large.server.stop()

  const names = ['near', 'nearAnew', 'all', 'allAnew', 'initiative', 'handOver'] as const
  return [
    {
      what: 'the suggestion in a school of 300, of the initiative’s page, with Postgres’s processor time',
      is: ratio('near', 'initiative', 'all'),
      most: 0.1,
    },
    {
      what: '  asked for the first time since the school changed',
      is: ratio('nearAnew', 'initiative', 'all'),
      most: 0.1,
    },
    {
      what: 'the suggestion of all 300, of the page to hand over a lead',
      is: ratio('all', 'handOver', 'all'),
      most: 0.1,
    },
    {
      what: '  asked for the first time since the school changed',
      is: ratio('allAnew', 'handOver', 'all'),
    },
    ...names.map((name) => ({
      what: `    ${name}: of its own, ${cost(name, 'own').toFixed(2)} ms`,
      is: cost(name, 'all'),
      unit: 'ms',
    })),
  ]
}

function ownTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

// In one scope, as on a page, which has entered the school already.
function suggest(
  acting: Acting,
  {
    many,
    among,
    version,
  }: { many: number; among: 'near' | 'everyone'; version: number | undefined },
) {
  const initiativeId = '00000004-0001-7000-8000-000000000001'
  const again = async () => {
    for (let n = 0; n < many; n++)
      await fairnessOf(acting, { initiativeId, on: acting.school.today, among })
  }
  return withSchool(acting.school.id, again, { readOnly: true, version })
}
