import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs as graphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

// Heavy with its dictionaries: the server has it, and a page with a new password loads it when one
// begins to type.

/** Phrases that everybody knows, and the dictionaries do not. */
const phrases = [
  'correcthorsebatterystaple',
  'thequickbrownfoxjumps',
  'thequickbrownfoxjumpsoverthelazydog',
  'tobeornottobe',
  'tobeornottobethatisthequestion',
  'maytheforcebewithyou',
  'onceuponatime',
  'thankgoditsfriday',
  'allyouneedislove',
]

const dictionary = { ...common, ...english, phrases }
const judge = new ZxcvbnFactory({ dictionary, graphs, l33tMaxSubstitutions: 10 })

/**
 * The power of ten of guesses that a new password must be worth; fifteen random letters are worth
 * 15, the words of a famous phrase 12.
 */
const enough = 13.5
/**
 * How much of a password is looked at: what it begins with is hard to guess, or it is not. The
 * worst of so many letters takes about as long as eight hashes of argon2; of fewer, good phrases
 * would be cut off before they are hard to guess.
 */
const looked = 32

const reasons: Record<string, string> = {
  userInputs: 'It is made of your own name, your address, or your school.',
  simpleRepeat: 'It repeats itself.',
  extendedRepeat: 'It repeats itself.',
  sequences: 'It counts on, or follows the alphabet.',
  straightRow: 'It follows the keys of the keyboard.',
  keyPattern: 'It follows the keys of the keyboard.',
  dates: 'Days and years are tried first.',
  recentYears: 'Days and years are tried first.',
}
const wellKnown = 'Many people use it, or one much like it.'

/**
 * Why a password is easily guessed, in a sentence; nothing when it is not. `own` is what is known
 * of the person: name, address, schools. Written without spaces it must be worth as much: signs
 * between words are what a guesser adds first.
 */
export function whyGuessed(password: string, own: readonly string[]): string | undefined {
  const said = password.slice(0, looked)
  const parts = partsOf(own)
  if (isMadeOf(squeezed(said), parts)) return reasons.userInputs
  const tries = [...new Set([said, squeezed(said)])].map((one) => judge.check(one, parts))
  const weakest = tries.reduce((least, one) =>
    one.guessesLog10 < least.guessesLog10 ? one : least,
  )
  return weakest.guessesLog10 < enough
    ? (reasons[weakest.feedback.warning ?? ''] ?? wellKnown)
    : undefined
}

/** The words of what is known of a person, and the words of each run together, from either end. */
function partsOf(own: readonly string[]) {
  const parts = [...own, 'skein'].flatMap((one) => {
    const words = one
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 2)
    return [...words, words.join(''), words.toReversed().join(''), squeezed(one)]
  })
  return [...new Set(parts)].filter((part) => part.length > 2)
}

// Little is left when its own parts are taken out.
function isMadeOf(said: string, parts: readonly string[]) {
  const longestFirst = [...parts].sort((a, b) => b.length - a.length)
  const rest = longestFirst.reduce((left, part) => left.replaceAll(part, ''), said)
  return rest.length < said.length && rest.length < 8
}

function squeezed(said: string) {
  return said.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') || said
}
