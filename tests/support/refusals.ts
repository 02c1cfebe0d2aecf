import { Refusal } from '../../app/domain/refusal'

const refusalOf = <T>(work: Promise<unknown>, done: T, said: (refusal: Refusal) => T) =>
  work.then(
    () => done,
    (error: unknown) => (error instanceof Refusal ? said(error) : Promise.reject(error)),
  )

/** What kind of no the domain said, or 'done'; anything that is not a refusal is thrown on. */
export const kindOf = (work: Promise<unknown>) =>
  refusalOf<string>(work, 'done', ({ kind }) => kind)

/** The sentence of that no, or nothing. */
export const sentenceOf = (work: Promise<unknown>) =>
  refusalOf(work, '', ({ sentence }) => sentence)
