import { inOneSpelling } from './one-spelling'

/** Words as they are compared and looked for: without accents, capitals and signs. */
export const plainly = (said: string) =>
  inOneSpelling(said, 'NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
