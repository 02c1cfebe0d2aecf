// To put the marks on a letter in order takes as long as the square of how many there are: 160 kB
// of nothing else took six seconds. Thirty are more than any language has (Unicode Standard Annex
// 15, "Stream-Safe Text Format"). Two narrow signs of Katakana are letters that become marks.
const tooManyMarks = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu

type Form = 'NFC' | 'NFD' | 'NFKC' | 'NFKD'

/** A text in one spelling of Unicode, with at most thirty marks on a letter. */
export const inOneSpelling = (text: string, form: Form = 'NFC') =>
  text.replaceAll(tooManyMarks, '$1').normalize(form)
