import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { mapRoutes } from './app/routes'

// The server is the Remix server build's own host, so that both share one pool, one scope and one
// listener.
const server = {
  name: 'skein-server',
  config: (_, { isSsrBuild }) =>
    isSsrBuild ? { build: { rollupOptions: { input: 'app/http/server.ts' } } } : undefined,
}

export default defineConfig({
  plugins: [
    remix({
      ignoredRouteFiles: ['**/*'],
      routes: (define) => define((route) => mapRoutes(route)),
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: false,
        v3_lazyRouteDiscovery: false,
      },
    }),
    server,
  ],
  // The dictionaries of passwords are large, and loaded only where one is chosen. zod explains its
  // bundler annotations in comments that Rollup cannot place; there is nothing to mend on our side.
  build: {
    rollupOptions: {
      onwarn: (warning, warn) =>
        warning.code === 'INVALID_ANNOTATION' || warning.code === 'EMPTY_BUNDLE'
          ? undefined
          : warn(warning),
    },
    target: 'es2022',
    chunkSizeWarningLimit: 2500,
    assetsInlineLimit: 0,
    cssMinify: true,
  },
  server: { watch: { ignored: ['**/.data/**', '**/.cache/**', '**/build/**'] } },
})
