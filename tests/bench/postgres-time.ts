import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const ticksASecond = 100

/**
 * Processor time (milliseconds) that a Postgres has spent in the sessions of one database which are
 * open now, as Linux counts it, in steps of ten; elsewhere undefined.
 */
export function postgresTime(folder: string, database: string) {
  if (process.platform !== 'linux') return undefined
  const [postmaster = ''] = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split(
    '\n',
  )
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ticksOf(pid, { postmaster, database }))
  return (ticks.reduce((sum, one) => sum + one, 0) * 1000) / ticksASecond
}

// A session of Postgres says in its title whose it is and in which database: "postgres: skein one
// 127.0.0.1(40000) idle".
function ticksOf(pid: string, { postmaster, database }: { postmaster: string; database: string }) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (
      fields[1] !== postmaster ||
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(' ')[2] !== database
    )
      return 0
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}
