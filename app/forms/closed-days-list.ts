import { z } from 'zod'
import { check, maybeLine, maybeText } from './kit/fields'

/** A calendar of a few years has some hundred events: this is many times as much. */
const mostText = 200_000
/** Rows of closed days that are shown, and taken in, at once. */
export const mostClosedDays = 300

const tooLarge =
  'That file is larger than a school’s calendar. Please export the closed days alone.'

// What was read is corrected in its row, so a fault is no reason to refuse the form: each row is
// judged apart.
const Row = z.object({
  chosen: check,
  name: maybeLine(2_000),
  startsOn: maybeLine(20),
  endsOn: maybeLine(20),
})

/**
 * Closed days out of a calendar file: pasted or as a file, then the rows of it that were shown and
 * chosen.
 */
export const ClosedDaysList = z.object({
  calendar: maybeText(mostText),
  file: z
    .instanceof(File, { error: 'Please choose a file.' })
    .refine(({ size }) => size <= mostText, tooLarge)
    .optional(),
  rows: z.array(Row).max(mostClosedDays).default([]),
})
