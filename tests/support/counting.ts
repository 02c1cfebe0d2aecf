import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import type { Acting } from '../../app/domain/acting'
import { pool } from '../../db/connect'

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>

/** What a page asks of the school for this member: the text of each query, in order. */
export async function queriesOf(
  loader: Loader,
  acting: Acting,
  address: string,
  params: Record<string, string>,
) {
  const asked: string[] = []
  const { options } = pool()
  options.debug = (_connection, query) => void asked.push(query)
  try {
    await loader({
      request: new Request(`http://school.test${address}`),
      params: { school: acting.school.slug, ...params },
      context: contextOf(acting),
    })
  } finally {
    options.debug = false
  }
  return asked.filter((query) => !/^\s*(begin|commit|select set_config)|pg_catalog/i.test(query))
}

// The version is one that nothing is remembered of yet.
function contextOf({ memberId, name, access, position, school }: Acting): AppLoadContext {
  const { id: schoolId, slug, name: title, timeZone, today, now } = school
  const membership = {
    schoolId,
    slug,
    school: title,
    timeZone,
    today,
    version: (versions += 1),
    memberId,
    memberName: name,
    initials: '',
    access,
    position,
  }
  const guest = { accountId: '', memberships: [membership], now }
  return { guest: async () => guest } as Partial<AppLoadContext> as AppLoadContext
}

let versions = 1_000_000
