// ESLint with the one rule of this folder, on the files of a program.
import { ESLint } from 'eslint'
import { relative } from 'node:path'
import parser from '@typescript-eslint/parser'
import { written } from './rule.mjs'

const strings = { date: 'string', timestamp: 'string', timestamptz: 'string' }

/**
 * What is wrong with the written queries of these files, a line each.
 * @param {string} databaseUrl a database that is migrated
 * @param {string[]} files
 * @returns {Promise<string[]>}
 */
export async function lint(databaseUrl, files) {
  const connection = {
    databaseUrl,
    plugins: [{ package: './tests/queries/fits.cjs' }],
    overrides: { types: strings },
  }
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts', '**/*.tsx'],
      // The names of the logins are known only when it runs.
      ignores: ['db/roles.ts'],
      languageOptions: { parser, parserOptions: { project: './tests/queries/tsconfig.json' } },
      linterOptions: { noInlineConfig: true },
      plugins: { skein: { rules: { written } } },
      rules: { 'skein/written': ['error', { connections: [connection] }] },
    },
  })
  const results = await eslint.lintFiles(files)
  return results.flatMap(({ filePath, messages }) =>
    messages
      .filter(({ severity }) => severity === 2)
      .map(({ line, message }) => `${relative('.', filePath)}:${line} ${message}`),
  )
}
