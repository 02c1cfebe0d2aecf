import type { LoaderFunctionArgs } from '@remix-run/node'
import { atTheDoor } from '../../../db/front-door'
import { fileOfSchool } from '../../domain/account-files'
import { belongingsOf } from '../../domain/account-schools'
import { asResponse } from '../../http/answers.server'
import { guestOf } from '../../http/guest.server'

export { default } from './nothing-here'

/** GET /account/data: all that I wrote or that is about me, in every school, as one JSON file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId, name, email } = await guestOf(request, context)
  try {
    const schools = []
    for (const belonging of await atTheDoor(() => belongingsOf(accountId)))
      schools.push(await fileOfSchool(belonging))
    context.file = download(
      JSON.stringify(
        { format: 'skein-account-1', about, account: { name, email }, schools },
        null,
        2,
      ),
    )
    return null
  } catch (error) {
    throw asResponse(error, context)
  }
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
