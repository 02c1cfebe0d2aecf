import type { LoaderFunctionArgs } from '@remix-run/node'
import { atTheDoor } from '../../../db/front-door'
import { countFile, fileOfSchool } from '../../domain/personal-data/file'
import { belongingsOf } from '../../domain/accounts/memberships'
import { Refusal } from '../../domain/refusal'
import { guestOf } from '../../http/guest.server'

export { default } from './not-found'

/** GET /account/data: all that I wrote or that is about me, in every school, as one JSON file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, name, email } = await guestOf(request, context)
  const schools = await madeAlone(accountId, () => filesOf(accountId))
  const file = { format: 'skein-account-1', about, account: { name, email }, schools }
  context.file = download(JSON.stringify(file, null, 2))
  return null
}

const underWay = new Set<string>()
const mostAtOnce = 2
const busy = 'Files of this kind are being made just now, one after another. Please try again soon.'

// A file of many schools is dear: a few are made at once, and one at a time for an account.
async function madeAlone<T>(accountId: string, make: () => Promise<T>) {
  if (underWay.has(accountId) || underWay.size >= mostAtOnce) throw new Refusal('busy', busy)
  underWay.add(accountId)
  return make().finally(() => underWay.delete(accountId))
}

async function filesOf(accountId: string) {
  await countFile(accountId)
  const schools = []
  for (const belonging of await atTheDoor(() => belongingsOf(accountId)))
    schools.push(await fileOfSchool(belonging))
  return schools
}

const about = [
  'What you wrote in Skein, or what your schools keep about you: a list for each kind, oldest first.',
  'Of what others wrote there are titles and questions only; null is where the words are not yours.',
  'Instants are ISO 8601 with their offset; days are the days of the school, in its own time zone.',
]

function download(text: string) {
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': 'attachment; filename="my-skein-data.json"',
    'Cache-Control': 'private, no-store',
  }
  return new Response(text, { headers })
}
