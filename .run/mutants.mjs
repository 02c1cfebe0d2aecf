// npm run mutants [-- room | file …]: makes small slips, one at a time, and says which of them the
// tests do not notice, with a score for each room: those that Stryker makes in the domain, and
// those that are written in tests/mutants/slips.mjs. After the word `written` it is that list
// alone, of all rooms or of these rooms or files. All rooms take hours.
import { readdirSync } from 'node:fs'
import { makeSlips } from '../tests/mutants/made.mjs'
import { makeWritten, roomsOfWritten } from '../tests/mutants/written.mjs'
import { ready, say, stop } from './ready.mjs'

ready({ built: false })
const inDomain = readdirSync('app/domain', { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name)
const rooms = [...new Set([...inDomain, ...roomsOfWritten()])]
const [first, ...others] = process.argv.slice(2)
const scores = []
if (first === 'written')
  for (const room of others.length ? others : roomsOfWritten()) count(room, makeWritten(room, tell))
else for (const word of first ? [first, ...others] : rooms) count(word, await made(word))

if (scores.length > 1)
  count(
    'all',
    scores.flatMap(([, , all]) => all),
  )
console.table(Object.fromEntries(scores))
process.exit(scores.some(([, { 'not noticed': left }]) => left > 0) ? 1 : 0)

async function made(word) {
  if (word.endsWith('.ts')) return told(await makeSlips([word]))
  if (!rooms.includes(word)) stop(`There is no room ${word}; there are ${rooms.join(', ')}.`)
  const byStryker = inDomain.includes(word)
    ? told(await makeSlips([`app/domain/${word}/*.ts`]))
    : []
  return [...byStryker, ...makeWritten(word, tell)]
}

function told(all) {
  for (const one of all) tell(one)
  return all
}

function tell({ room, what, why, noticedBy, notBegun }) {
  if (notBegun) return say(`NO TEST COULD BEGIN: ${what}\n      ${notBegun}`)
  if (noticedBy && why) say(`noticed after all, so its reason can go: ${what}`)
  else if (noticedBy && room) say(`noticed: ${what}\n      by ${noticedBy}`)
  else if (!noticedBy)
    say(why ? `cannot be noticed: ${what}\n      ${why}` : `NOT NOTICED: ${what}`)
}

function count(room, all) {
  const noticed = all.filter(({ noticedBy }) => noticedBy).length
  const left = all.filter(({ noticedBy, why }) => !noticedBy && !why).length
  const score = noticed + left ? `${Math.round((100 * noticed) / (noticed + left))} %` : '–'
  scores.push([room, { slips: all.length, noticed, 'not noticed': left, score }, all])
}
