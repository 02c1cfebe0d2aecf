import type { LoaderFunctionArgs } from '@remix-run/node'
import { swept } from '../../http/signed-out.server'

/** GET /sign-out/swept: nothing but the word to forget what is kept. */
export const loader = ({ request }: LoaderFunctionArgs) => swept(request)
