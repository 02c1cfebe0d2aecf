import { refusalOf } from './connect'

/**
 * Runs work whose named database rules may say no; the first one that does is told to `refuse` with
 * its own sentence.
 */
export async function withRules<T>(
  sentences: Record<string, string>,
  refuse: (sentence: string) => never,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const sentence = sentences[refusalOf(error)?.constraint ?? '']
    if (sentence) refuse(sentence)
    throw error
  }
}
