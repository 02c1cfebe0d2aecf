import { and, eq } from 'drizzle-orm'
import { decisions } from '../../../db/schema'
import { db } from '../../../db/school'
import { difference } from './text-diff'
import type { Change } from './text-diff'
import { versionOf } from './proposals'
import { Refusal } from '../refusal'

type Text = { version: number; body: string }

/**
 * What was read and what stands by now, where its text has changed; nothing between them where only
 * the round has.
 */
export type ReadSince = { read: Text | null; now: Text; changes: Change[] | null }

/** Refuses (conflict) what answers a text that no longer stands, and tells both. */
export class ReadBefore extends Refusal {
  constructor(readonly since: ReadSince) {
    super('conflict', sentenceFor(since))
  }
}

/**
 * The mark of what a page shows of a decision: its form brings it back, and so says what was read.
 */
export const markOf = ({ version, round }: { version: number; round: number }) =>
  `${version}.${round}`

/**
 * Does an act on a decision by someone who had the version and round of this mark before them.
 * Where others stand by now the act is undone and refused (`ReadBefore`), so that nobody answers,
 * amends or settles what they never saw; an act that is not theirs, or not there, is refused as
 * ever. Two at once wait for each other here.
 */
export async function asRead<T>(
  number: number,
  mark: string | undefined,
  perform: () => Promise<T>,
): Promise<T> {
  const before = await readBefore(number, mark)
  const done = await perform().catch((error: unknown) => {
    throw before && error instanceof Refusal && error.kind === 'conflict' ? before : error
  })
  if (before) throw before
  return done
}

type Row = { id: string; version: number; round: number; state: string }

async function readBefore(number: number, mark: string | undefined) {
  const { id, version, round, state } = decisions
  const [now] = await db()
    .select({ id, version, round, state })
    .from(decisions)
    .where(and(eq(decisions.number, number), eq(decisions.inTheRoom, false)))
    .for('update')
  if (!now || now.state === 'draft' || now.state === 'decided' || mark === markOf(now))
    return undefined
  return new ReadBefore(await sinceRead(now, Number(/^\d{1,6}(?=\.)/.exec(mark ?? '')?.[0])))
}

async function sinceRead({ id, version }: Row, read: number): Promise<ReadSince> {
  const now = { version, body: (await versionOf(id, version)).body }
  if (!(read >= 1 && read < version))
    return { read: read === version ? now : null, now, changes: null }
  const { body } = await versionOf(id, read)
  return { read: { version: read, body }, now, changes: difference(body, now.body) }
}

function sentenceFor({ read, now, changes }: ReadSince) {
  const kept = 'What you wrote is kept here: press again once you have read it.'
  if (changes)
    return `You read version ${read?.version}; the text is version ${now.version} now. ${kept}`
  if (read) return `Everyone was asked again while you had this open. ${kept}`
  return `This did not say which version it is about. The text is version ${now.version} now. ${kept}`
}
