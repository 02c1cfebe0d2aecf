import type { LoaderFunctionArgs } from '@remix-run/node'

/**
 * GET /still-here: whether this browser is still signed in, for a page that comes back; 204 or 401,
 * and never kept.
 */
export async function loader({ context }: LoaderFunctionArgs) {
  const status = (await context.guest()) ? 204 : 401
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })
}
