import pino from 'pino'
import type { Logger } from 'pino'
import { faultOf } from '../../db/faults'

/**
 * The process's log, on standard output. Of an error that is handed to it, it writes what may be
 * said of one (`faultOf`), and no more.
 */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    serializers: { err: (error: unknown) => safe(error) },
    hooks: {
      logMethod([first, ...words], method) {
        // Otherwise pino would take the message of a lone error for its own.
        const said = isError(first)
          ? [{ err: faultOf(first) }, ...(words.length ? words : ['failed'])]
          : [first, ...words]
        method.apply(this, said.map((one) => safe(one)) as Parameters<typeof method>)
      },
    },
  })
}

const isError = (value: unknown) => value instanceof Error
const deepest = 3

function safe(value: unknown, depth = 0): unknown {
  if (isError(value)) return faultOf(value)
  if (typeof value !== 'object' || value === null || depth > deepest) return value
  if (Array.isArray(value)) return value.map((one) => safe(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, safe(one, depth + 1)]),
  )
}
