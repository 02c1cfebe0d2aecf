import type { Request } from 'express'
import { ownPath, paths } from '../paths'

/**
 * A write that is refused before any page of ours is made, as a page for who sent it without
 * script: what happened, in plain words, and the way back to the form. Others get the bare
 * sentence.
 */
export function refusalPage(request: Request, sentence: string): string | undefined {
  const isShown = request.accepts(['text', 'html']) === 'html' && !('_data' in request.query)
  if (request.method !== 'POST' || !isShown) return undefined
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Too much at once · Skein</title>
<main>
<h1>Too much at once</h1>
<p>${sentence} Nothing was changed.</p>
<p>Your browser’s Back leads to what you typed. A long list can be sent in parts.</p>
<p><a href="${backFrom(request)}">To the form</a></p>
</main>
</html>
`
}

// The page that the form was on, of this site alone; as URLs write it, no sign in it ends the
// attribute.
function backFrom(request: Request) {
  const here = `http://${request.headers.host}`
  const sent = new URL(request.originalUrl, here)
  const from = request.get('referer')
  const page = from && URL.canParse(from) ? new URL(from) : undefined
  const { pathname, search } = page?.host === sent.host ? page : sent
  const way = ownPath(`${pathname}${search}`, paths.welcome())
  return way.replaceAll('&', '&amp;').replaceAll('"', '%22')
}
