import { eq } from 'drizzle-orm'
import { contributions, members, methodTemplates, schools } from '../../db/schema'
import { db, sql } from '../../db/school'
import { isWaiting, markOf, waiting } from '../forms/kit/marks'
import type { Fields, Marks } from '../forms/kit/marks'
import type { Editable } from '../vocabulary'
import type { Acting } from './acting'
import { Refusal, conflict } from './refusal'

// Two people edit one thing: what only one of them changed is written, and where both changed one
// field, the later is told and chooses.

export type Thing = { kind: Editable; id: string }
export type Choice = 'mine' | 'theirs'

/**
 * A form as it was sent: its fields, the marks of what it was read from, and what its sender chose.
 */
export type SentForm = { fields: Fields; marks: Marks | undefined; choices: Record<string, Choice> }

/**
 * What another changed a field to while it was open here: by whom, where that is known; `isMine`
 * where it was the sender, in another window; `choice` is what the sender has chosen so far.
 */
export type OtherEdit = {
  by: string | null
  isMine: boolean
  values: string[]
  choice?: Choice | undefined
}

/** Which fields of a form keep what stands now, and which need a choice between two texts. */
export type Merge = { kept: string[]; contested: string[]; chosen: string[] }

/**
 * Compares what was sent with what it was read from and what stands now, field by field. What its
 * sender did not change is `kept` as it stands, or `contested` too where `isStrict`: where what was
 * seen is what counts. What both changed, each to something else, is contested until it is chosen
 * (`chosen`), and so is what differs from now in a form that does not say what it was read from.
 */
export function merged(sent: SentForm, now: Fields, { isStrict = false } = {}): Merge {
  const merge: Merge = { kept: [], contested: [], chosen: [] }
  for (const [name, stands] of Object.entries(now)) {
    const fate = fateOf({ sent, name, mark: markOf(stands) })
    if (fate) merge[fate === 'kept' && isStrict ? 'contested' : fate].push(name)
    if (fate === 'chosen' && sent.choices[name] === 'theirs') merge.kept.push(name)
  }
  return merge
}

type One = { sent: SentForm; name: string; mark: string }

function fateOf({ sent, name, mark }: One): keyof Merge | undefined {
  const mine = markOf(sent.fields[name])
  const read = sent.marks?.[name]
  if (mine === mark) return undefined
  if (isWaiting(read)) return read === waiting(mark) && sent.choices[name] ? 'chosen' : 'contested'
  if (read === undefined) return 'contested'
  if (mine === read) return 'kept'
  return mark === read ? undefined : 'contested'
}

/** Refuses an edit, and tells what others changed meanwhile; nothing that was typed is lost. */
export class EditedBefore extends Refusal {
  constructor(
    refusal: Pick<Refusal, 'kind' | 'sentence' | 'field' | 'also'>,
    readonly otherEdits: Record<string, OtherEdit>,
  ) {
    super(refusal.kind, refusal.sentence, refusal.field, refusal.also)
  }

  /** The marks that the form goes on with: what was shown now waits for a choice. */
  marksAfter(marks: Marks = {}): Marks {
    const shown = Object.entries(this.otherEdits)
    return {
      ...marks,
      ...Object.fromEntries(shown.map(([name, { values }]) => [name, waiting(markOf(values))])),
    }
  }
}

const chooseBelow = 'Both texts are below: choose which one to keep, then send it again.'

/** Why an edit waits for a choice, in a sentence that names the one who came first. */
export function editedBefore(otherEdits: Record<string, OtherEdit>) {
  const others = [
    ...new Set(Object.values(otherEdits).flatMap(({ by, isMine }) => (isMine || !by ? [] : [by]))),
  ]
  const names = others.length ? new Intl.ListFormat('en').format(others) : undefined
  const happened = names
    ? `${names} changed this too while you had it open.`
    : 'This was changed while you had it open.'
  const sentence = `${happened} ${chooseBelow} Nothing is lost.`
  return new EditedBefore(new Refusal('conflict', sentence), otherEdits)
}

/**
 * What others changed these fields to, with the name of who did so where nothing else has changed
 * them since.
 */
export async function otherEditsOf(
  acting: Acting,
  thing: Thing,
  now: Fields,
): Promise<Record<string, OtherEdit>> {
  const names = Object.keys(now)
  const rows = await sql()<{ field: string; mark: string; memberId: string; name: string }[]>`
    select e.field, e.mark, e.member_id as "memberId", m.name
    from edits e join members m on (m.school_id, m.id) = (e.school_id, e.member_id)
    where e.thing = ${thing.kind} and e.thing_id = ${thing.id} and e.field = any(${names})`
  const other = (field: string, values: string[]): OtherEdit => {
    const last = rows.find((row) => row.field === field && row.mark === markOf(values))
    return { by: last?.name ?? null, isMine: last?.memberId === acting.memberId, values }
  }
  return Object.fromEntries(
    Object.entries(now).map(([field, values]) => [field, other(field, values)]),
  )
}

/** Keeps who changed which fields, in the transaction that changes them. */
export async function keepEdits(
  { memberId }: Acting,
  thing: Thing,
  { before, after }: { before: Fields; after: Fields },
) {
  const changed = Object.keys(after).filter((name) => markOf(after[name]) !== markOf(before[name]))
  if (!changed.length) return
  const marks = changed.map((name) => markOf(after[name]))
  await sql()`
    insert into edits (thing, thing_id, field, mark, member_id)
    select ${thing.kind}, ${thing.id}, field, mark, ${memberId}
    from unnest(${changed}::text[], ${marks}::text[]) as said (field, mark)
    on conflict (school_id, thing, thing_id, field)
    do update set mark = excluded.mark, member_id = excluded.member_id, edited_at = skein_now()`
}

type Kept =
  'member' | 'school' | 'school year' | 'term' | 'closed days' | 'template' | 'contribution'

/**
 * Locks what an edit is about until the transaction ends; the parts of the calendar all by the
 * school's row.
 */
export async function lockThing({ kind, id }: { kind: Kept; id: string }) {
  if (kind === 'member') await lockRow(members, id)
  else if (kind === 'template') await lockRow(methodTemplates, id)
  else if (kind === 'contribution') await lockRow(contributions, id)
  else await db().select({ id: schools.id }).from(schools).for('no key update')
}

type Lockable = typeof members | typeof methodTemplates | typeof contributions

async function lockRow(table: Lockable, id: string) {
  await db().select({ id: table.id }).from(table).where(eq(table.id, id)).for('no key update')
}

/**
 * Refuses (conflict) to replace an answer of one's own that was given in another window since the
 * form was read; `now` is what it says, where that may be shown.
 */
export function ensureOwnRead({ isRead, now }: { isRead: boolean; now: string | undefined }) {
  if (isRead) return
  const given = now
    ? `You have answered since you opened this: “${now}”.`
    : 'You have voted since you opened this.'
  conflict(`${given} What you wrote is kept here: press again to replace that answer.`)
}
