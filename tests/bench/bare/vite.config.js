// The reference of the bench: a bare Remix application with default settings, which renders our two
// hundred cards from memory.
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [remix({ appDirectory: 'tests/bench/bare/app', buildDirectory: '.cache/bench/bare' })],
  build: { target: 'es2022' },
})
