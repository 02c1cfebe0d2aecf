import { Links, Meta, Outlet, Scripts, ScrollRestoration, isRouteErrorResponse, useRouteError } from '@remix-run/react'
import type { ReactNode } from 'react'
import '../styles/index.css'
import { Trouble } from './ui/trouble'
import { useNonce } from './ui/nonce'

export default function Root() {
  return (
    <Page>
      <Outlet />
    </Page>
  )
}

function Page({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/skein.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export function ErrorBoundary() {
  const error = useRouteError()
  return (
    <Page>
      <title>Skein</title>
      <main className="door">
        {isRouteErrorResponse(error) ? <Trouble status={error.status} sentence={(error.data as { sentence?: string } | null)?.sentence} /> : <Trouble status={500} />}
      </main>
    </Page>
  )
}
