import { createCipheriv, createDecipheriv, randomBytes, randomInt } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { ballotKeys, ballots, heldBallots } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Meaning } from '../../vocabulary/decisions'
import { found } from '../refusal'

// A secret ballot in three places. While it is open, each voter's choice is held sealed beside the
// voter's name, so that it may still be changed; the key is in a table of its own. At the close
// all are opened, shuffled and written as ballots in one statement, with random ids and no time,
// and the held ones and the key are destroyed. From the tables after the close a ballot cannot be
// tied to a voter by identity, by order or by time. It does not protect against someone who reads
// the database while the ballot is open, nor its backups, its log or its freed pages from that
// time; and when all vote alike, the count says what each one did.

type Vote = Extract<Meaning, 'yes' | 'no' | 'abstains'>
const leastBallots = 3
const sealedLength = 8

/** Makes the key for the ballots of a decision. */
export async function prepareBallots(decisionId: string) {
  await db()
    .insert(ballotKeys)
    .values({ decisionId, key: randomBytes(32) })
}

/**
 * Holds a voter's choice, in place of an earlier one. The caller has locked the decision and seen
 * that it is open.
 */
export async function holdBallot(
  decisionId: string,
  { memberId, vote }: { memberId: string; vote: Vote },
) {
  const sealed = seal(vote, await keyOf(decisionId))
  await db()
    .insert(heldBallots)
    .values({ decisionId, memberId, sealed })
    .onConflictDoUpdate({
      target: [heldBallots.schoolId, heldBallots.decisionId, heldBallots.memberId],
      set: { sealed: sql`excluded.sealed` },
    })
}

/**
 * The choice that a voter's own ballot holds, to be told to nobody else; nothing once it is
 * counted, or before there is one.
 */
export async function heldVoteOf(decisionId: string, memberId: string) {
  const [held] = await db()
    .select({ sealed: heldBallots.sealed })
    .from(heldBallots)
    .where(and(eq(heldBallots.decisionId, decisionId), eq(heldBallots.memberId, memberId)))
  return held && unseal(held.sealed, await keyOf(decisionId))
}

/**
 * What a voter's own ballots hold, by decision, of all that are not counted yet; to be told to
 * nobody else.
 */
export async function heldVotesOf(memberId: string) {
  const held = await db()
    .select({ decisionId: heldBallots.decisionId, sealed: heldBallots.sealed, key: ballotKeys.key })
    .from(heldBallots)
    .innerJoin(ballotKeys, eq(ballotKeys.decisionId, heldBallots.decisionId))
    .where(eq(heldBallots.memberId, memberId))
  return new Map(held.map(({ decisionId, sealed, key }) => [decisionId, unseal(sealed, key)]))
}

/**
 * Counts at the close: writes the ballots, shuffled, and destroys what was held. Fewer than three
 * would tell who said what: none is written.
 */
export async function countBallots(decisionId: string) {
  const held = await db()
    .select({ sealed: heldBallots.sealed })
    .from(heldBallots)
    .where(eq(heldBallots.decisionId, decisionId))
  const key = await keyOf(decisionId)
  const votes = shuffled(held.map(({ sealed }) => unseal(sealed, key)))
  await discardBallots(decisionId)
  if (votes.length >= leastBallots)
    await db()
      .insert(ballots)
      .values(votes.map((choice) => ({ decisionId, choice })))
}

/** Destroys what is held for a decision: its round is over, or it is withdrawn. */
export async function discardBallots(decisionId: string) {
  await db().delete(heldBallots).where(eq(heldBallots.decisionId, decisionId))
  await db().delete(ballotKeys).where(eq(ballotKeys.decisionId, decisionId))
}

async function keyOf(decisionId: string) {
  const [row] = await db()
    .select({ key: ballotKeys.key })
    .from(ballotKeys)
    .where(eq(ballotKeys.decisionId, decisionId))
  return found(row).key
}

// Padded, so that the length of what is sealed says nothing.
function seal(vote: Vote, key: Uint8Array) {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(vote.padEnd(sealedLength)), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function unseal(sealed: Uint8Array, key: Uint8Array) {
  const bytes = Buffer.from(sealed)
  const open = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAuthTag(
    bytes.subarray(12, 28),
  )
  return Buffer.concat([open.update(bytes.subarray(28)), open.final()])
    .toString()
    .trim() as Vote
}

function shuffled<T>(list: T[]) {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
  }
  return mixed
}
