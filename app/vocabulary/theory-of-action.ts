type Theory = { theoryIf: string; theoryThen: string; theoryBecause: string }

/** A theory of action as one sentence, of the parts that were written; nothing where none was. */
export function theorySaid({ theoryIf, theoryThen, theoryBecause }: Theory) {
  const parts = [
    part('if', theoryIf),
    part('then', theoryThen),
    part('because', theoryBecause),
  ].filter(Boolean)
  const said = parts.join(', ')
  return said && `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

// Many write the word that stands before the field, and the stop after it, into the field.
function part(word: string, written: string) {
  const said = written
    .trim()
    .replace(new RegExp(`^(and )?${word}\\b[\\s,…]*`, 'i'), '')
    .replace(/[\s.,…]+$/, '')
  return said && `${word} ${said}`
}
