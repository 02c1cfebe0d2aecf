// npm run demo [-- --as-of 2026-05-12]: a clean clone becomes a running demo school, where it is
// March 2, 2026, or the day given, or today; again, the same data within seconds.
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { parseArgs } from 'node:util'
import { ready, say, stop } from './ready.mjs'
import { serve } from './serve.mjs'

const { values } = parseArgs({ options: { 'as-of': { type: 'string' } }, strict: false })
const asOf = values['as-of']
if (
  asOf !== undefined &&
  asOf !== 'today' &&
  !(/^\d{4}-\d{2}-\d{2}$/.test(String(asOf)) && !Number.isNaN(Date.parse(String(asOf))))
)
  stop('--as-of wants a day, like 2026-05-12, or today.')

console.log('\nSkein: the demo school, Harbor Ridge\n')
process.env.DATA_DIR ||= '.data/demo'
const first = !existsSync(process.env.DATA_DIR)
ready()
if (first) say('Setting up the database and the school …')
process.env.LOG_LEVEL ||= 'warn'
// Every letter of the demo may be read by the one who sits at this machine, and by nobody else.
if (!process.env.HOST) process.env.MAIL_PAGE ||= 'on'
process.env.PORT ||= (await isFree(3000)) ? '3000' : '0'
const { url } = await serve({ prepare: (database, loadDemo) => loadDemo(database, { asOf, say }) })
const mail =
  process.env.MAIL_PAGE === 'on' ? `listed at ${url}/mail` : `kept in ${process.env.DATA_DIR}/mail`
console.log(`
  Harbor Ridge is open at ${url}

  Sign in with any of these; the password is always  a skein of geese flies far
    the principal       renata.osei@harborridge.example
    a teacher           priya.natarajan@harborridge.example
    a para-educator     denise.abara@harborridge.example
    a student           zoe.m@harborridge.example

  Mail it would have sent is ${mail}. Ctrl-C stops everything; the data stays in ${process.env.DATA_DIR}.
`)

function isFree(port) {
  return new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)))
  })
}
