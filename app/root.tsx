import type { LinksFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react'
import type { ReactNode } from 'react'
import { config } from 'zod/v4/core'
import '../styles/index.css'
import sans from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url'
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2?url'
import { useArrival } from './ui/kit/focus-heading'
import { comingBackScript } from './ui/kit/sitting'
import { PageState } from './ui/kit/page-state'
import { Trouble } from './ui/kit/error-page'
import { usePageSeed } from './ui/kit/form-key'
import { useNonce } from './ui/kit/nonce'

// zod tries whether it may compile code as soon as a form is described; the page's policy forbids
// that, and would report every try.
config({ jitless: true })

/** The two fonts of every page, asked for before its styles are read. */
export const links: LinksFunction = () =>
  [sans, serif].map((href) => ({
    ...{ rel: 'preload', as: 'font', type: 'font/woff2', href },
    crossOrigin: 'anonymous' as const,
  }))

export default function Root() {
  useArrival()
  return (
    <PageState>
      <Page>
        <Outlet />
      </Page>
    </PageState>
  )
}

function Page({ children }: { children: ReactNode }) {
  const nonce = useNonce()
  const seed = usePageSeed()
  return (
    <html lang="en" data-page={seed}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fdfaf5" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#1f1a15" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/skein.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/skein-180.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: comingBackScript }}
        />
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
  return (
    <Page>
      <main className="door">
        <Trouble />
      </main>
    </Page>
  )
}
