import { refusalOf } from '../../db/connect'
import { sql } from '../../db/school'
import type { OwnSchool } from './own-school'

/**
 * What the database says to statements of the application, in the scope of the school; each time
 * all is taken back. What is looked at when a transaction ends is looked at after them.
 */
export function triedIn(here: OwnSchool) {
  /** Which rule says no, if one does; 'may' if none. */
  async function tried(...statements: string[]) {
    const outcome = await taken(statements, 'select').catch((error: unknown) => error)
    return outcome instanceof Error ? refusalOf(outcome)?.constraint || outcome.message : 'may'
  }
  /** What is found after them. */
  async function found<Row>(statements: readonly string[], question: string) {
    return (await taken(statements, question)) as unknown as Row[]
  }
  return { tried, found }

  async function taken(statements: readonly string[], question: string) {
    let rows: unknown
    await here.cast
      .inSchool(async () => {
        for (const statement of statements) await sql().unsafe(statement)
        await sql()`set constraints all immediate`
        rows = await sql().unsafe(question)
        throw new TakenBack()
      })
      .catch((error: unknown) => {
        if (!(error instanceof TakenBack)) throw error
      })
    return rows
  }
}

class TakenBack extends Error {}
