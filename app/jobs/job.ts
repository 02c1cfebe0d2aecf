/**
 * One try at a job: `id` and `since` (ISO, the real clock) are the same at every try, `worker` is
 * the one who tries, `inHand` the ids of all that this process is at, this one among them.
 */
export type Job = { id: string; since: string; worker: string; inHand: readonly string[] }

/**
 * What was told with the job, and by which school: the task opens that school's scope itself; null
 * is the door.
 */
export type Told<T> = T & { school: string | null }
