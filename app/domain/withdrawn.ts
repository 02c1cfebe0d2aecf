import { sql as expression } from 'drizzle-orm'

/** How what waits for an answer is written once nobody waits any more. */
export const withdrawnBecause = (reason: string) => ({
  answer: 'withdrawn' as const,
  answerReason: reason,
  answeredAt: expression`skein_now()`,
})
