import { everySchool } from '../../db/front-door'

/** Does the same in every school, one after another; one that fails keeps no other waiting, and is told of at the end. */
export async function inEverySchool(work: (school: string) => Promise<unknown>) {
  await all(await everySchool(), work)
}

/** Does each of several things even when one fails; then fails with the first failure. */
export async function all<T>(things: readonly T[], work: (thing: T) => Promise<unknown>) {
  const failed: unknown[] = []
  for (const thing of things) await work(thing).catch((error: unknown) => failed.push(error))
  if (failed.length) throw failed[0]
}
