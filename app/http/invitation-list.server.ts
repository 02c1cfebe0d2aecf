import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'
import type { Acting } from '../domain/acting'
import { invitationsLeft } from '../domain/members/invitation-letters'
import {
  accessesToGive,
  givesControl,
  inviteMany,
  knownAddresses,
} from '../domain/members/invitations'
import type { Invited } from '../domain/members/invitations'
import { conflict } from '../domain/refusal'
import { hashed } from '../domain/accounts/tokens'
import { NewInvitation, mostCorrected } from '../forms/invitations'
import type { InvitationList } from '../forms/invitations'
import { positions } from '../vocabulary'
import { accessNamed, positionNamed } from '../vocabulary/positions'
import { textOfFile } from './text-of-file.server'
import { linesOf } from './invitation-lines.server'
import type { Line } from './invitation-lines.server'

/** A school of a thousand people and their parents, in parts; no more can be sent in four hours. */
const mostRows = 2_000
const said = (rows: number) => new Intl.NumberFormat('en').format(rows)

export type Faulty = { row: string; fault: string }
/**
 * What a list comes to: who can be invited now, which rows need a look and why, who has to wait for
 * another hour.
 */
export type Preview = {
  ready: Invited[]
  text: string
  shown: string
  faulty: Faulty[]
  others: string
  more: number
  waiting: number
  left: number
}

type Given = z.output<typeof InvitationList>

/**
 * Reads a list as `linesOf` does and judges each row; `left` is how many may be invited now. In the
 * school's scope.
 */
export async function previewOf(
  acting: Acting,
  text: string,
  given: Pick<Given, 'position' | 'access'>,
): Promise<Preview> {
  const judged = await judge(
    acting,
    peopleIn(text).map((line) => filled(line, given)),
  )
  const right = judged.flatMap(({ invited }) => invited ?? [])
  const faulty = judged.flatMap(({ line, fault }) => (fault ? [{ row: rowOf(line), fault }] : []))
  const left = await invitationsLeft(acting)
  const [ready, waiting] = [right.slice(0, left), right.slice(left)]
  const more = faulty.slice(mostCorrected)
  const others = [...waiting.map(rowOf), ...more.map(({ row }) => row)].join('\n')
  return {
    ready,
    ...shownAs(ready),
    faulty: faulty.slice(0, mostCorrected),
    others,
    more: more.length,
    waiting: waiting.length,
    left,
  }
}

/**
 * Invites whom the form shows as ready, when it is what was shown; answers how many, and the rows
 * that are left of the list.
 */
export async function inviteShown(acting: Acting, given: Given) {
  const people = given.check ? undefined : shownPeople(given)
  if (!people) return keptBack(given)
  const { invited, waiting } = await inviteMany(acting, people)
  return { isSent: true, invited, rest: await listIn({ ...given, ready: textOf(waiting) }) }
}

// Each row costs a look at every rule: so many are looked at in one go.
function peopleIn(text: string) {
  const tooMany = () =>
    conflict(`A list has at most ${said(mostRows)} rows. Please send it in parts.`, 'list')
  if ((text.match(/[\r\n\u2028\u2029]+/g) ?? []).length >= mostRows) tooMany()
  // Several may stand in one row, and a row may say the address of another person as well.
  if ((text.match(/@/g) ?? []).length > 2 * mostRows) tooMany()
  const lines = linesOf(text)
  if (lines.length > mostRows) tooMany()
  return lines
}

/** Whether what the form would send makes someone an owner or an admin. */
export function listGivesControl(given: Given) {
  return !given.check && (shownPeople(given) ?? []).some(({ access }) => givesControl(access))
}

/** The form as it stands, with nothing sent. */
export async function keptBack(given: Given) {
  return { isSent: false, invited: 0, rest: await listIn(given) }
}

// Everything the form says of the list, as one text.
async function listIn({ list, file, ready, corrected, others }: Given) {
  return [await listInFile(file), list, ready, ...corrected, others].join('\n').trim()
}

// A spreadsheet itself, or a picture, is no text; a list is, in whatever encoding.
async function listInFile(file: Given['file']) {
  const text = await textOfFile(file)
  if (text.includes('\0'))
    conflict(
      'This file is not a list in text. In the spreadsheet, please save the list as CSV, and choose that file.',
      'file',
    )
  return text
}

// The people of a list that was shown, when it still is what was shown: only that is sent.
function shownPeople({ ready, shown }: Given): Invited[] | undefined {
  const text = ready.replaceAll('\r\n', '\n')
  const people = peopleIn(text).flatMap(
    (line) => NewInvitation.safeParse(filled(line, {})).data ?? [],
  )
  return people.length && shownAs(people).shown === shown && textOf(people) === text.trim()
    ? people
    : undefined
}

function shownAs(people: Invited[]) {
  const text = textOf(people)
  return { text, shown: hashed(text) }
}

const textOf = (people: Line[]) => people.map(rowOf).join('\n')
const rowOf = ({ name, email, position, access }: Line) =>
  stringify([[name, email, position, access]]).trim()

type Judged = { line: Line; invited?: Invited; fault?: string }

async function judge(acting: Acting, lines: Line[]): Promise<Judged[]> {
  const known = await knownAddresses(
    acting,
    lines.map(({ email }) => email),
  )
  const given = accessesToGive(acting)
  const seen = new Set<string>()
  return lines.map((line) => {
    const read = NewInvitation.safeParse(line)
    const small = line.email.toLowerCase()
    const fault =
      faultOf(line, read) ??
      (seen.has(small)
        ? 'This address is twice in the list.'
        : standing[known.get(small)?.is ?? 'new'](known.get(small)?.name))
    seen.add(small)
    if (fault || !read.data) return { line, fault }
    return given.includes(read.data.access)
      ? { line, invited: read.data }
      : { line, fault: 'You can give your own access or a lesser one, not above it.' }
  })
}

const standing = {
  new: () => undefined,
  member: (name = '') => `${name} already belongs to the school with this address.`,
  invited: () => 'This address has been invited already, and has not answered yet.',
  expired: () => 'This address was invited before. Please send that invitation again from People.',
}

function faultOf(
  { position, access }: Line,
  { error }: ReturnType<typeof NewInvitation.safeParse>,
) {
  const [issue] = error?.issues ?? []
  if (issue?.path[0] === 'position')
    return `${
      position ? `“${position}” is no position here.` : 'The position is missing.'
    } Please write one of these: ${positions.join(', ')}.`
  return issue?.path[0] === 'access'
    ? `“${access}” is no access. Please write owner, admin, member or guest.`
    : issue?.message
}

function filled(
  { name, email, position, access }: Line,
  { position: position_, access: access_ }: Partial<Given>,
): Line {
  return {
    name,
    email,
    position: positionNamed(position) ?? (position || (position_ ?? '')),
    access: accessNamed(access) ?? (access || (access_ ?? '')),
  }
}
