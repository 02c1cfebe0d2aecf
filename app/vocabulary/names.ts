import { inOneSpelling } from './one-spelling'

// Names of people and schools are mailed to strangers. What a stranger could follow is kept out of
// them: at every form, and again in the letter.

const mostLong = 80

const addresses = [
  /[@＠]|:\/\/|www\./iu,
  // A dot and two letters: mail programs make a link of it, whatever ending they know.
  // Before it may stand whatever a domain may be named, a picture too.
  /[^\s.。][.。]\p{L}{2,}/u,
  /\d{1,3}(\.\d{1,3}){3}/,
  // A telephone number, in the digits of any script.
  /(\p{Nd}[\s().+/-]*){7,}/u,
]

// What nobody sees, wherever it stands: joiners, fillers, variation selectors. The ring of a keycap
// goes too, and leaves its digit.
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu
const rings = /\p{Me}/gu

/**
 * Whether a name holds an address of the web or of mail, or a telephone number, however it is
 * written.
 */
export function leadsElsewhere(name: string) {
  const seen = inOneSpelling(name, 'NFKC').replaceAll(unseen, '').replaceAll(rings, '')
  return addresses.some((address) => address.test(seen))
}

/**
 * A name as it may be mailed to a stranger: one line of at most 80 characters; `unless` where it
 * leads elsewhere, or says nothing.
 */
export function plainName(name: string, unless: string) {
  const line = name
    .replaceAll(unseen, '')
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  if (!line || leadsElsewhere(name)) return unless
  const letters = [...line]
  return letters.length > mostLong ? `${letters.slice(0, mostLong - 1).join('')}…` : line
}
