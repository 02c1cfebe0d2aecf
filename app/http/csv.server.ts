import { stringify } from 'csv-stringify/sync'

/**
 * Rows as a CSV file for spreadsheets, headed by the names of the first. A cell that would be a
 * formula begins with an apostrophe.
 */
export function asCsv(rows: Record<string, string | number | null>[]) {
  return stringify(rows, { header: true, bom: true, escape_formulas: true })
}
