import { hash, verify } from '@node-rs/argon2'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atMost = 4

/** argon2id of a password. At most four are computed at once: each takes 19 MB. */
export function hashPassword(password: string) {
  return inTurn(() => hash(password, cost))
}

/** Whether a password is the one of this hash. With no hash it takes as long and says no, so that a stranger learns nothing. */
export function isPassword(password: string, passwordHash: string | undefined) {
  return inTurn(async () => (await verify(passwordHash ?? (await nobody()), password)) && passwordHash !== undefined)
}

let nobodys: Promise<string> | undefined
const nobody = () => (nobodys ??= hash('nobody has this password, and nobody ever will', cost))

const waiting: (() => void)[] = []
let running = 0

// A slot that is given up goes straight to the one who waited longest, so that nobody slips in between.
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < atMost) running += 1
  else await new Promise<void>((go) => waiting.push(go))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
