import { parentPort } from 'node:worker_threads'
import { Refusal } from '../../domain/refusal'
import { doHere } from './work'
import type { Work } from './work'

/** A piece of work as it is handed over, and what came of it. */
export type Handed = { name: keyof Work; words: Work[keyof Work]['words'] }
export type Came =
  | { answer: unknown }
  | { refused: Pick<Refusal, 'kind' | 'sentence' | 'field'> }
  | { failed: Error }

parentPort?.on('message', (handed: Handed) => parentPort?.postMessage(done(handed)))
parentPort?.postMessage('ready')

function done({ name, words }: Handed): Came {
  try {
    return { answer: doHere(name, words) }
  } catch (error) {
    if (!(error instanceof Refusal)) return { failed: error as Error }
    const { kind, sentence, field } = error
    return { refused: { kind, sentence, field } }
  }
}
