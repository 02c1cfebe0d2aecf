import { createElement } from 'react'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createStaticHandler } from 'react-router-dom/server'
import { StaticRouterProvider, createStaticRouter } from 'react-router-dom/server'

type Shown = { at?: string; answer?: object }

/**
 * What the server writes of a part of a page, at an address and with what an act answered there.
 */
export async function markupOf(part: () => ReactNode, { at = '/', answer }: Shown = {}) {
  const routes = [{ id: 'page', path: '*', element: createElement(part) }]
  const context = await createStaticHandler(routes).query(new Request(`http://skein.example${at}`))
  if (context instanceof Response) throw new Error('A part of a page answers nothing by itself.')
  if (answer) context.actionData = { page: answer }
  const router = createStaticRouter(routes, context)
  return renderToStaticMarkup(
    createElement(StaticRouterProvider, { router, context, hydrate: false }),
  )
}
