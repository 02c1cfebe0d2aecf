import type { TransactionSql } from 'postgres'

/** The one setting that a backup has of its database: the clock of a demo. */
export const clockSetting = 'skein.clock'

/**
 * Sets the clock of a demo for all who come to this database, as its backup says; no other setting
 * is believed.
 */
export async function setClock(tx: TransactionSql, settings: string[]) {
  const said = settings.find((setting) => setting.startsWith(`${clockSetting}=`))
  if (said === undefined) return
  const moved = said.slice(clockSetting.length + 1)
  await tx<{ moved: string | null }[]>`
    select nullif(${moved}::text, '')::interval::text as moved`.catch(refused)
  const [{ change } = { change: '' }] = await tx<{ change: string }[]>`
    select format(
      'alter database %I set skein.clock = %L', current_database(), ${moved}::text
    ) as change`
  await tx.unsafe(change).catch((error: { code?: string }) => {
    if (error.code !== '42501') throw error
    throw new Error(
      `The backup is of a demo, whose clock is moved by a setting that only a superuser gives: ${change}. Nothing was restored.`,
      { cause: error },
    )
  })
}

function refused(cause: unknown): never {
  throw new Error('The backup moves the clock by no length of time. Nothing was restored.', {
    cause,
  })
}
