import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test, vi } from 'vitest'
import { callsAndOffers } from '../../app/domain/calls/calls-of-initiative'
import { fairnessOf } from '../../app/domain/rotations/fairness-facts'
import { fairnessLedger } from '../../app/domain/insights/fairness-ledger'
import { find, listed } from '../../app/domain/search'
import { homeOf } from '../../app/domain/home/home'
import { ledger } from '../../app/domain/contributions/ledger-lines'
import { namesOfAll } from '../../app/domain/schools/names-of-all'
import { initiativeState } from '../../app/domain/initiatives/state'
import { findables } from '../../app/forms/kit/search'
import type { Topic } from '../../app/vocabulary/topics'
import { sql, withSchool } from '../../db/school'
import { ownSchool } from '../support/own-school'

type Look = { name: string; find: () => Promise<unknown>; topics: readonly Topic[] }
const looks = vi.hoisted(() => [] as Look[])

// Each look that is remembered by topics is written down as it is made, and made as ever.
vi.mock('../../db/school', async (original) => {
  const school = await original<typeof import('../../db/school')>()
  const remembered: typeof school.remembered = (name, find, topics) => {
    if (topics) looks.push({ name, find, topics })
    return school.remembered(name, find, topics)
  }
  return { ...school, remembered }
})

const here = ownSchool()

beforeAll(async () => {
  const acting = await here.cast.acting('LO')
  const { schoolId } = here.cast
  await withSchool(schoolId, async () => {
    await homeOf(acting, 3)
    await ledger(acting)
    await fairnessLedger(acting)
    await namesOfAll(acting)
    for (const of of findables) {
      await listed(of)
      await find(of, 'o')
    }
    const at = await initiativeState(2)
    await callsAndOffers(acting, at)
    for (const among of ['near', 'everyone'] as const) {
      await fairnessOf(acting, { initiativeId: at.id, on: '2026-03-23', among })
    }
  })
})

/** The tables that tell none of these topics. */
async function tablesBeside(topics: readonly Topic[]) {
  const rows = await here.sql<{ name: string; said: string[] }[]>`
    select t.tgrelid::regclass::text as name,
      array_agg(split_part(encode(t.tgargs, 'escape'), '\\000', 2)) as said
    from pg_trigger t where t.tgfoid = 'told'::regproc group by 1`
  return rows
    .filter(({ said }) => !said.some((topic) => topics.includes(topic as Topic)))
    .map(({ name }) => name)
}

async function fails({ find, topics }: Look) {
  const hidden = (await tablesBeside(topics)).join(', ')
  const failed = await withSchool(here.cast.schoolId, async () => {
    // The entrance itself looks at the school, and is not waited for.
    await sql()`select`
    await here.sql.unsafe(`revoke select on ${hidden} from skein_app`)
    await find()
  }).then(
    () => false,
    () => true,
  )
  await here.sql.unsafe(`grant select on ${hidden} to skein_app`)
  return failed
}

/** How the names of what is remembered begin, as the code writes them out. */
const named = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => [
    ...readFileSync(`app/${file}`, 'utf8').matchAll(/\bremembered\(\s*[`']([^`'$]+)/g),
  ])
  .map(([, name = '']) => name)

test('what is remembered until some topics change is read from the tables of these alone', async () => {
  expect(named.length).toBeGreaterThan(6)
  expect(named.filter((name) => !looks.some((look) => look.name.startsWith(name)))).toEqual([])
  const wrong = []
  for (const look of looks) if (await fails(look)) wrong.push(look.name)
  expect(wrong).toEqual([])
})

test('what is remembered is found anew once one of its topics has changed, and not for others', async () => {
  const { remembered } = await import('../../db/school')
  const stands: Record<string, number> = { turns: 1, updates: 1 }
  const version = (topics: readonly Topic[] = ['turns', 'updates']) => {
    return Math.max(...topics.map((topic) => stands[topic] ?? 0))
  }
  let found = 0
  const look = () =>
    withSchool(here.cast.schoolId, () => remembered('a number', async () => ++found, ['turns']), {
      readOnly: true,
      version,
    })
  expect([await look(), await look()]).toEqual([1, 1])
  stands.updates = 2
  expect(await look()).toBe(1)
  stands.turns = 3
  expect(await look()).toBe(2)
})
