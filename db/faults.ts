// What may be logged of an error: what kind it is and where it came from, never its message. A
// message carries values: drizzle's the whole query, Postgres' the word it could not read, JSON's a
// piece of the text.

export type Fault = {
  type: string
  code?: string
  constraint?: string
  table?: string
  column?: string
  sentence?: string
  stack?: string[]
  cause?: Fault
}

/**
 * An error whose sentence is our own and holds nothing that anyone typed, so that it may be logged.
 */
export class PlainError extends Error {}

const deepest = 4

/**
 * An error as it may be logged: its kind, the database's code, rule and table, the places in the
 * code, and the same of what caused it.
 */
export function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { type: typeof error }
  const said = error as Error & Record<string, unknown>
  const cause = said.cause ?? (Array.isArray(said.errors) ? said.errors[0] : undefined)
  return {
    type: word(said.constructor.name) ?? 'Error',
    ...named('code', said.code),
    ...named('constraint', said.constraint_name ?? said.constraint),
    ...named('table', said.table_name ?? said.table),
    ...named('column', said.column_name ?? said.column),
    ...(error instanceof PlainError && { sentence: error.message }),
    stack: framesOf(said),
    ...(cause !== undefined && depth < deepest && { cause: faultOf(cause, depth + 1) }),
  }
}

/** The same in one line, for where no more is kept. */
export const lineOf = ({ type, code, constraint, sentence }: Fault) =>
  [sentence ?? type, code, constraint].filter(Boolean).join(' ')

// Codes and names of rules are words; anything else that stands in such a place is not ours to
// repeat.
const word = (said: unknown) =>
  typeof said === 'string' && /^[\w.-]{1,80}$/.test(said) ? said : undefined
const named = (name: string, said: unknown) => (word(said) ? { [name]: word(said) } : {})

const mostFrames = 20
const frame =
  /^ {4}at (?:async )?(?:new )?(?:[\w.$#<>[\] ]+ )?\(?(?:(?:file|node):[\w./@:+~-]+|\/[\w./@+~-]+|[A-Z]:\\[\w.\\@+~-]+):\d+:\d+\)?$/

// A stack begins with the message, which may hold lines that look like places: only what follows it
// is read.
function framesOf({ stack = '', message }: Error) {
  const from = message ? stack.lastIndexOf(message) + message.length : 0
  return stack
    .slice(Math.max(0, from))
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim())
}
