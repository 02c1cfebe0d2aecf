import type { Request } from 'express'
import { ownPath, paths } from '../paths'

const title = 'That is too much at once'

/**
 * A write that is refused before any page of ours is made, as a page for who sent it without
 * script: what happened, in plain words, and the way back to the form. Others get the bare
 * sentence. `looks` are its style sheets.
 */
export function refusalPage(
  request: Request,
  sentence: string,
  looks: readonly string[],
): string | undefined {
  const isShown = request.accepts(['text', 'html']) === 'html' && !('_data' in request.query)
  if (request.method !== 'POST' || !isShown) return undefined
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/skein.svg" type="image/svg+xml">
${looks.map((sheet) => `<link rel="stylesheet" href="${sheet}">\n`).join('')}<title>${title} · Skein</title>
<main class="door">
<section class="trouble">
<h1>${title}</h1>
<p>${sentence} Nothing was changed.</p>
<p>Your browser’s Back leads to what you typed. A long list can be sent in parts.</p>
<p class="form__acts"><a href="${backFrom(request)}" class="button">To the form</a></p>
</section>
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
