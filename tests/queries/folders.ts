import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const program = JSON.parse(readFileSync('tests/queries/tsconfig.json', 'utf8')) as {
  include: string[]
}

/** The folders that may ask the database: the arrows of the house let no query be elsewhere. */
export const askingFolders = program.include
  .filter((path) => path.startsWith('../'))
  .map((path) => join('tests/queries', path))
