import type { Sql } from 'postgres'
import { openLine } from './connect'

const calmMs = 2_000
const soonMs = 200
const patienceMs = 5_000

type Line = { begin: (sql: Sql) => Promise<unknown>; heard?: (text: string) => void }

/**
 * Holds one connection of its own until told to let go. What a session keeps (what it listens to, a
 * lock) ends with it, so `begin` runs on each new one: on the first before this answers, and again
 * by itself whenever the database was away. A line that closed is noticed at once, one that fell
 * silent within a few seconds.
 */
export async function holdLine({ begin, heard = () => {} }: Line) {
  let isOver = false
  let session: number | undefined
  let wake = () => {}
  const open = () => openLine({ heard, closed: () => wake() })
  let sql = open()

  const look = async () => {
    const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
    if (row?.pid === session) return
    await begin(sql)
    session = row?.pid
  }
  const anew = () => {
    session = undefined
    if (isOver) return
    void sql.end({ timeout: 0 })
    sql = open()
  }
  const watching = async () => {
    while (!isOver) {
      await new Promise<void>((woken) => {
        const timer = setTimeout(woken, session === undefined ? soonMs : calmMs)
        wake = () => (clearTimeout(timer), woken())
      })
      if (!isOver) await inTime(look()).catch(anew)
    }
  }

  await inTime(look()).catch(anew)
  const watched = watching()
  return async () => {
    isOver = true
    wake()
    await sql.end({ timeout: 0 })
    await watched
  }
}

function inTime(work: Promise<unknown>) {
  let timer: ReturnType<typeof setTimeout>
  const silence = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error('The database fell silent.')), patienceMs)
  })
  return Promise.race([work, silence]).finally(() => clearTimeout(timer))
}
